// SPDX-License-Identifier: Apache-2.0
import { columnLetters, quotedSheet, type WorkbookContent } from '@tinhso/kernel/print'
import type { CodeListItem, CodeLists } from '../checking/job.ts'
import type { DatasetSchema, Field } from '../contract/index.ts'

/** The hidden sheet of long lists. */
export const listSheet = 'Danh mục'

const MOST_INLINE = 250

/** What may be chosen in a column: as the list of a drop-down, and the text that stands for each code. */
export interface ColumnList {
  readonly field: string
  /** What the drop-down asks the spreadsheet program for. */
  readonly source: string
  readonly shown: readonly { readonly code: string; readonly text: string }[]
}

/** The lists of all columns, and what the workbook must hold for them. */
export interface ColumnLists {
  readonly byField: ReadonlyMap<string, ColumnList>
  readonly names: NonNullable<WorkbookContent['names']>
  /** Columns of the sheet of lists, each with its title on top. */
  readonly columns: readonly (readonly string[])[]
}

const isInForce = (item: CodeListItem, today: string): boolean =>
  (item.validFrom === null || item.validFrom <= today) && (item.validTo === null || today < item.validTo)

/** Names where the check takes names and the name is clear; codes otherwise. */
const shownItems = (field: Field, items: readonly CodeListItem[]): ColumnList['shown'] => {
  const takesNames = field.codeList?.accept === 'name' || field.codeList?.accept === 'code-or-name'
  const count = new Map<string, number>()
  for (const { name } of items) count.set(name, (count.get(name) ?? 0) + 1)
  return items.map(({ code, name }) => ({
    code,
    text: takesNames && (field.codeList?.accept === 'name' || count.get(name) === 1) ? name : code,
  }))
}

/**
 * Prepares the drop-downs: short lists stand in the rule itself, longer ones on a hidden sheet under a name. `limits` keeps a column to some
 * codes or names, such as the communes of one agency; `units` lists those of unit columns.
 */
export const columnLists = (
  schema: DatasetSchema,
  codeLists: CodeLists,
  today: string,
  limits: Readonly<Record<string, readonly string[]>> = {},
  units: ReadonlyMap<string, ColumnList['shown']> = new Map(),
): ColumnLists => {
  const byField = new Map<string, ColumnList>()
  const names: { name: string; refersTo: string }[] = []
  const columns: string[][] = []
  for (const field of schema.fields) {
    const limit = limits[field.name]
    const items = (field.codeList ? (codeLists[field.codeList.list] ?? []) : []).filter((item) =>
      isInForce(item, today),
    )
    const all = field.codeList
      ? shownItems(field, items)
      : (units.get(field.id) ?? (limit ?? []).map((text) => ({ code: text, text })))
    const shown = limit ? all.filter(({ code, text }) => limit.includes(code) || limit.includes(text)) : all
    if (shown.length === 0) continue
    const texts = [...new Set(shown.map(({ text }) => text))]
    const inline = texts.join(',')
    if (inline.length <= MOST_INLINE && !texts.some((text) => /[",]/.test(text))) {
      byField.set(field.id, { field: field.id, source: `"${inline}"`, shown })
      continue
    }
    const name = `danh_muc_${field.name}`
    const letters = columnLetters(columns.length)
    names.push({ name, refersTo: `${quotedSheet(listSheet)}!$${letters}$2:$${letters}$${texts.length + 1}` })
    columns.push([field.title.vi, ...texts])
    byField.set(field.id, { field: field.id, source: name, shown })
  }
  return { byField, names, columns }
}
