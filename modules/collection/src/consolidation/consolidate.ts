// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { CommandContext } from '@tinhso/kernel/command'
import type { Db, Tx } from '@tinhso/kernel/database'
import type { TypedRows } from '@tinhso/warehouse'
import { sql } from 'kysely'
import type { CollectionParts } from '../collection-parts.ts'
import type { RowValues } from '../contract/index.ts'
import { type Contribution, listContributions } from '../contribution/contribution-store.ts'
import { typedRowsOf } from '../contribution/task-view.ts'
import { readRows } from '../draft/row-store.ts'
import { refuse } from '../refuse.ts'
import { onRound } from '../round/owner-steps.ts'
import { periodWords } from '../round/period.ts'
import { visibleRound } from '../round/round-access.ts'
import { type Round, updateRound } from '../round/round-store.ts'

/** A row to be consolidated, with where it came from. */
export interface SourcedRow {
  readonly contribution: Contribution
  readonly key: string
  readonly values: RowValues
}

/** Every row of the accepted contributions, agency by agency in the order they were written. */
export const acceptedRows = async (
  db: Db | Tx,
  contributions: readonly Contribution[],
  typed: Pick<TypedRows, 'open'>,
): Promise<SourcedRow[]> => {
  const found: SourcedRow[] = []
  for (const contribution of contributions.filter(({ status }) => status === 'accepted'))
    for (const { key, values, removed } of await readRows(db, contribution.id, typed))
      if (!removed) found.push({ contribution, key, values })
  return found
}

/** Keeps where every record of a batch came from: the store keeps the number of the record with each row. */
export const noteProvenance = async (
  tx: Tx,
  round: Round,
  batchNumber: number,
  rows: readonly SourcedRow[],
): Promise<void> => {
  const list = rows.map(({ contribution, key }, index) => ({
    record_no: index + 1,
    contribution_id: contribution.id,
    row_key: key,
  }))
  await sql`insert into collection.consolidated_row (round_id, batch_number, record_no, contribution_id, row_key)
    select ${round.id}, ${batchNumber}, given.record_no, given.contribution_id, given.row_key
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb)
      as given (record_no bigint, contribution_id uuid, row_key text)
    on conflict do nothing`.execute(tx)
}

/** The same rows are the same batch when this is done again; rows that changed meanwhile are another one. */
const contentHash = (rows: readonly SourcedRow[]): string =>
  createHash('sha256')
    .update(JSON.stringify(rows.map(({ values }) => values)))
    .digest('hex')
    .slice(0, 24)

const requireEnough = (contributions: readonly Contribution[], reason: string | undefined) => {
  const missing = contributions.filter(({ status }) => status !== 'accepted')
  if (missing.length > 0 && !reason?.trim())
    throw refuse('conflict', 'collection.agencies-missing', {
      count: missing.length,
      agencies: missing.map(({ agencyName }) => agencyName),
    })
}

/**
 * Consolidates without hand work: every accepted row becomes one batch of the warehouse, checked and approved there by
 * another person as any other (R-ING-15). Interrupted between batch and round, it is done again with the same batch.
 */
export const consolidate = async (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  input: { reason?: string | undefined },
): Promise<{ batchNumber: number; rows: number }> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, context.actor, code)
  const contributions = await listContributions(db, round.id)
  if (round.status === 'open') requireEnough(contributions, input.reason)
  if (round.kind === 'survey' && (!round.verifiedAt || !round.expertAt))
    throw refuse('conflict', 'collection.not-verified')
  const typed = await typedRowsOf(parts, round)
  const rows = await acceptedRows(db, contributions, typed)
  if (rows.length === 0 && round.status === 'open') throw refuse('conflict', 'collection.nothing-accepted')
  const request = { name: 'collection.consolidate', allowed: ['open'] as const, input }
  await onRound(
    parts,
    { actor: context.actor },
    code,
    { ...request, name: 'collection.consolidate.check' },
    async (command) =>
      command.audit({
        action: 'collection.consolidation-begun',
        object: { type: 'collection.round', id: round.id, label: round.code },
        agencyId: round.ownerAgencyId,
        after: { rows: rows.length },
      }),
  )
  const { number } = await parts.warehouse.deliverRows(
    { ...context, idempotencyKey: `collection.${round.id}.${round.version}.${contentHash(rows)}` },
    {
      code: round.datasetCode,
      datasetId: round.datasetId,
      mode: round.loadMode,
      fileName: `${round.code}-v${round.version}.ndjson`,
      source: `${round.title} (${periodWords(round.period).vi})`,
      sourceKey: 'collection',
      note: `collection:${round.code}`,
      rows: rows.map(({ values }) => values),
    },
  )
  return onRound(parts, context, code, request, async (command, locked) => {
    await noteProvenance(command.tx, locked, number, rows)
    await updateRound(command.tx, locked.id, { batchNumber: number })
    await parts.kernel.procedures.act(command, {
      caseId: locked.caseId!,
      action: 'consolidate',
      reason: input.reason,
    })
    await parts.warehouse.submitDelivered(command, locked.datasetId, number)
    return { batchNumber: number, rows: rows.length }
  })
}
