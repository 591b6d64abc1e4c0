// SPDX-License-Identifier: Apache-2.0
import {
  type BatchAnalysis,
  type ColumnAssignment,
  type DatasetSchema,
  dataTypes,
  type Field,
} from '@tinhso/warehouse/contract'

/** What the person is about to confirm: the schema and which column goes where. */
export type SchemaDraft = {
  schema: DatasetSchema
  columns: ColumnAssignment[]
  /** The day that the data are about, for rows without one of their own. */
  dataDate?: string | undefined
  /** Why fields are protected less than proposed. */
  reason?: string | undefined
}

/** How sure the proposal of a field is (0 to 1) and why, when the reader said so. */
export type Proposal = { field?: string; confidence?: number; reason?: { vi: string; en: string } }

/** The draft that the reading of the file suggests. */
export const draftFrom = (analysis: BatchAnalysis): SchemaDraft => ({
  schema: analysis.schema,
  columns: analysis.columns,
})

/** Replaces parts of one field; choosing a type brings that type's protection and drops what no longer fits. */
export function changeField(draft: SchemaDraft, id: string, changes: Partial<Field>): SchemaDraft {
  const fields = draft.schema.fields.map((field) => {
    if (field.id !== id) return field
    const { format, range, length, pattern, codeList, unitUse, ...rest } = field
    if (!changes.type || changes.type === field.type) return { ...field, ...changes }
    return { ...rest, sensitive: dataTypes[changes.type].sensitive, ...changes }
  })
  return { ...draft, schema: { ...draft.schema, fields } }
}

const RANK = { none: 0, basic: 1, sensitive: 2 }

/** The titles of the fields that the draft protects less than was proposed. */
export const loweredTitles = (draft: SchemaDraft, analysis: BatchAnalysis): string[] =>
  draft.schema.fields.flatMap(({ id, sensitive, title }) => {
    const proposed = analysis.schema.fields.find((field) => field.id === id)?.sensitive ?? 'none'
    return RANK[sensitive] < RANK[proposed] ? [title.vi] : []
  })

const rulesWithout = (schema: DatasetSchema, id: string) =>
  schema.rules.filter((rule) => !JSON.stringify(rule).includes(`"${id}"`))

const withoutUse = (field: Field, id: string): Field => {
  if (!field.unitUse) return field
  const { asOf, within = [], ...rest } = field.unitUse
  const left = within.filter((other) => other !== id)
  return {
    ...field,
    unitUse: {
      ...rest,
      ...(asOf && asOf !== id ? { asOf } : {}),
      ...(left.length > 0 ? { within: left } : {}),
    },
  }
}

/** Leaves a column out; a field that only this file would bring goes with it. */
export function dropColumn(draft: SchemaDraft, column: number, fieldIsNew: boolean): SchemaDraft {
  const id = draft.columns[column]?.field
  const columns = draft.columns.map((use, index) => (index === column ? { field: null } : use))
  if (!id || !fieldIsNew) return { ...draft, columns }
  const fields = draft.schema.fields.filter((field) => field.id !== id).map((field) => withoutUse(field, id))
  const keys = draft.schema.keys
    .map((key) => key.filter((part) => part !== id))
    .filter((key) => key.length > 0)
  return {
    ...draft,
    schema: { ...draft.schema, fields, keys, rules: rulesWithout(draft.schema, id) },
    columns,
  }
}

/** Lets a column fill a field; a column that filled it before is freed. */
export function assignColumn(draft: SchemaDraft, column: number, field: string): SchemaDraft {
  const columns = draft.columns.map((use, index) =>
    index === column ? { field } : use.field === field ? { field: null } : use,
  )
  return { ...draft, columns }
}

const nextFieldId = (schema: DatasetSchema) =>
  `f${Math.max(0, ...schema.fields.map(({ id }) => Number(id.slice(1)))) + 1}`

const plainName = (title: string, taken: Set<string>) => {
  const base =
    title
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[đĐ]/g, 'd')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[^a-z]+|_+$/g, '')
      .slice(0, 50) || 'truong'
  let name = base
  for (let count = 2; taken.has(name); count += 1) name = `${base}_${count}`
  return name
}

/** Takes a column in as a new optional text field. */
export function addField(draft: SchemaDraft, column: number, title: string, original?: Field): SchemaDraft {
  const taken = new Set(draft.schema.fields.map(({ name }) => name))
  const id = original?.id ?? nextFieldId(draft.schema)
  const field: Field = original ?? {
    id,
    name: plainName(title, taken),
    title: { vi: title },
    type: 'text',
    required: false,
    sensitive: 'none',
  }
  const schema = { ...draft.schema, fields: [...draft.schema.fields, field] }
  return assignColumn({ ...draft, schema }, column, id)
}

/** Makes a field part of the first key, or takes it out; key fields are mandatory. */
export function toggleKey(draft: SchemaDraft, id: string): SchemaDraft {
  const [first = [], ...others] = draft.schema.keys
  const chosen = first.includes(id)
  const key = chosen ? first.filter((part) => part !== id) : [...first, id]
  const keys = key.length > 0 ? [key, ...others] : others
  const kept = { ...draft, schema: { ...draft.schema, keys } }
  return chosen ? kept : changeField(kept, id, { required: true })
}
