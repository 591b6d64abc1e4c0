// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import type { TypedRows } from '@tinhso/warehouse'
import { type CollectionParts, personOf } from '../collection-parts.ts'
import type { CorrectionRequest, CorrectionView } from '../contract/index.ts'
import { findContribution, listContributions } from '../contribution/contribution-store.ts'
import { typedRowsOf } from '../contribution/task-view.ts'
import { isFaulty } from '../draft/judge-rows.ts'
import { readRows, type StoredRow } from '../draft/row-store.ts'
import { scopedChanges } from '../draft/save-draft.ts'
import { refuse } from '../refuse.ts'
import { onRound } from '../round/owner-steps.ts'
import { visibleRound } from '../round/round-access.ts'
import { insertCorrection, listCorrections } from './correction-store.ts'

const keyOf = (typed: TypedRows, values: StoredRow['values']): string => {
  const { normalised } = typed.judge(values)
  return JSON.stringify((typed.schema.keys[0] ?? []).map((field) => normalised[field] ?? null))
}

const requireRight = (typed: TypedRows, row: StoredRow, values: StoredRow['values']) => {
  if (typed.schema.keys.length === 0) throw refuse('invalid', 'collection.key-required')
  if (keyOf(typed, row.values) !== keyOf(typed, values)) throw refuse('invalid', 'collection.key-unchanged')
  const { faults } = typed.judge(values)
  if (isFaulty(faults))
    throw refuse('invalid', 'collection.rows-with-faults', {
      count: 1,
      errors: faults.map(({ field, code, message }) => ({ path: `/values/${field}`, code, message })),
    })
}

/**
 * Corrects a row of a locked round (R-ING-12): a batch of its own brings the new value, which counts once another person
 * approved it there; old value, reason and person are kept. Refused without a reason, and for a change of the key.
 */
export const correctRow = async (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  { agency, key, values, reason }: CorrectionRequest,
): Promise<{ batchNumber: number }> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, context.actor, code)
  if (!/\p{L}/u.test(reason)) throw refuse('invalid', 'collection.reason-required')
  const contribution = await findContribution(db, round.id, agency)
  if (!contribution) throw refuse('not-found', 'collection.unknown-task')
  const typed = await typedRowsOf(parts, round)
  const row = (await readRows(db, contribution.id, typed)).find((one) => one.key === key && !one.removed)
  if (!row) throw refuse('invalid', 'collection.unknown-row', { row: key })
  const [scoped] = scopedChanges({ round, contribution }, typed, [
    { key, values: { ...row.values, ...values } },
  ])
  const corrected = scoped!.values
  requireRight(typed, row, corrected)
  const begun = { name: 'collection.correct.check', allowed: ['locked'] as const }
  await onRound(parts, { actor: context.actor }, code, begun, (command) =>
    command.audit({
      action: 'collection.correction-begun',
      object: { type: 'collection.round', id: round.id, label: round.code },
      agencyId: round.ownerAgencyId,
      reason,
    }),
  )
  const { number } = await parts.warehouse.deliverRows(
    context.idempotencyKey ? { ...context, idempotencyKey: `correction.${context.idempotencyKey}` } : context,
    {
      code: round.datasetCode,
      datasetId: round.datasetId,
      mode: 'upsert',
      fileName: `${round.code}-dinh-chinh-${newId().slice(-8)}.ndjson`,
      source: `Đính chính: ${round.title}`,
      sourceKey: 'collection',
      note: `collection:${round.code}; ${reason}`.slice(0, 2000),
      rows: [corrected],
    },
  )
  const request = {
    name: 'collection.correct',
    allowed: ['locked'] as const,
    input: { agency, key, values, reason },
  }
  return onRound(parts, context, code, request, async (command, locked) => {
    const person = personOf(command.actor)
    await insertCorrection(command.tx, {
      id: newId(),
      roundId: locked.id,
      contributionId: contribution.id,
      rowKey: key,
      oldValues: typed.seal(row.values),
      newValues: typed.seal(corrected),
      reason,
      askedBy: person.id,
      askedName: person.name,
      askedAt: command.now,
      batchNumber: number,
    })
    await command.audit({
      action: 'collection.corrected',
      object: { type: 'collection.contribution', id: contribution.id, label: contribution.agencyName },
      agencyId: locked.ownerAgencyId,
      after: { row: key, batch: number },
      reason,
    })
    await parts.warehouse.submitDelivered(command, locked.datasetId, number)
    return { batchNumber: number }
  })
}

/** Corrections of a round with what changed, newest first. */
export const viewCorrections = async (
  parts: CollectionParts,
  actor: Actor,
  code: string,
): Promise<CorrectionView[]> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, actor, code)
  const typed = await typedRowsOf(parts, round)
  const agencies = new Map((await listContributions(db, round.id)).map((one) => [one.id, one]))
  return (await listCorrections(db, round.id)).map((correction) => {
    const [before, after] = [typed.open(correction.oldValues), typed.open(correction.newValues)]
    const contribution = agencies.get(correction.contributionId)
    return {
      agency: { code: contribution?.agencyCode ?? '', name: contribution?.agencyName ?? '' },
      key: correction.rowKey,
      changes: typed.schema.fields
        .filter(({ id, sensitive }) => sensitive === 'none' && (before[id] ?? '') !== (after[id] ?? ''))
        .map(({ id, title }) => ({ field: title.vi, before: before[id] ?? null, after: after[id] ?? null })),
      reason: correction.reason,
      askedBy: correction.askedName,
      askedAt: correction.askedAt.toISOString(),
      batchNumber: correction.batchNumber,
      status: correction.status,
    }
  })
}
