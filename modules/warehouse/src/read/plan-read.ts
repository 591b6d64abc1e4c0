// SPDX-License-Identifier: Apache-2.0
import type { Db } from '@tinhso/kernel/database'
import { type RawBuilder, sql } from 'kysely'
import {
  type DatasetSchema,
  describeDataType,
  type Field,
  type ReadPolicy,
  type RowsQuery,
} from '../contract/index.ts'
import { findDataset, findSchema } from '../dataset-store/dataset-store.ts'
import { createFieldSeal } from '../dataset-store/field-seal.ts'
import {
  datasetTable,
  isSealed,
  primaryKey,
  storageOf,
  trailColumn,
  valueColumn,
} from '../dataset-store/physical-model.ts'
import { refuse } from '../refuse.ts'
import { readColumnText, readPolicy, readSchema, unitJoins } from '../units/unit-columns.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { canonicalSql, type ReadValue, valueReader } from './field-value.ts'
import { filterSql } from './filter-sql.ts'
import type { OrderField } from './row-order.ts'

/** A field that a reader gets, and how its stored text becomes a value. */
export interface ReadField {
  readonly field: Field
  readonly access: 'allow' | 'mask'
  readonly read: ReadValue
}

/** A question made ready: what to fetch, under which conditions, in which order. */
export interface ReadPlan {
  readonly schema: DatasetSchema
  readonly fields: readonly ReadField[]
  readonly columns: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly conditions: RawBuilder<boolean>
  readonly order: readonly OrderField[]
  /** How many columns `k_0` … tell which row it is; 0 without a key. */
  readonly keyParts: number
}

/** The load up to which the store is seen; null: as it is now. */
const knownLoad = async (
  db: Db,
  datasetId: string,
  asKnown: ReadPolicy['asKnown'],
): Promise<number | null> => {
  if (!asKnown) return null
  if ('load' in asKnown) return asKnown.load
  const { rows } = await sql<{
    load: string
  }>`select coalesce(max(load_number), 0) as load from warehouse.batch
    where dataset_id = ${datasetId} and loaded_at <= ${asKnown.at}`.execute(db)
  return Number(rows[0]!.load)
}

const inForce = (load: number | null): RawBuilder<boolean> =>
  load === null
    ? sql`s.batch_out is null`
    : sql`s.batch_in <= ${load}::bigint and (s.batch_out is null or s.batch_out > ${load}::bigint)`

const validOn = (schema: DatasetSchema, day: string | undefined): RawBuilder<boolean>[] => {
  if (day === undefined) return []
  const bounds: RawBuilder<boolean>[] = []
  const column = (id: string) => sql.ref(`s.${valueColumn(id)}`)
  if (schema.validFromField)
    bounds.push(
      sql`(${column(schema.validFromField)} is null or ${column(schema.validFromField)} <= ${day}::date)`,
    )
  if (schema.validToField)
    bounds.push(
      sql`(${column(schema.validToField)} is null or ${column(schema.validToField)} > ${day}::date)`,
    )
  return bounds
}

/** Finds fields by their stable names; what the policy drops does not exist for the reader. */
const fieldFinder = (schema: DatasetSchema, policy: ReadPolicy) => {
  const byName = new Map(schema.fields.map((field) => [field.name, field]))
  return {
    any: (name: string): Field => {
      const field = byName.get(name)
      if (!field) throw refuse('invalid', 'warehouse.no-such-field', { field: name })
      return field
    },
    given: (name: string): { field: Field; access: 'allow' | 'mask' } => {
      const field = byName.get(name)
      const access = field ? (policy.fields[name] ?? 'drop') : 'drop'
      if (!field || access === 'drop') throw refuse('invalid', 'warehouse.no-such-field', { field: name })
      return { field, access }
    },
  }
}

// asking about a hidden value would tell it bit by bit
const requireReadable = (field: Field, access: string, operator: string) => {
  if (access === 'allow') return field
  const possible = { vi: 'Giá trị của trường này được che.', en: 'Its values are hidden from you.' }
  throw refuse('invalid', 'warehouse.filter-not-possible', { field: field.name, operator, possible })
}

const requireSortable = (field: Field) => {
  if (!isSealed(field) && describeDataType(field.type).storage !== 'jsonb') return field
  const possible = { vi: 'Chọn trường khác để sắp xếp.', en: 'Choose another field to sort by.' }
  throw refuse('invalid', 'warehouse.filter-not-possible', { field: field.name, operator: 'sort', possible })
}

const selectedFields = (schema: DatasetSchema, query: RowsQuery, policy: ReadPolicy) => {
  const find = fieldFinder(schema, policy)
  const names =
    query.select ??
    schema.fields.map(({ name }) => name).filter((name) => (policy.fields[name] ?? 'drop') !== 'drop')
  return names.map((name) => find.given(name))
}

/**
 * Turns a query and a policy into SQL parts. Fields are addressed by name and only those the policy gives can be
 * selected, filtered or sorted by; the policy's own row filter may use any.
 * @throws 404 without a store, 403 outside the policy's term, 422 for an impossible question
 */
export const planRead = async (
  parts: WarehouseParts,
  query: RowsQuery,
  given: ReadPolicy,
): Promise<ReadPlan> => {
  const { read } = parts.kernel.database
  const today = parts.kernel.clock.today()
  if ((given.validFrom && today < given.validFrom) || (given.validTo && today >= given.validTo))
    throw refuse('forbidden', 'warehouse.policy-expired')
  const stored = (await findDataset(read, query.datasetId)) ? await findSchema(read, query.datasetId) : null
  if (!stored) throw refuse('not-found', 'warehouse.no-store')
  const [schema, policy] = [readSchema(stored), readPolicy(stored, given)]
  const seal = createFieldSeal(parts.kernel.keys, query.datasetId)
  const find = fieldFinder(schema, policy)
  const asked = (query.filters ?? []).map((filter) => {
    const { field, access } = find.given(filter.field)
    return filterSql(requireReadable(field, access, filter.operator), filter, seal)
  })
  const imposed = (policy.rowFilter ?? []).map((filter) => filterSql(find.any(filter.field), filter, seal))
  const order = (query.sort ?? []).map(({ field: name, descending }) => {
    const { field, access } = find.given(name)
    return { field: requireSortable(requireReadable(field, access, 'sort')), descending }
  })
  const fields = selectedFields(schema, query, policy)
  const load = await knownLoad(read, query.datasetId, policy.asKnown)
  const key = primaryKey(stored)
  const column = (field: Field) => canonicalSql(readColumnText(field.id), storageOf(field))
  return {
    schema,
    fields: fields.map(({ field, access }) => ({
      field,
      access,
      read: valueReader(field, access, seal),
    })),
    columns: sql.join([
      sql`s.row_id`,
      ...fields.map(({ field }, index) => sql`${sql.raw(column(field))} as ${sql.ref(`v_${index}`)}`),
      ...key.map((field, index) => sql`s.${sql.ref(trailColumn(field))}::text as ${sql.ref(`k_${index}`)}`),
    ]),
    from: sql`${sql.table(`dataset_rows.${datasetTable(query.datasetId)}`)} s
      ${await unitJoins(parts, query.datasetId, stored)}`,
    conditions: sql.join(
      [inForce(load), ...validOn(schema, policy.asValid), ...imposed, ...asked],
      sql` and `,
    ),
    order,
    keyParts: key.length,
  }
}
