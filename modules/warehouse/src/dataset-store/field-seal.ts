// SPDX-License-Identifier: Apache-2.0
import type { Keys } from '@tinhso/kernel/keys'
import type { DatasetSchema, Field } from '../contract/index.ts'
import { isSealed } from './physical-model.ts'

/** Encrypts and finds the sensitive values of one dataset. */
export interface FieldSeal {
  seal(fieldId: string, plain: string): string
  open(fieldId: string, sealed: string): string
  /** Equal values of one data type have equal HMACs in every dataset, so that references can be checked. */
  mac(field: Pick<Field, 'type'>, plain: string): string
}

export const createFieldSeal = (keys: Keys, datasetId: string): FieldSeal => ({
  seal: (fieldId, plain) => keys.seal(`warehouse.${datasetId}.${fieldId}`, plain),
  open: (fieldId, sealed) => keys.open(`warehouse.${datasetId}.${fieldId}`, sealed),
  mac: (field, plain) => keys.mac(`warehouse.${field.type}`, plain),
})

type RawRow = Record<string, string | null>

// a column that is not loaded may hold anything, so it is always sealed
const isProtected = (schema: DatasetSchema) => {
  const open = new Set(schema.fields.filter((field) => !isSealed(field)).map(({ id }) => id))
  return (key: string) => !open.has(key)
}

const mapProtected = (
  row: RawRow,
  schema: DatasetSchema,
  change: (key: string, value: string) => string,
): RawRow => {
  const protectedKey = isProtected(schema)
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value !== null && protectedKey(key) ? change(key, value) : value,
    ]),
  )
}

/** A row as the quality store keeps it: sensitive fields and columns that are not loaded are encrypted. */
export const sealRow = (seal: FieldSeal, schema: DatasetSchema, row: RawRow): RawRow =>
  mapProtected(row, schema, (key, value) => seal.seal(key, value))

/** The row as it was written, out of the quality store. */
export const openRow = (seal: FieldSeal, schema: DatasetSchema, row: RawRow): RawRow =>
  mapProtected(row, schema, (key, value) => seal.open(key, value))
