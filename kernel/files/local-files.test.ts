// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before } from 'node:test'
import { testFilesContract } from './files-contract.ts'
import { createLocalFiles } from './index.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tinhso-files-'))
})
after(() => rm(folder, { recursive: true, force: true }))

const count = async () => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).length
}

testFilesContract('folder', () => createLocalFiles(folder), count)
