// SPDX-License-Identifier: Apache-2.0
import type { Tx } from '@tinhso/kernel/database'
import { fill, type Text } from '@tinhso/kernel/i18n'
import { sql } from 'kysely'
import { type DatasetSchema, type Field, type LoadMode, storeFaults } from '../../contract/index.ts'
import { findSchema } from '../../dataset-store/dataset-store.ts'
import type { FieldSeal } from '../../dataset-store/field-seal.ts'
import {
  datasetTable,
  isSealed,
  loadTable,
  matchColumn,
  storageOf,
  type UniqueSet,
  uniqueSets,
  valueColumn,
} from '../../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import type { BatchRow } from '../batch-store.ts'

/** A row of the load table that the store contradicts. */
export interface StoreConflict {
  readonly record: string
  readonly field: string
  readonly rule: string
  readonly code: keyof typeof storeFaults
  readonly value: string | null
  readonly message: Text
}

/** How a column of the load table compares with the store's, which may have been widened since. */
export const castColumn = (alias: string, field: Field) => {
  const column = sql.ref(`${alias}.${matchColumn(field)}`)
  return isSealed(field) ? column : sql`${column}::${sql.raw(storageOf(field))}`
}

/** The load table's rows and the store's rows in force have the same values of these fields. */
export const sameKey = (fields: readonly Field[]) =>
  sql.join(
    fields.map((field) => sql`${sql.ref(`s.${matchColumn(field)}`)} = ${castColumn('l', field)}`),
    sql` and `,
  )

const say = (code: keyof typeof storeFaults, values: Record<string, unknown>): Text => ({
  vi: fill(storeFaults[code].vi, values),
  en: fill(storeFaults[code].en, values),
})

interface Surroundings {
  readonly tx: Tx
  readonly batch: BatchRow
  readonly schema: DatasetSchema
  readonly seal: FieldSeal
}

const shownValue = ({ seal }: Surroundings, field: Field, stored: string | null): string | null =>
  stored !== null && isSealed(field) ? seal.open(field.id, stored) : stored

const duplicates = async (around: Surroundings, set: UniqueSet): Promise<StoreConflict[]> => {
  const { tx, batch, schema } = around
  const first = set.fields[0]!
  const primary =
    batch.mode === 'upsert' ? uniqueSets(schema).find((candidate) => candidate.primary) : undefined
  const replaced = primary
    ? sql`and not exists (select from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} l where ${sameKey(primary.fields)})`
    : sql``
  const { rows } = await sql<{ record_no: string; value: string | null }>`
    select l.record_no, l.${sql.ref(valueColumn(first.id))}::text as value
    from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} l
    join (select * from ${sql.table(`dataset_rows.${datasetTable(batch.dataset_id)}`)} s where s.batch_out is null ${replaced}) s
      on ${sameKey(set.fields)}
    order by l.record_no`.execute(tx)
  const title = set.fields.map((field) => field.title.vi).join(' + ')
  return rows.map((row) => {
    const value = shownValue(around, first, row.value)
    return {
      record: row.record_no,
      field: first.id,
      rule: set.rule,
      code: 'warehouse.duplicate-in-store',
      value,
      message: say('warehouse.duplicate-in-store', { title, value }),
    }
  })
}

type ReferenceRule = Extract<DatasetSchema['rules'][number], { kind: 'reference' }>

/** The other dataset's table and field; null when there is none yet. */
const referenceTarget = async ({ tx }: Surroundings, parts: WarehouseParts, rule: ReferenceRule) => {
  const target = await parts.catalog.entryByCode(rule.dataset)
  const other = target ? await findSchema(tx, target.id) : null
  const field = other?.fields.find(({ name }) => name === rule.otherField)
  return target && field ? { rows: sql.table(`dataset_rows.${datasetTable(target.id)}`), field } : null
}

/** Which of these values the other dataset has; a sealed field is asked by its HMAC. */
const knownValues = async (
  { tx, seal }: Surroundings,
  target: NonNullable<Awaited<ReturnType<typeof referenceTarget>>>,
  values: readonly string[],
): Promise<Set<string>> => {
  const { field } = target
  const asked = new Map(values.map((value) => [isSealed(field) ? seal.mac(field, value) : value, value]))
  const column = sql.ref(`s.${matchColumn(field)}`)
  const { rows } = await sql<{ found: string }>`select distinct ${column}::text as found from ${target.rows} s
    where s.batch_out is null and ${column}::text = any(${[...asked.keys()]}::text[])`.execute(tx)
  return new Set(rows.map(({ found }) => asked.get(found)!))
}

const missingReferences = async (
  around: Surroundings,
  parts: WarehouseParts,
  rule: ReferenceRule,
): Promise<StoreConflict[]> => {
  const { tx, batch, schema } = around
  const field = schema.fields.find(({ id }) => id === rule.field)
  if (!field) return []
  const target = await referenceTarget(around, parts, rule)
  const column = sql.ref(`l.${valueColumn(field.id)}`)
  const { rows } = await sql<{ records: string[]; value: string }>`
    select array_agg(l.record_no::text order by l.record_no) as records, min(${column}::text) as value
    from ${sql.table(`warehouse_load.${loadTable(batch.id)}`)} l
    where ${column} is not null group by ${sql.ref(`l.${matchColumn(field)}`)}`.execute(tx)
  const used = rows.map(({ records, value }) => ({ records, value: shownValue(around, field, value)! }))
  const values = used.map(({ value }) => value)
  const known = target ? await knownValues(around, target, values) : new Set<string>()
  return used
    .filter(({ value }) => !known.has(value))
    .flatMap(({ records, value }) => {
      const details = { title: field.title.vi, value, dataset: rule.dataset }
      const message = say('warehouse.reference-missing', details)
      const fault = {
        field: field.id,
        rule: rule.id,
        code: 'warehouse.reference-missing' as const,
        value,
        message,
      }
      return records.map((record) => ({ ...fault, record }))
    })
}

const replacesAll: readonly LoadMode[] = ['replace']

const isEmpty = async ({ tx, batch }: Surroundings): Promise<boolean> => {
  const { rows } = await sql<{ empty: boolean }>`
    select not exists (select from ${sql.table(`dataset_rows.${datasetTable(batch.dataset_id)}`)}) as empty`.execute(
    tx,
  )
  return rows[0]!.empty
}

/**
 * The second pass of the check: what only the store can tell (R-WH-03, uniqueness and reference). A replace or a first load meets no
 * rows in force; an upsert meets only those that it does not replace by key.
 */
export const findStoreConflicts = async (
  around: Surroundings,
  parts: WarehouseParts,
): Promise<StoreConflict[]> => {
  const conflicts: StoreConflict[] = []
  if (!replacesAll.includes(around.batch.mode) && !(await isEmpty(around))) {
    for (const set of uniqueSets(around.schema)) {
      if (set.primary && around.batch.mode === 'upsert') continue
      conflicts.push(...(await duplicates(around, set)))
    }
  }
  for (const rule of around.schema.rules) {
    if (rule.kind !== 'reference' || rule.severity !== 'error') continue
    conflicts.push(...(await missingReferences(around, parts, rule)))
  }
  return conflicts
}
