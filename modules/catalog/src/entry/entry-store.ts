// SPDX-License-Identifier: Apache-2.0
import { type Db, type Tx, tables } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type {
  Classification,
  CollectionRules,
  DataType,
  DeclaredField,
  EntryStatus,
  UpdateCycle,
} from '../contract/index.ts'
import type { Entry } from './entry.ts'

interface EntryRow {
  id: string
  code: string
  title: string
  status: EntryStatus
  owner_agency_id: string | null
  proposed_owner_ids: string[]
  merged_into: string | null
  origin: 'registration' | 'inventory'
  origin_note: string | null
  data_type: DataType | null
  sector: string | null
  purpose: string
  scope: string | null
  fields: DeclaredField[]
  sources: string[]
  update_cycle: UpdateCycle | null
  access: Classification['access']
  importance: Classification['importance']
  personal_data: Classification['personalData']
  security: Classification['security']
  legal_basis: string[]
  personal_data_purpose: string | null
  rules_number: string | null
  rules_issued_on: string | null
  rules_title: string | null
  case_id: string | null
  version: number
  created_at: Date
  updated_at: Date
}

interface CatalogTables {
  'catalog.entry': EntryRow
}

const rulesOf = (row: EntryRow): CollectionRules | null =>
  row.rules_number === null || row.rules_issued_on === null
    ? null
    : { number: row.rules_number, issuedOn: row.rules_issued_on, title: row.rules_title ?? '' }

const toEntry = (row: EntryRow): Entry => ({
  id: row.id,
  code: row.code,
  title: row.title,
  status: row.status,
  ownerAgencyId: row.owner_agency_id,
  proposedOwnerIds: row.proposed_owner_ids,
  mergedInto: row.merged_into,
  origin: row.origin,
  originNote: row.origin_note,
  dataType: row.data_type,
  sector: row.sector,
  purpose: row.purpose,
  scope: row.scope,
  fields: row.fields,
  sources: row.sources,
  updateCycle: row.update_cycle,
  classification: {
    access: row.access,
    importance: row.importance,
    personalData: row.personal_data,
    security: row.security,
  },
  legalBasis: row.legal_basis,
  personalDataPurpose: row.personal_data_purpose,
  collectionRules: rulesOf(row),
  caseId: row.case_id,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

const columnsOf = (entry: Entry) => ({
  id: entry.id,
  code: entry.code,
  title: entry.title,
  status: entry.status,
  owner_agency_id: entry.ownerAgencyId,
  proposed_owner_ids: sql`${[...entry.proposedOwnerIds]}::uuid[]`,
  merged_into: entry.mergedInto,
  origin: entry.origin,
  origin_note: entry.originNote,
  data_type: entry.dataType,
  sector: entry.sector,
  purpose: entry.purpose,
  scope: entry.scope,
  fields: JSON.stringify(entry.fields),
  sources: JSON.stringify(entry.sources),
  update_cycle: entry.updateCycle,
  access: entry.classification.access,
  importance: entry.classification.importance,
  personal_data: entry.classification.personalData,
  security: entry.classification.security,
  legal_basis: JSON.stringify(entry.legalBasis),
  personal_data_purpose: entry.personalDataPurpose,
  rules_number: entry.collectionRules?.number ?? null,
  rules_issued_on: entry.collectionRules?.issuedOn ?? null,
  rules_title: entry.collectionRules?.title ?? null,
  case_id: entry.caseId,
  version: entry.version,
  created_at: entry.createdAt,
  updated_at: entry.updatedAt,
})

const catalog = (db: Db | Tx) => tables<CatalogTables>(db)

export const insertEntry = async (tx: Tx, entry: Entry): Promise<void> => {
  await catalog(tx)
    .insertInto('catalog.entry')
    .values(columnsOf(entry) as never)
    .execute()
}

/** Writes an entry over the version it was read at; false when somebody was faster. */
export const updateEntry = async (tx: Tx, entry: Entry): Promise<boolean> => {
  const result = await catalog(tx)
    .updateTable('catalog.entry')
    .set({ ...columnsOf(entry), version: entry.version + 1 } as never)
    .where('id', '=', entry.id)
    .where('version', '=', entry.version)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

const findOne = async (db: Db | Tx, column: 'id' | 'code', value: string): Promise<Entry | null> => {
  const row = await catalog(db)
    .selectFrom('catalog.entry')
    .selectAll()
    .where(column, '=', value)
    .executeTakeFirst()
  return row ? toEntry(row) : null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const findEntryById = async (db: Db | Tx, id: string): Promise<Entry | null> =>
  uuid.test(id) ? findOne(db, 'id', id) : null
export const findEntryByCode = (db: Db | Tx, code: string): Promise<Entry | null> => findOne(db, 'code', code)

/** All entries that can be duplicates of something: not refused, not merged. */
export const findComparable = async (db: Db | Tx): Promise<Entry[]> => {
  const rows = await catalog(db)
    .selectFrom('catalog.entry')
    .selectAll()
    .where('status', 'not in', ['refused', 'merged'])
    .execute()
  return rows.map(toEntry)
}

export const findEntriesByIds = async (db: Db | Tx, ids: readonly string[]): Promise<Entry[]> => {
  if (ids.length === 0) return []
  const rows = await catalog(db)
    .selectFrom('catalog.entry')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(toEntry)
}

/** Codes that begin like this one, to keep codes unique. */
/** Lets only one transaction at a time give a code to a new entry. */
export const holdCodes = async (tx: Tx): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended('catalog.entry-code', 0))`.execute(tx)
}

export const takenCodes = async (db: Db | Tx, prefix: string): Promise<Set<string>> => {
  const rows = await catalog(db)
    .selectFrom('catalog.entry')
    .select('code')
    .where(sql<boolean>`starts_with(code, ${prefix})`)
    .execute()
  return new Set(rows.map(({ code }) => code))
}
