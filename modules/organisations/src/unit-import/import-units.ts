// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Tx } from '@tinhso/kernel/database'
import type { Kernel } from '@tinhso/kernel/module'
import { bareName } from '@tinhso/kernel/search'
import { sql } from 'kysely'
import { manageUnits, type UnitImportResult } from '../contract/index.ts'
import { adoptUnitCode, readUnitIds, upsertSteps, upsertUnits } from '../unit/unit-store.ts'
import { planNewUnits } from './plan-new-units.ts'
import { planOldUnits } from './plan-old-units.ts'
import { planProvinces } from './plan-provinces.ts'
import { readUnitTables } from './unit-files.ts'
import { UnitPlan } from './unit-plan.ts'

/** What the files of an import folder say; nothing is written. Refuses missing files and columns with 422. */
export const planUnits = (files: Readonly<Record<string, string>>): UnitPlan => {
  const tables = readUnitTables(files)
  const plan = new UnitPlan()
  planProvinces(plan, tables)
  planOldUnits(plan, tables)
  planNewUnits(plan, tables)
  return plan
}

/** Units known so far only by name get their official code when exactly one planned unit has their name and tier. */
const adoptNamedUnits = async (tx: Tx, plan: UnitPlan): Promise<void> => {
  const { rows } = await sql<{ id: string; name: string; level: string; parentCode: string | null }>`
    select id, name, level, parent_code as "parentCode" from organisations.unit where provisional_code`.execute(
    tx,
  )
  for (const row of rows) {
    const same = [...plan.units.values()].filter(
      (unit) =>
        unit.validFrom === null &&
        unit.level === row.level &&
        unit.parentCode === row.parentCode &&
        bareName(unit.name) === bareName(row.name),
    )
    if (same.length === 1) await adoptUnitCode(tx, row.id, same[0]!.code)
    else plan.warn('Chưa có mã trong danh sách', [row.name])
  }
}

const applyPlan = async (command: Command, plan: UnitPlan): Promise<void> => {
  await adoptNamedUnits(command.tx, plan)
  const known = await readUnitIds(command.tx)
  const idOf = new Map([...plan.units.keys()].map((key) => [key, known.get(key) ?? newId()]))
  await upsertUnits(
    command.tx,
    // earlier versions first: a version is shortened before the next one of its code comes in
    [...plan.units]
      .map(([key, unit]) => ({ ...unit, id: idOf.get(key)! }))
      .sort((one, other) => (one.validFrom ?? '').localeCompare(other.validFrom ?? '')),
  )
  await upsertSteps(
    command.tx,
    [...plan.steps.values()].map(({ from, to, ...step }) => ({
      ...step,
      predecessorId: idOf.get(from)!,
      successorId: idOf.get(to)!,
    })),
  )
}

/**
 * Imports administrative units and the map from old to new from the text of CSV files, by file name. Running it again
 * with the same files changes nothing. What cannot be checked becomes a warning, never a refusal.
 */
export const importUnits = (
  kernel: Kernel,
  context: CommandContext,
  files: Readonly<Record<string, string>>,
): Promise<UnitImportResult> =>
  kernel.runCommand(
    context,
    { name: 'organisations.unit.import', permission: manageUnits, input: Object.keys(files) },
    async (command) => {
      const plan = planUnits(files)
      await applyPlan(command, plan)
      const result = {
        units: plan.units.size,
        steps: plan.steps.size,
        warnings: plan.warnings,
        applied: true,
      }
      await command.audit({
        action: 'organisations.unit.imported',
        object: { type: 'unit-import', id: command.id, label: Object.keys(files).join(', ') },
        after: result,
      })
      return result
    },
  )
