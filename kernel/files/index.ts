// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { Files } from './files.ts'
import { createLocalFiles } from './local-files.ts'
import { readS3Settings } from './s3-settings.ts'

/** The files of a house: in its state folder, or in the object store that its settings name. */
export const openFiles = async (config: {
  readonly state: string
  readonly filesUrl: string
  readonly filesKey: string
  readonly filesSecret: string
}): Promise<Files> => {
  if (config.filesUrl === '') return createLocalFiles(join(config.state, 'files'))
  const settings = readS3Settings(config.filesUrl, { key: config.filesKey, secret: config.filesSecret })
  // the client of the store is large: only a house that has one loads it
  const { createS3Files } = await import('./s3-files.ts')
  return createS3Files(settings, { folder: join(config.state, 'cache', 'files') })
}

export type { Files } from './files.ts'
export { createLocalFiles } from './local-files.ts'
export { readS3Settings, type S3Settings } from './s3-settings.ts'
export type { StoredFile } from './stored-file.ts'
