// SPDX-License-Identifier: Apache-2.0
import type { Text } from '@tinhso/kernel/i18n'
import type { DatasetSchema, Field, StorageType } from '../contract/index.ts'
import { keepsUnit } from '../units/unit-field.ts'
import { isSealed, storageOf, uniqueSets } from './physical-model.ts'

/** What a new version of a schema asks of the table. */
export interface SchemaChange {
  readonly added: readonly Field[]
  readonly widened: readonly { field: string; storage: StorageType }[]
  /** Why the change does not fit in place; null: it does. */
  readonly obstacle: Text | null
}

const wider: Readonly<Partial<Record<StorageType, readonly StorageType[]>>> = {
  smallint: ['bigint', 'numeric'],
  bigint: ['numeric'],
}

// data types that take every value of another one with the same storage
const general = new Set(['text', 'decimal', 'integer'])

const typeObstacle = (before: Field, after: Field): Text | null => {
  if (isSealed(before) !== isSealed(after))
    return {
      vi: `đổi mức bảo vệ của trường “${after.title.vi}”`,
      en: `another protection of “${after.name}”`,
    }
  if (before.type === after.type) return null
  const unitsChange = keepsUnit(before) !== keepsUnit(after)
  const [from, to] = [storageOf(before), storageOf(after)]
  const fits =
    (from === to || wider[from]?.includes(to)) && general.has(after.type) && !isSealed(after) && !unitsChange
  return fits
    ? null
    : { vi: `đổi kiểu của trường “${after.title.vi}”`, en: `another type of “${after.name}”` }
}

const fieldObstacle = (before: Field, after: Field | undefined): Text | null => {
  if (!after) return { vi: `bỏ trường “${before.title.vi}”`, en: `leaving out “${before.name}”` }
  if (after.required && !before.required)
    return {
      vi: `bắt buộc trường “${after.title.vi}” vốn để trống được`,
      en: `making “${after.name}” mandatory`,
    }
  return typeObstacle(before, after)
}

const setsOf = (schema: DatasetSchema, known: ReadonlySet<string>) =>
  uniqueSets(schema)
    .map((set) => set.fields.map(({ id }) => id).sort())
    .filter((ids) => ids.every((id) => known.has(id)))
    .map((ids) => ids.join('+'))
    .sort()
    .join(', ')

/**
 * Compares two versions of a schema (architecture §3C). In place fit: new optional fields, wider numbers, more general
 * texts, and everything that only describes or only concerns later loads. The rest would rebuild the table.
 */
export const compareSchemas = (before: DatasetSchema, after: DatasetSchema): SchemaChange => {
  const was = new Map(before.fields.map((field) => [field.id, field]))
  const is = new Map(after.fields.map((field) => [field.id, field]))
  const added = after.fields.filter((field) => !was.has(field.id))
  const obstacles = [
    ...before.fields.map((field) => fieldObstacle(field, is.get(field.id))),
    ...added.map((field) =>
      field.required
        ? { vi: `thêm trường bắt buộc “${field.title.vi}”`, en: `a new mandatory field “${field.name}”` }
        : null,
    ),
    setsOf(before, new Set(was.keys())) === setsOf(after, new Set(is.keys()))
      ? null
      : { vi: 'đổi khóa hoặc trường không được trùng', en: 'another key or unique field' },
  ]
  const widened = before.fields.flatMap((field) => {
    const later = is.get(field.id)
    if (!later || storageOf(later) === storageOf(field)) return []
    return [{ field: field.id, storage: storageOf(later) }]
  })
  return { added, widened, obstacle: obstacles.find((obstacle) => obstacle !== null) ?? null }
}
