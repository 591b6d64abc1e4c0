// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { systemActor } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { importUnits } from '../unit-import/import-units.ts'
import { readUnitFolder } from '../unit-import/unit-folder.ts'
import { seedAgencies } from './seed-agencies.ts'
import { seedUnits } from './seed-units.ts'

// reference data that is handed over beside the clone; absent in most installations
const unitFolder = fileURLToPath(new URL('../../../../../shared/data/admin-units/', import.meta.url))

const isEmpty = async (kernel: Kernel): Promise<boolean> => {
  const { rows } = await sql`select from organisations.agency limit 1`.execute(kernel.database.read)
  return rows.length === 0
}

/** Loads the first content: agencies and units of the documents, then the unit lists when they lie beside the clone. */
export const seedOrganisations = async (kernel: Kernel, folder: string = unitFolder): Promise<void> => {
  if (!(await isEmpty(kernel))) return
  const actor = systemActor('seed')
  await kernel.runCommand(
    { actor },
    { name: 'organisations.seed', input: kernel.profile.name },
    async (command) => {
      const agencies = await seedAgencies(kernel, command)
      const units = await seedUnits(kernel, command)
      await command.audit({
        action: 'organisations.register.seeded',
        object: { type: 'profile', id: kernel.profile.name, label: kernel.profile.province.name },
        after: { agencies, units },
      })
    },
  )
  const files = await readUnitFolder(folder)
  if (Object.keys(files).length === 0) return
  const { warnings } = await importUnits(kernel, { actor }, files)
  for (const warning of warnings) kernel.log.warn({ warning }, 'administrative units')
}
