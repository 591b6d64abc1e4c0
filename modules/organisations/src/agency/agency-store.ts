// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { AgencyLevel } from '../contract/index.ts'

/** The lasting particulars of an agency; null `validFrom`: since before records. */
export interface AgencyRecord {
  readonly id: string
  readonly level: AgencyLevel
  readonly kind: string
  readonly parentId: string | null
  readonly budgetCode: string | null
  readonly address: string | null
  readonly sector: string | null
  readonly head: string | null
  readonly domain: string | null
  readonly note: string | null
  readonly source: string | null
  readonly managesData: boolean
  readonly validFrom: LocalDate | null
  readonly validTo: LocalDate | null
  readonly closingDecision: string | null
  readonly version: number
}

const since = (day: LocalDate | null) => day ?? '-infinity'

/** Reads an agency for a change and locks it until the transaction ends. */
export const lockAgency = async (tx: Tx, id: string): Promise<AgencyRecord | null> => {
  const { rows } = await sql<AgencyRecord>`
    select id, level, kind, parent_id as "parentId", budget_code as "budgetCode", address, sector, head, domain, note,
      source, manages_data as "managesData", nullif(valid_from, '-infinity'::date) as "validFrom",
      valid_to as "validTo", closing_decision as "closingDecision", version
    from organisations.agency where id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export const insertAgency = async (
  tx: Tx,
  agency: Omit<AgencyRecord, 'version' | 'closingDecision'>,
  at: Date,
): Promise<void> => {
  await sql`
    insert into organisations.agency (id, level, kind, parent_id, budget_code, address, sector, head, domain, note,
      source, manages_data, valid_from, valid_to, created_at, updated_at)
    values (${agency.id}, ${agency.level}, ${agency.kind}, ${agency.parentId}, ${agency.budgetCode}, ${agency.address},
      ${agency.sector}, ${agency.head}, ${agency.domain}, ${agency.note}, ${agency.source}, ${agency.managesData},
      ${since(agency.validFrom)}, ${agency.validTo}, ${at}, ${at})`.execute(tx)
}

/** Writes the particulars back and counts the version up. */
export const updateAgency = async (tx: Tx, agency: AgencyRecord, at: Date): Promise<void> => {
  await sql`
    update organisations.agency set level = ${agency.level}, kind = ${agency.kind}, parent_id = ${agency.parentId},
      budget_code = ${agency.budgetCode}, address = ${agency.address}, sector = ${agency.sector}, head = ${agency.head},
      domain = ${agency.domain}, manages_data = ${agency.managesData}, valid_to = ${agency.validTo}, closing_decision = ${agency.closingDecision},
      version = version + 1, updated_at = ${at}
    where id = ${agency.id}`.execute(tx)
}

/** Who holds a code on a day or later; null when it is free. */
export const findCodeHolder = async (
  tx: Tx,
  code: string,
  from: LocalDate | null,
): Promise<string | null> => {
  const { rows } = await sql<{ agencyId: string }>`
    select agency_id as "agencyId" from organisations.agency_code
    where code = ${code} and daterange(valid_from, valid_to) && daterange(${since(from)}::date, null)
    order by valid_from limit 1`.execute(tx)
  return rows[0]?.agencyId ?? null
}

export const insertCode = async (
  tx: Tx,
  row: {
    code: string
    agencyId: string
    scheme: 'qd20' | 'provisional'
    from: LocalDate | null
    to?: LocalDate | null
  },
): Promise<void> => {
  await sql`insert into organisations.agency_code (code, valid_from, valid_to, agency_id, scheme)
    values (${row.code}, ${since(row.from)}, ${row.to ?? null}, ${row.agencyId}, ${row.scheme})`.execute(tx)
}

/** Ends the code in force from a day on; a code that would begin on or after that day is taken away. */
export const endCodes = async (tx: Tx, agencyId: string, on: LocalDate): Promise<void> => {
  await sql`delete from organisations.agency_code where agency_id = ${agencyId} and valid_from >= ${on}::date`.execute(
    tx,
  )
  await sql`update organisations.agency_code set valid_to = ${on} where agency_id = ${agencyId}
    and (valid_to is null or valid_to > ${on}::date)`.execute(tx)
}

export const insertName = async (
  tx: Tx,
  row: {
    agencyId: string
    name: string
    shortName: string | null
    from: LocalDate | null
    to?: LocalDate | null
    decision: string | null
  },
): Promise<void> => {
  await sql`insert into organisations.agency_name (agency_id, valid_from, valid_to, name, short_name, decision)
    values (${row.agencyId}, ${since(row.from)}, ${row.to ?? null}, ${row.name}, ${row.shortName}, ${row.decision})`.execute(
    tx,
  )
}

/** The day on which the last name of an agency began; null: since before records. */
export const lastNameStart = async (tx: Tx, agencyId: string): Promise<LocalDate | null> => {
  const { rows } = await sql<{ start: string | null }>`
    select nullif(max(valid_from), '-infinity'::date) as start from organisations.agency_name
    where agency_id = ${agencyId}`.execute(tx)
  return rows[0]?.start ?? null
}

export const endNames = async (tx: Tx, agencyId: string, on: LocalDate): Promise<void> => {
  await sql`update organisations.agency_name set valid_to = ${on} where agency_id = ${agencyId} and valid_to is null`.execute(
    tx,
  )
}

export const insertSuccession = async (
  tx: Tx,
  row: {
    predecessorId: string
    successorId: string
    effectiveOn: LocalDate
    kind: string
    decision: string | null
    note?: string | null
  },
): Promise<void> => {
  await sql`insert into organisations.agency_succession
      (predecessor_id, successor_id, effective_on, kind, decision, note)
    values (${row.predecessorId}, ${row.successorId}, ${row.effectiveOn}, ${row.kind}, ${row.decision},
      ${row.note ?? null}) on conflict do nothing`.execute(tx)
}

/** Agencies directly under one that are still open on a day. */
export const countOpenChildren = async (tx: Tx, agencyId: string, on: LocalDate): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from organisations.agency
    where parent_id = ${agencyId} and (valid_to is null or valid_to > ${on}::date)`.execute(tx)
  return rows[0]?.count ?? 0
}
