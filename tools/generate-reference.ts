// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTestHouse } from '@tinhso/kernel/testing'
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
