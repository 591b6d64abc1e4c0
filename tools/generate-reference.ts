// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTestHouse } from '@tinhso/kernel/testing'
import { ensurePostgres } from '../apps/launcher/postgres/ensure-postgres.ts'
import { findStateFolder } from '../apps/launcher/state/state-folder.ts'
import { modules } from '../apps/server/modules.ts'
import { referencePages } from './reference/reference-pages.ts'
import { root } from './source/source-files.ts'

const folder = join(root, 'docs', 'reference')
const checking = process.argv.includes('--check')

const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

if (!process.env['TINHSO_TEST_DATABASE_URL']) {
  const state = findStateFolder(process.env['TINHSO_STATE'])
  process.env['TINHSO_TEST_DATABASE_URL'] = (await ensurePostgres(state, { cluster: 'test-pg' })).superuserUrl
}
const house = await openTestHouse({ modules })
try {
  const pages = await referencePages(house)
  const stale = Object.entries(pages).filter(([name, text]) => readIfThere(join(folder, name)) !== text)
  if (!checking) {
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of stale) writeFileSync(join(folder, name), text)
  }
  for (const [name] of stale)
    console[checking ? 'error' : 'log'](
      `docs/reference/${name} ${checking ? 'is out of date: node tools/generate-reference.ts' : 'written'}`,
    )
  if (stale.length === 0) console.log('reference: up to date')
  process.exitCode = checking && stale.length > 0 ? 1 : 0
} finally {
  await house.close()
}
