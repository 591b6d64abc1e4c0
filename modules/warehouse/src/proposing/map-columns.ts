// SPDX-License-Identifier: Apache-2.0
import type { ColumnUse } from '../checking/job.ts'
import type { DatasetSchema } from '../contract/schema.ts'
import { plainTitle } from '../template/template-titles.ts'
import { fieldName } from './field-name.ts'

/** How the columns of a file fit a schema: the use of each column, fields without a column, columns without a field. */
export type ColumnMapping = { columns: ColumnUse[]; missing: string[]; unknown: string[] }

/** Finds the fields of a later file by title, then by code; each field is used once. */
export function mapColumns(schema: DatasetSchema, header: readonly string[]): ColumnMapping {
  const used = new Set<string>()
  const columns = header.map((title): ColumnUse => {
    const name = fieldName(title)
    const free = schema.fields.filter(({ id }) => !used.has(id))
    const field =
      free.find((candidate) => sameTitle(candidate.title.vi, title)) ??
      free.find((candidate) => candidate.name === title || candidate.name === name) ??
      free.find((candidate) => candidate.title.en && sameTitle(candidate.title.en, title))
    if (field) used.add(field.id)
    return { field: field?.id ?? null }
  })
  return {
    columns,
    missing: schema.fields.filter(({ id }) => !used.has(id)).map(({ id }) => id),
    unknown: header.filter((_, index) => columns[index]!.field === null),
  }
}

function sameTitle(left: string, right: string): boolean {
  return plainTitle(left) === plainTitle(right)
}
