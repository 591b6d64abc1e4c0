// SPDX-License-Identifier: Apache-2.0
import { type Actor, can, requirePermission } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import { personOf } from '../batch/batch-access.ts'
import {
  fixRows,
  seeBatches,
  type UnitChoice,
  type UnitChoiceList,
  type UnitCorrection,
} from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import {
  changeChoice,
  datasetsWithAnswers,
  findChoice,
  listChoices,
  type StoredChoice,
} from './unit-answers.ts'
import { readRegister, type UnitRegister } from './unit-port.ts'

const maySee = (parts: WarehouseParts, actor: Actor, entry: DatasetEntry): boolean =>
  parts.catalog.canSee(actor, entry) && can(actor, seeBatches, { agencyId: entry.ownerAgencyId })

const viewChoice = (
  choice: StoredChoice,
  entry: DatasetEntry,
  { options, units }: UnitRegister,
  actor: Actor,
): UnitChoice => {
  const [kind, ...refs] = choice.question.split('|')
  const split = kind === 'split' ? units.find(({ ref }) => ref === refs[0]) : undefined
  const candidates = split ? split.next.map(({ ref }) => ref) : refs
  return {
    id: choice.id,
    dataset: { code: entry.code, title: entry.title },
    kind: kind === 'split' ? 'split' : 'name',
    written: choice.written,
    place: choice.place,
    option: choice.unit === null ? null : (options.get(choice.unit) ?? null),
    candidates: [...new Set(candidates)].flatMap((ref) => options.get(ref) ?? []),
    chosen: { name: choice.chosen_name, at: choice.chosen_at.toISOString() },
    reason: choice.reason,
    mayCorrect: can(actor, fixRows, { agencyId: entry.ownerAgencyId }),
    version: choice.version,
  }
}

/** What people answered about units, of every dataset whose batches the actor may see, the last first. */
export const listRemembered = async (
  parts: WarehouseParts,
  actor: Actor,
  query: { q?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
): Promise<UnitChoiceList> => {
  const { read } = parts.kernel.database
  const entries = await parts.catalog.entriesByIds(await datasetsWithAnswers(read))
  const seen = new Map(
    entries.filter((entry) => maySee(parts, actor, entry)).map((entry) => [entry.id, entry]),
  )
  const { limit = 50, cursor = '0', q = '' } = query
  const skip = Number(cursor)
  const page = await listChoices(read, { datasets: [...seen.keys()], text: q, skip, limit })
  const register = await readRegister(parts.units)
  return {
    items: page.rows.map((choice) => viewChoice(choice, seen.get(choice.dataset_id)!, register, actor)),
    nextCursor: skip + page.rows.length < page.total ? String(skip + page.rows.length) : null,
    total: page.total,
  }
}

/**
 * Corrects an answer. Rows of days before a split follow at the next reading, also those loaded long ago; a written name, and a row of a
 * later day, is read the new way in later files only, because loaded rows keep the unit they were accepted with.
 */
export const correctChoice = async (
  parts: WarehouseParts,
  context: CommandContext,
  id: string,
  input: UnitCorrection,
): Promise<UnitChoice> => {
  const { read } = parts.kernel.database
  const present = await findChoice(read, id)
  const [entry] = present ? await parts.catalog.entriesByIds([present.dataset_id]) : []
  if (!present || !entry || !maySee(parts, context.actor, entry))
    throw refuse('not-found', 'warehouse.unknown-unit-choice')
  const resource = { agencyId: entry.ownerAgencyId }
  requirePermission(context.actor, fixRows, resource)
  const register = await readRegister(parts.units)
  const { unit, reason, version } = input
  if (unit !== null && !register.options.has(unit))
    throw refuse('invalid', 'warehouse.unknown-unit', { unit })
  if (unit === null && present.question.startsWith('split|'))
    throw refuse('invalid', 'warehouse.unit-required')
  if (!reason.trim()) throw refuse('invalid', 'warehouse.reason-required')
  return parts.kernel.runCommand(
    context,
    { name: 'warehouse.unit-choice-corrected', permission: fixRows, resource, input: { id, ...input } },
    async (command) => {
      const held = await findChoice(command.tx, id, true)
      if (held?.version !== version) throw refuse('conflict', 'warehouse.stale')
      await changeChoice(command.tx, id, { unit, reason }, { ...personOf(command.actor), at: command.now })
      await command.audit({
        action: 'warehouse.unit-choice-corrected',
        object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
        agencyId: entry.ownerAgencyId,
        before: { choice: id, unit: held.unit },
        after: { choice: id, unit },
        reason,
      })
      return viewChoice((await findChoice(command.tx, id))!, entry, register, command.actor)
    },
  )
}
