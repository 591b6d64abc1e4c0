// SPDX-License-Identifier: Apache-2.0
import {
  type DataTypeKey,
  describeDataType,
  type Field,
  type RowValue,
  type StorageType,
} from '../contract/index.ts'
import type { FieldSeal } from '../dataset-store/field-seal.ts'
import { isSealed } from '../dataset-store/physical-model.ts'
import { maskValue } from '../personal/mask-value.ts'

/** How to read one field of a stored row. */
export type ReadValue = (stored: string | null) => RowValue

const fromText = (storage: StorageType, text: string): RowValue => {
  if (storage === 'boolean') return text === 'true' || text === 't'
  if (storage === 'smallint') return Number(text)
  return storage === 'jsonb' ? (JSON.parse(text) as object) : text
}

/** Makes the reader of a field: opens sealed values, hides masked ones; stored values come as text. */
export const valueReader = (field: Field, access: 'allow' | 'mask', seal: FieldSeal): ReadValue => {
  const { storage } = describeDataType(field.type)
  const open = isSealed(field) ? (stored: string) => seal.open(field.id, stored) : (stored: string) => stored
  if (access === 'mask') return (stored) => (stored === null ? null : maskValue(field.type, open(stored)))
  return (stored) => (stored === null ? null : fromText(storage, open(stored)))
}

/** How PostgreSQL writes a value of a field as its canonical text. */
export const canonicalSql = (column: string, storage: StorageType): string => {
  if (storage === 'timestamptz')
    return `to_char(${column} at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS"+07:00"')`
  return storage === 'text' ? column : `${column}::text`
}

const forms: Readonly<Record<StorageType, RegExp>> = {
  text: /^[^\0]*$/s,
  bigint: /^-?\d{1,18}$/,
  numeric: /^-?\d{1,18}(\.\d{1,20})?$/,
  boolean: /^(true|false)$/,
  date: /^[12]\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  timestamptz: /^[12]\d{3}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/,
  smallint: /^-?\d{1,4}$/,
  jsonb: /^[^\0]*$/s,
}

const realDay = (text: string) => {
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10))
}

/** Whether a text can be compared with values of a field. */
export const isComparable = (type: DataTypeKey, text: string): boolean => {
  const { storage } = describeDataType(type)
  if (!forms[storage].test(text)) return false
  if (storage === 'date') return realDay(text)
  return storage !== 'timestamptz' || (realDay(text) && !Number.isNaN(new Date(text).getTime()))
}
