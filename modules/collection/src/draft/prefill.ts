// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import type { TypedRows } from '@tinhso/warehouse'
import type { Row } from '@tinhso/warehouse/contract'
import { type CollectionParts, personOf } from '../collection-parts.ts'
import { MOST_ROWS, type RowValues } from '../contract/index.ts'
import {
  type Contribution,
  listContributions,
  updateContribution,
} from '../contribution/contribution-store.ts'
import { findRoundBefore, type Round } from '../round/round-store.ts'
import { isFaulty, judgeRows, keptFaults } from './judge-rows.ts'
import { isOwnScope } from './row-scope.ts'
import { noteSave, readRows, writeRows } from './row-store.ts'

/** The most stored rows that are looked through for the rows of agencies; beyond, drafts begin empty. */
const mostStoredRows = 100_000

const fromRound = async (
  { kernel }: CollectionParts,
  earlier: Round,
  typed: TypedRows,
): Promise<Map<string, RowValues[]>> => {
  const db = kernel.database.read
  const rows = new Map<string, RowValues[]>()
  for (const { id, agencyId } of await listContributions(db, earlier.id)) {
    const kept = (await readRows(db, id, typed)).filter(({ removed }) => !removed)
    rows.set(
      agencyId,
      kept.map(({ values }) => values),
    )
  }
  return rows
}

const asWritten = (typed: TypedRows, field: string, value: Row[string] | undefined): string | null =>
  value === null || value === undefined || typeof value === 'object'
    ? null
    : typed.write(field, String(value))

const rowsInForce = async (parts: CollectionParts, command: Command, round: Round, typed: TypedRows) => {
  const statistics = await parts.warehouse.statistics(round.datasetId)
  if (statistics.rows === 0 || statistics.rows > mostStoredRows) return []
  const { fields } = typed.schema
  const policy = {
    fields: Object.fromEntries(fields.map(({ name }) => [name, 'allow' as const])),
    purpose: 'collection-prefill',
    recordedFor: command.actor,
  }
  const found: RowValues[] = []
  let cursor: string | undefined
  do {
    const page = await parts.warehouse.readRows(
      { datasetId: round.datasetId, limit: 1000, ...(cursor ? { cursor } : {}) },
      policy,
    )
    for (const row of page.rows)
      found.push(Object.fromEntries(fields.map(({ id, name }) => [id, asWritten(typed, id, row[name])])))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return found
}

const fromStore = async (
  parts: CollectionParts,
  command: Command,
  round: Round,
  typed: TypedRows,
  contributions: readonly Contribution[],
): Promise<Map<string, RowValues[]>> => {
  const rows = new Map<string, RowValues[]>()
  for (const values of await rowsInForce(parts, command, round, typed)) {
    const scope = values[round.scopeField]
    const owner = scope ? contributions.find((contribution) => isOwnScope(contribution, scope)) : undefined
    if (owner) rows.set(owner.agencyId, [...(rows.get(owner.agencyId) ?? []), values])
  }
  return rows
}

const begin = async (
  command: Command,
  round: Round,
  typed: TypedRows,
  contribution: Contribution,
  given: readonly RowValues[],
): Promise<void> => {
  const rows = given.slice(0, MOST_ROWS).map((values, index) => ({
    key: `p${index + 1}`,
    position: index,
    values: { ...values, ...round.fixedValues, [round.scopeField]: contribution.scopeValue },
  }))
  const verdicts = judgeRows(typed, rows)
  const author = { ...personOf(command.actor), at: command.now }
  const writes = rows.map((row) => ({
    ...row,
    values: typed.seal(row.values),
    faults: keptFaults(typed, verdicts.get(row.key) ?? []),
    origin: 'prefilled' as const,
  }))
  const { id } = contribution
  await writeRows(command.tx, id, 1, author, writes)
  await noteSave(command.tx, {
    contributionId: id,
    version: 1,
    author,
    source: 'prefill',
    writes,
    removals: [],
  })
  await updateContribution(command.tx, id, {
    draftVersion: 1,
    rowCount: rows.length,
    faultCount: [...verdicts.values()].filter(isFaulty).length,
  })
}

/**
 * Begins the drafts of a new round with what each agency sent in the round before, else with its rows in force. The
 * status stays “not opened” until a person changes something. Returns how many agencies have rows to begin with.
 */
export const prefill = async (
  parts: CollectionParts,
  command: Command,
  round: Round,
  typed: TypedRows,
): Promise<number> => {
  const contributions = await listContributions(command.tx, round.id)
  const earlier = await findRoundBefore(command.tx, round.datasetId, round.openedAt)
  const rows = earlier
    ? await fromRound(parts, earlier, typed)
    : await fromStore(parts, command, round, typed, contributions)
  let begun = 0
  for (const contribution of contributions) {
    const given = rows.get(contribution.agencyId) ?? []
    if (given.length === 0) continue
    await begin(command, round, typed, contribution, given)
    begun += 1
  }
  return begun
}
