// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { systemActor } from '@tinhso/kernel/access'
import { createRefusal } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import { type FileFormat, messages } from '../contract/index.ts'
import type { Version, VersionFile } from '../publication/publication.ts'
import { findPublic } from '../publication/publication-store.ts'
import { faultyFiles, filesOf, findVersion, recordFileFault } from './version-store.ts'

const refuse = createRefusal(messages)

/** A file ready to be sent: its bytes were found to give its checksum. */
export interface OpenFile {
  readonly version: Version
  readonly file: VersionFile
  readonly stream: Readable
}

const digestOf = async (source: Readable): Promise<string> => {
  const digest = createHash('sha256')
  for await (const chunk of source) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

const isIntact = async (kernel: Kernel, hash: string): Promise<boolean> =>
  (await kernel.files.has(hash)) && (await digestOf(await kernel.files.open(hash))) === hash

const withdrawFile = async (kernel: Kernel, version: Version, file: VersionFile) => {
  const context = { actor: systemActor('open-data.integrity') }
  await kernel.runCommand(context, { name: 'open-data.file-altered', input: file.hash }, async (command) => {
    await recordFileFault(command.tx, file.hash, command.now)
    await command.audit({
      action: 'open-data.file-altered',
      object: { type: 'open-data.file', id: file.hash, label: version.title },
      after: { code: version.datasetCode, version: version.number, format: file.format },
    })
    return null
  })
}

/**
 * Opens a file of a version after checking its bytes against its checksum, before the first byte is sent
 * (R-OPN-04). An altered file is not offered any more, and the finding is recorded.
 * Throws 404 for what was never published, 410 for what was withdrawn or altered.
 */
export const openVersionFile = async (
  kernel: Kernel,
  datasetCode: string,
  number: number | 'newest',
  format: FileFormat,
): Promise<OpenFile> => {
  const read = kernel.database.read
  const publication = await findPublic(read, datasetCode)
  if (!publication) throw refuse('not-found', 'open-data.not-found')
  if (publication.status === 'withdrawn') throw refuse('gone', 'open-data.withdrawn')
  const wanted = number === 'newest' ? publication.currentVersion! : number
  const version = await findVersion(read, publication.id, wanted)
  const files = await filesOf(read, [publication.id])
  const file = files.find((candidate) => candidate.number === wanted && candidate.format === format)
  if (!version || !file) throw refuse('not-found', 'open-data.version-not-found')
  if ((await faultyFiles(read, [file.hash])).size > 0) throw refuse('gone', 'open-data.file-altered')
  if (!(await isIntact(kernel, file.hash))) {
    await withdrawFile(kernel, version, file)
    throw refuse('gone', 'open-data.file-altered')
  }
  return { version, file, stream: await kernel.files.open(file.hash) }
}
