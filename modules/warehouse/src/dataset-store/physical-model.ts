// SPDX-License-Identifier: Apache-2.0
import { effectiveRules } from '../checking/rules.ts'
import { type DatasetSchema, describeDataType, type Field, type StorageType } from '../contract/index.ts'
import { keepsUnit } from '../units/unit-field.ts'

/** The table of a dataset: from the random end of its id, so that it fits names and tells nothing. */
export const datasetTable = (datasetId: string): string => `d_${datasetId.replaceAll('-', '').slice(-16)}`

/** The load table of a batch. */
export const loadTable = (batchId: string): string => `b_${batchId.replaceAll('-', '')}`

/** Whether a field is kept encrypted, to be found only by its keyed HMAC. */
export const isSealed = (field: Pick<Field, 'sensitive'>): boolean => field.sensitive === 'sensitive'

/** How PostgreSQL keeps a field in force: encrypted text for a sealed one. */
export const storageOf = (field: Field): StorageType =>
  isSealed(field) ? 'text' : describeDataType(field.type).storage

export const valueColumn = (fieldId: string): string => `f_${fieldId}`
export const macColumn = (fieldId: string): string => `h_${fieldId}`

/** Whether a field has a second column to compare by: the HMAC of a sealed one, the unit of an administrative unit. */
export const hasMatchColumn = (field: Field): boolean => isSealed(field) || keepsUnit(field)

/** The column that tells equal values apart. */
export const matchColumn = (field: Field): string =>
  hasMatchColumn(field) ? macColumn(field.id) : valueColumn(field.id)

/** The fields of the first key; none when the schema has no key. */
export const primaryKey = (schema: DatasetSchema): Field[] =>
  (schema.keys[0] ?? []).flatMap((id) => schema.fields.find((field) => field.id === id) ?? [])

/** The column by which the trail of reads knows a row: the HMAC of a sealed field, else the value. */
export const trailColumn = (field: Field): string =>
  isSealed(field) ? macColumn(field.id) : valueColumn(field.id)

/** How PostgreSQL keeps the column that tells equal values apart. */
export const matchStorage = (field: Field): StorageType => (hasMatchColumn(field) ? 'text' : storageOf(field))

/** Every column of a schema with the type a text of the load table is cast to. */
export const columnsOf = (schema: DatasetSchema): { column: string; storage: StorageType }[] =>
  schema.fields.flatMap((field) => [
    { column: valueColumn(field.id), storage: storageOf(field) },
    ...(hasMatchColumn(field) ? [{ column: macColumn(field.id), storage: 'text' as const }] : []),
  ])

/** Fields that together are unique among the rows in force. */
export interface UniqueSet {
  readonly rule: string
  readonly fields: readonly Field[]
  readonly primary: boolean
}

const sameFields = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((id) => other.includes(id))

/** The sets that the store keeps unique: what keys, unique fields and uniqueness rules of severity error say. */
export const uniqueSets = (schema: DatasetSchema): UniqueSet[] => {
  const byId = new Map(schema.fields.map((field) => [field.id, field]))
  const sets: UniqueSet[] = []
  for (const rule of effectiveRules(schema)) {
    if (rule.kind !== 'uniqueness' || rule.severity !== 'error') continue
    if (
      sets.some(({ fields }) =>
        sameFields(
          fields.map(({ id }) => id),
          rule.fields,
        ),
      )
    )
      continue
    const fields = rule.fields.flatMap((id) => byId.get(id) ?? [])
    sets.push({ rule: rule.id, fields, primary: sameFields(schema.keys[0] ?? [], rule.fields) })
  }
  return sets
}
