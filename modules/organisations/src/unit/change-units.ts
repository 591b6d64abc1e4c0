// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { manageUnits, type Unit, type UnitChange, type UnitImportResult } from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { findUnitAt, unitColumns } from './unit-lookup.ts'
import {
  countUnitUses,
  deleteUnit,
  endUnit,
  type UnitRecord,
  upsertSteps,
  upsertUnits,
} from './unit-store.ts'

/** Another module's answer to "do you use this unit?": a short word for the use, or null. */
export type UnitUse = (unit: Unit) => Promise<string | null>

const recordOf = (input: UnitChange, begin: UnitChange['begins'][number]): UnitRecord => ({
  ...begin,
  id: newId(),
  validFrom: input.effectiveOn,
  validTo: null,
  decision: input.decision,
  source: input.decision,
  checked: true,
})

const endUnits = async (command: Command, input: UnitChange): Promise<Map<string, Unit>> => {
  const ended = new Map<string, Unit>()
  for (const code of input.ends) {
    const unit = await findUnitAt(command.tx, code, input.effectiveOn)
    if (!unit || unit.validFrom === input.effectiveOn) {
      throw refuse('not-found', 'organisations.unit-not-found', { code, date: input.effectiveOn })
    }
    await endUnit(command.tx, unit.id, input.effectiveOn)
    ended.set(code, unit)
  }
  return ended
}

const refuseOverlap = async (command: Command, code: string, from: string) => {
  const { rows } = await sql<{ code: string }>`select code from organisations.unit
    where code = ${code} and daterange(valid_from, valid_to) && daterange(${from}::date, null)`.execute(
    command.tx,
  )
  if (rows.length > 0) throw refuse('invalid', 'organisations.unit-overlap', { code })
}

const beginUnits = async (command: Command, input: UnitChange): Promise<Map<string, UnitRecord>> => {
  const records = input.begins.map((begin) => recordOf(input, begin))
  for (const { code } of records) await refuseOverlap(command, code, input.effectiveOn)
  const begun = new Map(records.map((record) => [record.code, record]))
  if (begun.size < records.length) {
    const code = records.find((record) => begun.get(record.code) !== record)?.code
    throw refuse('invalid', 'organisations.unit-overlap', { code })
  }
  await upsertUnits(command.tx, records)
  return begun
}

const linkUnits = async (
  command: Command,
  input: UnitChange,
  ended: ReadonlyMap<string, Unit>,
  begun: ReadonlyMap<string, UnitRecord>,
) => {
  const steps = []
  for (const { from, to, extent } of input.steps) {
    const old = ended.get(from)
    const next = begun.get(to) ?? (await findUnitAt(command.tx, to, input.effectiveOn))
    if (!old || !next) {
      throw refuse('not-found', 'organisations.unit-not-found', {
        code: old ? to : from,
        date: input.effectiveOn,
      })
    }
    const { effectiveOn, decision } = input
    steps.push({
      predecessorId: old.id,
      successorId: next.id,
      effectiveOn,
      extent,
      decision,
      confirmed: true,
    })
  }
  await upsertSteps(command.tx, steps)
  return steps.length
}

/**
 * Records a change of the map by one decision: mergers, splits (also partial), renames (R-ORG-02). Refuses validity that
 * overlaps (422) and units that are not there on the day (404).
 */
export const changeUnits = (
  kernel: Kernel,
  context: CommandContext,
  input: UnitChange,
): Promise<UnitImportResult> =>
  kernel.runCommand(
    context,
    { name: 'organisations.unit.change', permission: manageUnits, input },
    async (command) => {
      if (input.ends.length + input.begins.length === 0)
        throw refuse('invalid', 'organisations.unit-change-empty')
      const ended = await endUnits(command, input)
      const begun = await beginUnits(command, input)
      const steps = await linkUnits(command, input, ended, begun)
      await command.audit({
        action: 'organisations.unit.changed',
        object: { type: 'unit-change', id: command.id, label: input.decision },
        after: input,
      })
      await command.emit({
        type: 'organisations.units-changed',
        aggregate: { type: 'unit-change', id: command.id },
        data: { effectiveOn: input.effectiveOn, ended: [...ended.keys()], begun: [...begun.keys()] },
      })
      return { units: ended.size + begun.size, steps, warnings: [], applied: true }
    },
  )

const usesOf = async (command: Command, unit: Unit, others: readonly UnitUse[]): Promise<string[]> => {
  const own = await countUnitUses(command.tx, unit.id, unit.code)
  const told = await Promise.all(others.map((ask) => ask(unit)))
  return [
    ...(own.steps > 0 ? [`${own.steps} liên kết kế thừa`] : []),
    ...(own.children > 0 ? [`${own.children} đơn vị trực thuộc`] : []),
    ...told.filter((use) => use !== null),
  ]
}

/** Removes a unit that was recorded by mistake; one that is in use is refused with 409 `unit-in-use`. */
export const removeUnit = (
  kernel: Kernel,
  context: CommandContext,
  unitId: string,
  others: readonly UnitUse[],
): Promise<{ removed: string }> =>
  kernel.runCommand(
    context,
    { name: 'organisations.unit.remove', permission: manageUnits, input: { unitId } },
    async (command) => {
      const { rows } =
        await sql<Unit>`select ${unitColumns} from organisations.unit u where u.id = ${unitId}`.execute(
          command.tx,
        )
      const unit = rows[0]
      if (!unit) throw refuse('not-found', 'organisations.unit-not-found', { code: unitId, date: '—' })
      const uses = await usesOf(command, unit, others)
      if (uses.length > 0) {
        throw refuse('conflict', 'organisations.unit-in-use', { name: unit.name, uses: uses.join(', ') })
      }
      await deleteUnit(command.tx, unit.id)
      await command.audit({
        action: 'organisations.unit.removed',
        object: { type: 'unit', id: unit.id, label: unit.name },
        before: unit,
      })
      return { removed: unit.code }
    },
  )
