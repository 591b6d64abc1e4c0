// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashFile, parseFileList, walk } from './file-list.ts'
import {
  damaged,
  fileListFile,
  type Manifest,
  manifestFile,
  manifestHashFile,
  readManifest,
  sha256,
} from './manifest.ts'

const describing = new Set([fileListFile, manifestFile, manifestHashFile])

/** A backup whose every byte was found as it was written. */
export type CheckedBackup = { folder: string; manifest: Manifest; files: { path: string; hash: string }[] }

/** Reads every byte of a backup against its checksums; throws at the first damage, missing or added file. */
export async function checkBackup(folder: string): Promise<CheckedBackup> {
  const manifest = readManifest(folder)
  if (!existsSync(join(folder, fileListFile))) throw damaged(`${fileListFile} (thiếu · missing)`)
  const list = readFileSync(join(folder, fileListFile), 'utf8')
  const files = parseFileList(list)
  if (sha256(list) !== manifest.fileListHash || !files) throw damaged(fileListFile)
  const found = walk(folder)
  const listed = new Set(files.map(({ path }) => path))
  const added = [...found.files, ...found.strange].find((path) => !listed.has(path) && !describing.has(path))
  if (added) throw damaged(`${added} (thừa · not listed)`)
  if (manifest.folders.join('\n') !== found.folders.join('\n')) throw damaged('thư mục · folders')
  const present = new Set(found.files)
  const missing = files.find(({ path }) => !present.has(path))
  if (missing) throw damaged(`${missing.path} (thiếu · missing)`)
  for (const { path, hash } of files) {
    if ((await hashFile(join(folder, path))).hash !== hash) throw damaged(path)
  }
  return { folder, manifest, files }
}
