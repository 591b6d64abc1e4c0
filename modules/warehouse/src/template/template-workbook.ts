// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import {
  columnLetters,
  type SheetContent,
  type Validation,
  type WorkbookRow,
  writeWorkbook,
} from '@tinhso/kernel/print'
import type { CodeLists } from '../checking/job.ts'
import type { DatasetSchema } from '../contract/index.ts'
import { stampSheet } from '../reading/template-mark.ts'
import { type ColumnForm, columnForm } from './column-form.ts'
import { type ColumnLists, columnLists, listSheet } from './column-lists.ts'
import { guideColumns, guideRows } from './guide-rows.ts'
import { templateCell } from './template-cell.ts'
import { requiredMark, templateTitles } from './template-titles.ts'
import type { UnitLists } from './unit-lists.ts'

/** What a template is made of. `rows`: canonical values by the name of the field, to begin with. */
export interface TemplateContent {
  readonly title: string
  readonly agency: string
  readonly superior?: string
  readonly period?: string
  readonly schema: DatasetSchema
  readonly codeLists: CodeLists
  /** Units to choose from, by field. */
  readonly units: UnitLists
  readonly stamp: string
  readonly today: string
  readonly createdAt: string
  readonly rows?:
    | Iterable<Readonly<Record<string, string | null>>>
    | AsyncIterable<Readonly<Record<string, string | null>>>
  /** Codes that a field is kept to, by the name of the field: the units of one agency. */
  readonly limits?: Readonly<Record<string, readonly string[]>>
}

/** The sheet that is filled in. */
export const dataSheet = 'Nhập liệu'

const paper = {
  paper: 'A4',
  landscape: true,
  margins: { top: 20, right: 15, bottom: 15, left: 20 },
} as const
const ROWS_CHECKED = 20_000
const WIDEST = 42

const headRows = (content: TemplateContent, titles: readonly string[]): WorkbookRow[] => {
  const line = (value: string | undefined, style: object): WorkbookRow[] =>
    value ? [{ cells: [{ value, style }] }] : []
  return [
    ...line(content.superior?.toLocaleUpperCase('vi'), { size: 12 }),
    ...line(content.agency.toLocaleUpperCase('vi'), { bold: true, size: 12 }),
    ...line(content.title.toLocaleUpperCase('vi'), { bold: true, size: 14 }),
    ...line(content.period, { italic: true }),
    ...line('Cột có dấu (*) phải nhập. Cách nhập từng cột: trang tính “Hướng dẫn”.', {
      italic: true,
      color: '555555',
    }),
    {
      height: 36,
      cells: content.schema.fields.map(({ required }, index) => ({
        value: `${titles[index]}${required ? requiredMark : ''}`,
        style: {
          bold: true,
          border: true,
          wrap: true,
          align: 'center',
          fill: required ? 'FBE9E7' : 'EEF1F5',
          ...(required ? { color: '9B1C1C' } : {}),
        },
      })),
    },
  ]
}

const validationOf = (title: string, form: ColumnForm, range: string): Validation[] => {
  if (!form.rule) return []
  const example = form.example ? ` Ví dụ: ${form.example}` : ''
  return [
    {
      range,
      rule: form.rule,
      strict: form.strict,
      promptTitle: title,
      prompt: `${form.advice}${example}`,
      errorTitle: 'Giá trị chưa đúng',
      error: `“${title.slice(0, 80)}” chưa nhận giá trị này. ${form.advice}${example}`,
    },
  ]
}

async function* dataRows(
  head: readonly WorkbookRow[],
  content: TemplateContent,
  forms: readonly ColumnForm[],
  lists: ColumnLists,
): AsyncGenerator<WorkbookRow> {
  yield* head
  for await (const row of content.rows ?? [])
    yield {
      cells: content.schema.fields.map((field, index) =>
        templateCell(field, forms[index] as ColumnForm, lists.byField.get(field.id), row[field.name] ?? null),
      ),
    }
}

const dataSheetOf = (
  content: TemplateContent,
  titles: readonly string[],
  forms: readonly ColumnForm[],
  lists: ColumnLists,
): SheetContent => {
  const head = headRows(content, titles)
  const first = head.length + 1
  return {
    name: dataSheet,
    columns: forms.map((form, index) => ({
      width: Math.min(WIDEST, Math.max(12, (titles[index] ?? '').length + 5, form.example.length + 3)),
      style: form.style,
    })),
    frozen: { rows: head.length, columns: 0 },
    rows: dataRows(head, content, forms, lists),
    validations: forms.flatMap((form, index) => {
      const letters = columnLetters(index)
      return validationOf(titles[index] ?? '', form, `${letters}${first}:${letters}${first + ROWS_CHECKED}`)
    }),
    page: {
      ...paper,
      repeatRows: { from: head.length, to: head.length },
      numberedFrom: 1,
    },
  }
}

const listRows = ({ columns }: ColumnLists): WorkbookRow[] =>
  Array.from({ length: Math.max(0, ...columns.map(({ length }) => length)) }, (_, row) => ({
    cells: columns.map((texts) => ({ value: texts[row] ?? null, style: { numberFormat: '@' } })),
  }))

/**
 * The template of a schema version as XLSX: title block, header that stays in sight, drop-downs, text columns that keep zeros, checks with
 * Vietnamese sentences, a guide, and on a hidden sheet the stamp by which it is known again.
 */
export const templateWorkbook = (content: TemplateContent): Readable => {
  const { schema, codeLists, today, limits, units, title } = content
  const titles = templateTitles(schema)
  const lists = columnLists(schema, codeLists, today, limits, units)
  const forms = schema.fields.map((field) => columnForm(field, lists.byField.get(field.id)))
  const stampRows = [[content.stamp], ...titles.map((text, index) => [text, schema.fields[index]?.id ?? ''])]
  const hidden: SheetContent[] = [
    {
      name: stampSheet,
      state: 'veryHidden',
      columns: [],
      rows: stampRows.map((texts) => ({ cells: texts.map((value) => ({ value })) })),
    },
  ]
  if (lists.columns.length > 0)
    hidden.unshift({
      name: listSheet,
      state: 'hidden',
      columns: lists.columns.map(() => ({ width: 30 })),
      rows: listRows(lists),
    })
  return writeWorkbook({
    title: `Mẫu nhập: ${title}`,
    createdAt: content.createdAt,
    names: lists.names,
    sheets: [
      dataSheetOf(content, titles, forms, lists),
      {
        name: 'Hướng dẫn',
        columns: guideColumns,
        page: paper,
        rows: guideRows(title, schema, titles, forms, lists),
      },
      ...hidden,
    ],
  })
}
