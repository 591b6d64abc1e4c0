// SPDX-License-Identifier: Apache-2.0
import type { LedgerLine } from '@tinhso/kernel/calendar'
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { Checks, PeriodKind, RoundKind, RoundStatus, ScopeKind } from '../contract/index.ts'

/** A round as it is stored. */
export interface Round {
  readonly id: string
  readonly code: string
  readonly kind: RoundKind
  readonly datasetId: string
  readonly datasetCode: string
  readonly datasetTitle: string
  readonly ownerAgencyId: string
  readonly title: string
  readonly periodKind: PeriodKind
  readonly period: string
  readonly instructions: string
  readonly legalBasis: readonly string[]
  readonly scopeField: string
  readonly scopeBy: ScopeKind
  /** Values by field id that every row bears. */
  readonly fixedValues: Readonly<Record<string, string>>
  readonly schemaVersion: number
  readonly loadMode: 'append' | 'upsert' | 'replace'
  readonly checks: Checks
  readonly workingDays: number
  readonly openedOn: string
  readonly dueOn: string
  readonly ledger: readonly LedgerLine[]
  readonly status: RoundStatus
  readonly caseId: string | null
  readonly openedBy: string | null
  readonly openedName: string
  readonly openedAt: Date
  readonly consolidatedBy: string | null
  readonly consolidatedName: string | null
  readonly consolidatedAt: Date | null
  readonly batchNumber: number | null
  readonly lockedBy: string | null
  readonly lockedName: string | null
  readonly lockedAt: Date | null
  /** The state agency that leads a survey campaign; null for other kinds. */
  readonly leadAgencyId: string | null
  readonly verifiedName: string | null
  readonly verifiedAt: Date | null
  readonly verification: string | null
  readonly expert: string | null
  readonly expertOpinion: string | null
  readonly expertAt: Date | null
  readonly version: number
}

const columns = sql`id, code, kind, dataset_id as "datasetId", dataset_code as "datasetCode",
  dataset_title as "datasetTitle", owner_agency_id as "ownerAgencyId", title, period_kind as "periodKind", period,
  instructions, legal_basis as "legalBasis", scope_field as "scopeField", scope_by as "scopeBy",
  fixed_values as "fixedValues", schema_version as "schemaVersion", load_mode as "loadMode", checks,
  working_days as "workingDays", opened_on as "openedOn", due_on as "dueOn", ledger, status, case_id as "caseId",
  opened_by as "openedBy", opened_name as "openedName", opened_at as "openedAt", consolidated_by as "consolidatedBy",
  consolidated_name as "consolidatedName", consolidated_at as "consolidatedAt", batch_number as "batchNumber",
  locked_by as "lockedBy", locked_name as "lockedName", locked_at as "lockedAt",
  lead_agency_id as "leadAgencyId", verified_name as "verifiedName", verified_at as "verifiedAt", verification, expert,
  expert_opinion as "expertOpinion", expert_at as "expertAt", version`

/** Writes a new round. */
export const insertRound = async (tx: Tx, round: Round): Promise<void> => {
  await sql`insert into collection.round (id, code, kind, dataset_id, dataset_code, dataset_title, owner_agency_id,
      title, period_kind, period, instructions, legal_basis, scope_field, scope_by, fixed_values, schema_version,
      load_mode, checks, working_days, opened_on, due_on, ledger, status, case_id, opened_by, opened_name, opened_at,
      lead_agency_id)
    values (${round.id}, ${round.code}, ${round.kind}, ${round.datasetId}, ${round.datasetCode},
      ${round.datasetTitle}, ${round.ownerAgencyId}, ${round.title}, ${round.periodKind}, ${round.period},
      ${round.instructions}, ${JSON.stringify(round.legalBasis)}, ${round.scopeField}, ${round.scopeBy},
      ${JSON.stringify(round.fixedValues)}, ${round.schemaVersion}, ${round.loadMode},
      ${JSON.stringify(round.checks)}, ${round.workingDays}, ${round.openedOn}, ${round.dueOn},
      ${JSON.stringify(round.ledger)}, ${round.status}, ${round.caseId}, ${round.openedBy}, ${round.openedName},
      ${round.openedAt}, ${round.leadAgencyId})`.execute(tx)
}

const assignments = {
  status: 'status',
  caseId: 'case_id',
  dueOn: 'due_on',
  consolidatedBy: 'consolidated_by',
  consolidatedName: 'consolidated_name',
  consolidatedAt: 'consolidated_at',
  batchNumber: 'batch_number',
  lockedBy: 'locked_by',
  lockedName: 'locked_name',
  lockedAt: 'locked_at',
  verifiedName: 'verified_name',
  verifiedAt: 'verified_at',
  verification: 'verification',
  expert: 'expert',
  expertOpinion: 'expert_opinion',
  expertAt: 'expert_at',
} as const

/** Changes some columns of a round and counts its version up. */
export const updateRound = async (
  tx: Tx,
  id: string,
  change: Partial<Pick<Round, keyof typeof assignments>>,
): Promise<void> => {
  const sets = Object.entries(change).map(
    ([name, value]) => sql`${sql.ref(assignments[name as keyof typeof assignments])} = ${value}`,
  )
  await sql`update collection.round set ${sql.join([...sets, sql`version = version + 1`])} where id = ${id}`.execute(
    tx,
  )
}

const one = async (db: Db | Tx, where: ReturnType<typeof sql>, lock = sql``): Promise<Round | null> => {
  const { rows } = await sql<Round>`select ${columns} from collection.round where ${where} ${lock}`.execute(
    db,
  )
  return rows[0] ?? null
}

export const findRoundByCode = (db: Db | Tx, code: string): Promise<Round | null> =>
  one(db, sql`code = ${code}`)
export const findRoundById = (db: Db | Tx, id: string): Promise<Round | null> => one(db, sql`id = ${id}`)

/** The round, held until the transaction ends. */
export const lockRound = (tx: Tx, id: string): Promise<Round | null> =>
  one(tx, sql`id = ${id}`, sql`for update`)

/** The latest locked or loaded round of a dataset that opened before another one. */
export const findRoundBefore = async (
  db: Db | Tx,
  datasetId: string,
  before: Date,
): Promise<Round | null> => {
  const { rows } = await sql<Round>`select ${columns} from collection.round
    where dataset_id = ${datasetId} and status in ('loaded', 'locked') and opened_at < ${before}
    order by opened_at desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Rounds by several ways of asking, newest first. */
export const listRounds = async (
  db: Db | Tx,
  filter: { readonly ownerIds: readonly string[] | null; readonly datasetCode?: string | undefined },
): Promise<Round[]> => {
  const { rows } = await sql<Round>`select ${columns} from collection.round
    where (${filter.ownerIds === null} or owner_agency_id = any(${filter.ownerIds ?? []}::uuid[]))
      and (${filter.datasetCode ?? null}::text is null or dataset_code = ${filter.datasetCode ?? null})
    order by opened_at desc, id desc limit 500`.execute(db)
  return rows
}

/** A round that is still running for a dataset and period. */
export const findRunning = async (db: Db | Tx, datasetId: string, period: string): Promise<Round | null> => {
  const { rows } = await sql<Round>`select ${columns} from collection.round
    where dataset_id = ${datasetId} and period = ${period} and status in ('open', 'consolidating')`.execute(
    db,
  )
  return rows[0] ?? null
}

/** A code nobody has: dataset and period, with a number when that was there before. */
export const freeRoundCode = async (tx: Tx, wanted: string): Promise<string> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('collection.round-code', 0))`.execute(tx)
  const { rows } = await sql<{ code: string }>`select code from collection.round
    where code = ${wanted} or starts_with(code, ${`${wanted}-l`})`.execute(tx)
  const taken = new Set(rows.map(({ code }) => code))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-l${number}`)) number += 1
  return `${wanted}-l${number}`
}
