// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { newId } from '../clock/index.ts'
import type { Tx } from '../database/index.ts'
import { lastActors } from './case-event-store.ts'
import { holdersOf } from './case-people.ts'
import type { CaseRecord } from './case-record.ts'
import type { ActionSpec, ActorSpec, Definition } from './contract.ts'
import { actionsIn, stateOf } from './definition-graph.ts'

interface Owed {
  readonly action: ActionSpec
  readonly side: string | null
  readonly specs: readonly ActorSpec[]
}

const owedBy = (action: ActionSpec): Owed[] =>
  action.confirmations
    ? action.confirmations.sides.map((side) => ({ action, side: side.id, specs: side.actors }))
    : [{ action, side: null, specs: action.actors ?? [] }]

/** The steps somebody owes in a state: only expected ones, and none where the case rests or is over. */
const owedIn = (definition: Definition, state: string): Owed[] => {
  const kind = stateOf(definition, state)?.kind ?? 'task'
  if (kind !== 'task') return []
  return actionsIn(definition, state)
    .filter((action) => (action.kind ?? 'advance') === 'advance')
    .flatMap(owedBy)
}

const insertHolders = async (
  tx: Tx,
  record: CaseRecord,
  owed: Owed,
  confirmed: ReadonlyMap<string, readonly string[]>,
) => {
  const earlier = await lastActors(tx, record.id, owed.action.notSameActorAs ?? [])
  const excluded = [...new Set([...earlier.values(), ...(confirmed.get(owed.action.id) ?? [])])]
  const holders = owed.specs
    .filter((spec) => !spec.from || spec.from.includes(record.state))
    .flatMap((spec) => holdersOf(spec, record))
  for (const { role, agencyId, accountId } of holders) {
    await sql`insert into kernel.case_holder (id, case_id, action, side, role, agency_id, account_id, excluded_accounts)
      values (${newId()}, ${record.id}, ${owed.action.id}, ${owed.side}, ${role}, ${agencyId}, ${accountId}, ${excluded}::uuid[])`.execute(
      tx,
    )
  }
}

/** Writes anew who owes the next step; sides that have confirmed owe nothing more, and their people are left out. */
export const writeHolders = async (tx: Tx, definition: Definition, record: CaseRecord): Promise<void> => {
  await sql`delete from kernel.case_holder where case_id = ${record.id}`.execute(tx)
  if (record.closedAt) return
  const { rows } = await sql<{ action: string; side: string; account_id: string }>`
    select action, side, account_id from kernel.case_confirmation where case_id = ${record.id} and visit = ${record.visit}`.execute(
    tx,
  )
  const accounts = new Map<string, string[]>()
  for (const row of rows) accounts.set(row.action, [...(accounts.get(row.action) ?? []), row.account_id])
  const done = new Set(rows.map((row) => `${row.action}/${row.side}`))
  for (const owed of owedIn(definition, record.state)) {
    if (!done.has(`${owed.action.id}/${owed.side}`)) await insertHolders(tx, record, owed, accounts)
  }
}
