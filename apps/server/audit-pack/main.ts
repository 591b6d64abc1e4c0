// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { systemActor } from '@tinhso/kernel/access'
import { readConfig } from '@tinhso/kernel/config'
import { openHouse } from '@tinhso/kernel/module'
import { zipSync } from 'fflate'
import { modules } from '../modules.ts'
import { makeAuditPack } from './make-audit-pack.ts'

// Run by ./tinhso audit-pack beside a server that works or stands: <folder or .zip> [YYYY-MM-DD]; prints where it wrote.
const [output = '.', asOf] = process.argv.slice(2)
const house = await openHouse({ ...readConfig(process.env), logLevel: 'error' }, modules)
try {
  const context = { actor: systemActor('audit-pack') }
  const madeBy = `./tinhso audit-pack (${userInfo().username})`
  const { name, files } = await makeAuditPack(house, context, { asOf, madeBy })
  const target = output.endsWith('.zip') ? output : join(output, name)
  mkdirSync(output.endsWith('.zip') ? dirname(target) : target, { recursive: true, mode: 0o700 })
  if (output.endsWith('.zip')) writeFileSync(target, zipSync({ ...files }), { mode: 0o600 })
  else
    for (const [file, bytes] of Object.entries(files))
      writeFileSync(join(target, file), bytes, { mode: 0o600 })
  console.log(target)
} finally {
  await house.close()
}
