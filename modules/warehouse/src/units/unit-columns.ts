// SPDX-License-Identifier: Apache-2.0
import { type RawBuilder, sql } from 'kysely'
import type { DatasetSchema, Field, ReadPolicy } from '../contract/index.ts'
import { macColumn, valueColumn } from '../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { readAnswers } from './unit-answers.ts'
import { followUnit } from './unit-book.ts'
import { keepsUnit } from './unit-field.ts'
import { readRegister } from './unit-port.ts'

/** What a reader gets beside a written unit: the unit of the row's day, and what it is called today. */
const shown = [
  ['code', 'ma', 'mã tại ngày của dòng', 'code on the day of the row'],
  ['name', 'ten', 'tên tại ngày của dòng', 'name on the day of the row'],
  ['today_code', 'ma_hien_nay', 'mã hiện nay', 'code today'],
  ['today_name', 'ten_hien_nay', 'tên hiện nay', 'name today'],
] as const

const fieldsBeside = (field: Field, taken: ReadonlySet<string>): Field[] =>
  shown.map(([part, suffix, vi, en]): Field => {
    const wanted = `${field.name.slice(0, 44)}_${suffix}`
    return {
      id: `${field.id}.${part}`,
      name: taken.has(wanted) ? `${wanted}_2` : wanted,
      title: { vi: `${field.title.vi} (${vi})`, en: `${field.title.en ?? field.title.vi} (${en})` },
      type: part.endsWith('code') ? 'admin-unit-code' : 'admin-unit-name',
      required: false,
      sensitive: field.sensitive,
    }
  })

/** The fields that a reader gets: those of the schema, and beside each unit what it was and what it is today. */
export const readSchema = (schema: DatasetSchema): DatasetSchema => {
  const taken = new Set(schema.fields.map(({ name }) => name))
  return {
    ...schema,
    fields: schema.fields.flatMap((field) =>
      keepsUnit(field) ? [field, ...fieldsBeside(field, taken)] : [field],
    ),
  }
}

/** The policy with the fields beside units: whoever may read the written unit reads them too; masked ones do not exist. */
export const readPolicy = (schema: DatasetSchema, policy: ReadPolicy): ReadPolicy => {
  const taken = new Set(schema.fields.map(({ name }) => name))
  const beside = schema.fields
    .filter((field) => keepsUnit(field) && policy.fields[field.name] === 'allow')
    .flatMap((field) => fieldsBeside(field, taken).map(({ name }) => [name, 'allow'] as const))
  return { ...policy, fields: { ...Object.fromEntries(beside), ...policy.fields } }
}

const aliasOf = (fieldId: string) => `u_${fieldId}`

/** The column of a field in a reading query: of the stored row, or of the units beside it. */
export const readColumn = (fieldId: string): RawBuilder<unknown> => {
  const [base, part] = fieldId.split('.') as [string, string | undefined]
  return part ? sql.ref(`${aliasOf(base)}.${part}`) : sql.ref(`s.${valueColumn(base)}`)
}

/** The same as text of SQL; both names are made of digits and fixed words. */
export const readColumnText = (fieldId: string): string => {
  const [base, part] = fieldId.split('.') as [string, string | undefined]
  return part ? `"${aliasOf(base)}"."${part}"` : `s."${valueColumn(base)}"`
}

const unitsOfDataset = async (parts: WarehouseParts, datasetId: string) => {
  const { read } = parts.kernel.database
  const [{ units }, answers, used] = await Promise.all([
    readRegister(parts.units),
    readAnswers(read, datasetId),
    sql<{ unit: string }>`select unit from warehouse.unit_use where dataset_id = ${datasetId}`.execute(read),
  ])
  const byRef = new Map(units.map((unit) => [unit.ref, unit]))
  const today = parts.kernel.clock.today()
  return used.rows.flatMap(({ unit: ref }) => {
    const unit = byRef.get(ref)
    if (!unit) return []
    const followed = followUnit(byRef, answers, unit, today)
    const now = followed.split ? undefined : followed.units[0]
    return [
      { ref, code: unit.code, name: unit.name, today_code: now?.code ?? null, today_name: now?.name ?? null },
    ]
  })
}

/**
 * Joins what the units of a dataset were called and are called today. Nothing of it is stored with rows: a later reform or a
 * corrected choice shows at the next reading.
 */
export const unitJoins = async (
  parts: WarehouseParts,
  datasetId: string,
  schema: DatasetSchema,
): Promise<RawBuilder<unknown>> => {
  const fields = schema.fields.filter(keepsUnit)
  if (fields.length === 0) return sql``
  const units = JSON.stringify(await unitsOfDataset(parts, datasetId))
  return sql.join(
    fields.map(({ id }) => {
      const alias = sql.ref(aliasOf(id))
      return sql`left join jsonb_to_recordset(${units}::jsonb)
        as ${alias} (ref text, code text, name text, today_code text, today_name text)
        on ${sql.ref(`${aliasOf(id)}.ref`)} = ${sql.ref(`s.${macColumn(id)}`)}`
    }),
    sql` `,
  )
}
