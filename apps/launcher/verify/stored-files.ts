// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hashFile, walk } from '../backup/file-list.ts'
import { type Check, judged, unchecked } from './check-result.ts'

/** Every stored file is read whole: its name must be the SHA-256 of its content. */
export const storedFiles: Check = {
  title: { vi: 'Tệp gốc đã lưu', en: 'Stored files' },
  run: async ({ stateFolder }, tell) => {
    const folder = join(stateFolder, 'files')
    if (!existsSync(folder)) return unchecked(folder)
    const { files, strange } = walk(folder)
    const kept = files.filter((path) => !path.startsWith('incoming/'))
    const problems = strange.map((path) => `${path}: không phải tệp · not a file`)
    for (const [index, path] of kept.entries()) {
      if (index % 50 === 0) tell(`${index}/${kept.length}`)
      if ((await hashFile(join(folder, path))).hash !== basename(path))
        problems.push(`${path}: nội dung không đúng với tên · content differs from its name`)
    }
    return judged({ vi: `${kept.length} tệp`, en: `${kept.length} files` }, problems)
  },
}
