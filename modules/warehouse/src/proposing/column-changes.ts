// SPDX-License-Identifier: Apache-2.0
import type { ColumnAssignment, ColumnChange, DatasetSchema } from '../contract/index.ts'
import { proposeRenames, type RenameClues } from './propose-renames.ts'

/** The columns of a file against the schema: how they are used, what is missing, what has no field, and what to say of it. */
export interface ComparedColumns {
  readonly columns: ColumnAssignment[]
  readonly missing: string[]
  readonly unknown: string[]
  readonly changes: ColumnChange[]
}

const renamed = (title: string, before: string, field: string): ColumnChange => ({
  kind: 'renamed',
  title,
  before,
  field,
  message: {
    vi: `Cột “${title}” có lẽ là “${before}” đổi tên; đã ghép vào trường “${before}”.`,
    en: `The column “${title}” is probably “${before}” under a new name; it was assigned to that field.`,
  },
})

const added = (title: string): ColumnChange => ({
  kind: 'added',
  title,
  before: null,
  field: null,
  message: {
    vi: `Cột “${title}” chưa có trong cấu trúc; cột này không được nạp, trừ khi đánh dấu Nạp ở bảng dưới.`,
    en: `The column “${title}” is not in the schema; it is not loaded unless you tick it in the table below.`,
  },
})

const missed = (schema: DatasetSchema, id: string): ColumnChange => {
  const field = schema.fields.find((candidate) => candidate.id === id)
  const title = field?.title.vi ?? id
  return {
    kind: 'missing',
    title,
    before: title,
    field: id,
    message: field?.required
      ? {
          vi: `Tệp thiếu cột bắt buộc “${title}”; mọi dòng sẽ phải sửa. Ghép một cột vào trường này, hoặc bổ sung tệp.`,
          en: `The file lacks the mandatory column “${title}”; every row would need fixing. Assign a column to it or complete the file.`,
        }
      : {
          vi: `Tệp không có cột “${title}”; trường này để trống ở các dòng của tệp.`,
          en: `The file has no column “${title}”; the field stays empty in its rows.`,
        },
  }
}

/** Proposes renames for what did not fit, and says what happens to every column and field that differs from last time. */
export const compareColumns = (
  found: Omit<ComparedColumns, 'changes'>,
  clues: Omit<RenameClues, 'unknown' | 'missing'>,
): ComparedColumns => {
  const { schema, header } = clues
  const open = header.flatMap((title, index) =>
    found.columns[index]?.field === null && found.unknown.includes(title) ? [index] : [],
  )
  const renames = proposeRenames({ ...clues, unknown: open, missing: found.missing })
  const byColumn = new Map(renames.map(({ column, field }) => [column, field]))
  const filled = new Set(byColumn.values())
  const missing = found.missing.filter((id) => !filled.has(id))
  const unknown = open.filter((column) => !byColumn.has(column)).map((column) => header[column] ?? '')
  const titleOf = (id: string) => schema.fields.find((field) => field.id === id)?.title.vi ?? id
  return {
    columns: found.columns.map((use, index) => {
      const field = byColumn.get(index)
      return field ? { field } : use
    }),
    missing,
    unknown,
    changes: [
      ...renames.map(({ column, field }) => renamed(header[column] ?? '', titleOf(field), field)),
      ...unknown.map(added),
      ...missing.map((id) => missed(schema, id)),
    ],
  }
}
