// SPDX-License-Identifier: Apache-2.0
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { hashFile, walk } from '../backup/file-list.ts'
import { type Check, judged, unchecked, type Verified } from './check-result.ts'
import { checkStoredObjects } from './stored-objects.ts'
import { tryQuery } from './try-query.ts'

/** A place in the database that points at a stored file. */
export type PointedFile = { subject: string; hash: string }

/**
 * Every stored file is read whole: its name must be the SHA-256 of its content. And every file that the house
 * points at must be there: each module says which in `verification/stored-files.sql`, a query of (subject, hash).
 */
export const storedFiles: Check = {
  title: { vi: 'Tệp gốc đã lưu', en: 'Stored files' },
  run: async (verified, tell) => {
    const { pointed, broken } = await pointedFiles(verified)
    if (verified.environment?.['TINHSO_FILES_URL']) {
      const { extent, problems } = await checkStoredObjects(verified, pointed, tell)
      if (problems.length === 0 && broken.length > 0) return unchecked(...broken)
      return judged(extent, [...problems, ...broken])
    }
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
    const present = new Set(kept.map((path) => basename(path)))
    const gone = pointed.filter(({ hash }) => !present.has(hash))
    problems.push(...gone.map(({ subject }) => `${subject}: thiếu tệp · its file is missing`))
    if (problems.length === 0 && broken.length > 0) return unchecked(...broken)
    const extent = { vi: `${kept.length} tệp, ${pointed.length} chỗ trỏ tới`, en: `${kept.length} files` }
    return judged(extent, [...problems, ...broken])
  },
}

async function pointedFiles({ client, clone }: Verified) {
  const result = { pointed: [] as PointedFile[], broken: [] as string[] }
  for (const file of globSync('{kernel,modules}/*/verification/stored-files.sql', { cwd: clone }).sort()) {
    const sql = readFileSync(join(clone, file), 'utf8')
    const { rows, failure } = await tryQuery<PointedFile>(client, sql)
    if (failure) result.broken.push(`${file}: ${failure}`)
    result.pointed.push(...rows)
  }
  return result
}
