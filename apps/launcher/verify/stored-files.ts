// SPDX-License-Identifier: Apache-2.0
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hashFile, walk } from '../backup/file-list.ts'
import { type Check, judged, unchecked, type Verified } from './check-result.ts'
import { tryQuery } from './try-query.ts'

/**
 * Every stored file is read whole: its name must be the SHA-256 of its content. And every file that the house
 * points at must be there: each module says which in `verification/stored-files.sql`, a query of (subject, hash).
 */
export const storedFiles: Check = {
  title: { vi: 'Tệp gốc đã lưu', en: 'Stored files' },
  run: async (verified, tell) => {
    const folder = join(verified.stateFolder, 'files')
    if (!existsSync(folder)) return unchecked(`${folder}: không có · missing`)
    const { files, strange } = walk(folder)
    const kept = files.filter((path) => !path.startsWith('incoming/'))
    const problems = strange.map((path) => `${path}: không phải tệp · not a file`)
    for (const [index, path] of kept.entries()) {
      if (index % 50 === 0) tell(`${index}/${kept.length}`)
      const { hash } = await hashFile(join(folder, path))
      if (hash !== basename(path))
        problems.push(`${path}: nội dung không đúng với tên · content differs from its name`)
    }
    const pointed = await missingFiles(verified, new Set(kept.map((path) => basename(path))))
    const found = [...problems, ...pointed.missing]
    if (found.length === 0 && pointed.broken.length > 0) return unchecked(...pointed.broken)
    const extent = { vi: `${kept.length} tệp, ${pointed.count} chỗ trỏ tới`, en: `${kept.length} files` }
    return judged(extent, [...found, ...pointed.broken])
  },
}

async function missingFiles({ client, clone }: Verified, present: ReadonlySet<string>) {
  const result = { missing: [] as string[], broken: [] as string[], count: 0 }
  for (const file of globSync('{kernel,modules}/*/verification/stored-files.sql', { cwd: clone }).sort()) {
    const sql = readFileSync(join(clone, file), 'utf8')
    const { rows, failure } = await tryQuery<{ subject: string; hash: string }>(client, sql)
    if (failure) result.broken.push(`${file}: ${failure}`)
    result.count += rows.length
    const gone = rows.filter(({ hash }) => !present.has(hash))
    result.missing.push(...gone.map(({ subject }) => `${subject}: thiếu tệp · its file is missing`))
  }
  return result
}
