// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { Agency, AgencyPage } from '../contract/index.ts'
import { readFocalOfficers } from '../focal/focal-store.ts'
import { findAgenciesByIds, findAgencyByCode } from './agency-lookup.ts'

type Details = Pick<
  AgencyPage,
  'budgetCode' | 'address' | 'head' | 'domain' | 'note' | 'source' | 'closingDecision' | 'version'
>

const readDetails = async (database: Db, id: string): Promise<Details> => {
  const { rows } = await sql<Details>`
    select budget_code as "budgetCode", address, head, domain, note, source, closing_decision as "closingDecision",
      version from organisations.agency where id = ${id}`.execute(database)
  return rows[0]!
}

const readNames = async (database: Db, id: string) => {
  const { rows } = await sql<AgencyPage['names'][number]>`
    select name, short_name as "shortName", nullif(valid_from, '-infinity'::date) as "validFrom",
      valid_to as "validTo", decision
    from organisations.agency_name v where agency_id = ${id} order by v.valid_from desc`.execute(database)
  return rows
}

const readCodes = async (database: Db, id: string) => {
  const { rows } = await sql<AgencyPage['codes'][number]>`
    select code, scheme = 'provisional' as provisional, nullif(valid_from, '-infinity'::date) as "validFrom",
      valid_to as "validTo"
    from organisations.agency_code v where agency_id = ${id} order by v.valid_from desc`.execute(database)
  return rows
}

interface Step {
  readonly direction: 'predecessor' | 'successor'
  readonly otherId: string
  readonly effectiveOn: string
  readonly kind: string
  readonly decision: string | null
}

const readSteps = async (database: Db, id: string): Promise<Step[]> => {
  const { rows } = await sql<Step>`
    select 'successor' as direction, successor_id as "otherId", effective_on as "effectiveOn", kind, decision
      from organisations.agency_succession where predecessor_id = ${id}
    union all
    select 'predecessor', predecessor_id, effective_on, kind, decision
      from organisations.agency_succession where successor_id = ${id}
    order by 3`.execute(database)
  return rows
}

const readLine = async (database: Db, id: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive line as (
      select id, parent_id, 0 as height from organisations.agency where id = ${id}
      union all select a.id, a.parent_id, line.height + 1
        from organisations.agency a join line on a.id = line.parent_id where line.height < 20)
    select id from line where id <> ${id} order by height desc`.execute(database)
  return rows.map((row) => row.id)
}

const readChildren = async (database: Db, id: string): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from organisations.agency where parent_id = ${id}`.execute(database)
  return rows.map((row) => row.id)
}

const byName = (one: Agency, other: Agency) => one.name.localeCompare(other.name, 'vi-VN')

/** Everything the page of an agency shows, as of a day; null when there is no such agency. */
export const readAgencyPage = async (
  database: Db,
  code: string,
  day: LocalDate,
): Promise<AgencyPage | null> => {
  const agency = await findAgencyByCode(database, code, day)
  if (!agency) return null
  const [details, names, codes, steps, line, children, officers] = await Promise.all([
    readDetails(database, agency.id),
    readNames(database, agency.id),
    readCodes(database, agency.id),
    readSteps(database, agency.id),
    readLine(database, agency.id),
    readChildren(database, agency.id),
    readFocalOfficers(database, agency.id),
  ])
  const others = await findAgenciesByIds(
    database,
    [...line, ...children, ...steps.map((step) => step.otherId)],
    day,
  )
  const pick = (ids: readonly string[]) => ids.flatMap((id) => others.get(id) ?? [])
  const link = (direction: Step['direction']) =>
    steps
      .filter((step) => step.direction === direction)
      .flatMap(({ otherId, effectiveOn, kind, decision }) =>
        pick([otherId]).map((other) => ({ agency: other, effectiveOn, kind, decision })),
      )
  return {
    ...agency,
    ...details,
    names,
    codes,
    parents: pick(line),
    children: pick(children).sort(byName),
    predecessors: link('predecessor'),
    successors: link('successor'),
    focalOfficers: officers,
  }
}
