// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { pipeline } from 'node:stream/promises'
import { type Files, openFiles } from '@tinhso/kernel/files'
import type { Text } from '../console/say.ts'
import type { Verified } from './check-result.ts'
import type { PointedFile } from './stored-files.ts'

/**
 * Files that lie in an object store: each one that the house points at is fetched whole, and its name must be the SHA-256
 * of its content. What nothing points at is not looked at. Throws when the store cannot be asked.
 */
export async function checkStoredObjects(
  { stateFolder, environment = {} }: Verified,
  pointed: readonly PointedFile[],
  tell: (detail: string) => void,
): Promise<{ extent: Text; problems: string[] }> {
  const files = await openFiles({
    state: stateFolder,
    filesUrl: environment['TINHSO_FILES_URL'] ?? '',
    filesKey: environment['TINHSO_FILES_KEY'] ?? '',
    filesSecret: environment['TINHSO_FILES_SECRET'] ?? '',
  })
  const problems: string[] = []
  const faults = new Map<string, string | null>()
  for (const [index, { subject, hash }] of pointed.entries()) {
    if (index % 50 === 0) tell(`${index}/${pointed.length}`)
    if (!faults.has(hash)) faults.set(hash, await faultOf(files, hash))
    const fault = faults.get(hash)
    if (fault) problems.push(`${subject}: ${fault}`)
  }
  const extent = {
    vi: `kho đối tượng: ${faults.size} tệp được trỏ tới từ ${pointed.length} chỗ`,
    en: `object store: ${faults.size} files that are pointed at`,
  }
  return { extent, problems }
}

async function faultOf(files: Files, hash: string): Promise<string | null> {
  if (!(await files.has(hash))) return 'thiếu tệp · its file is missing'
  const digest = createHash('sha256')
  await pipeline(await files.open(hash), digest)
  return digest.digest('hex') === hash ? null : 'nội dung không đúng với tên · content differs from its name'
}
