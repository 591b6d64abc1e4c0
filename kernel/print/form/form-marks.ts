// SPDX-License-Identifier: Apache-2.0
import type { CellFormat, TableCell } from '../administrative-table.ts'
import { refuseForm } from './form-messages.ts'
import { FormPackage } from './form-package.ts'
import { type FormSheetContent, readFormSheet, sharedTexts } from './form-sheet.ts'

/** A mark in a cell, as "{{ky}}"; names are folded to lower case. */
export const markPattern = /\{\{\s*([\p{L}\p{N}_.-]{1,100})\s*\}\}/gu

/** The beginning of marks that belong to the row that is repeated. */
export const rowPrefix = 'dong.'

/** The marks a form may use, and how their values are shown. */
export type KnownMarks = Readonly<Record<string, CellFormat>>

/** Values for the marks: by name, and for each repeated row by name (`dong.` included). */
export interface FormValues {
  readonly values: Readonly<Record<string, TableCell>>
  readonly rows: Iterable<Readonly<Record<string, TableCell>>>
}

/** A mark and where it stands, as 'Biểu 1'!B7. */
export interface PlacedMark {
  readonly mark: string
  readonly cell: string
}

/** An opened form: its package, sheets, marks, and the row of each sheet that is repeated. */
export interface OpenForm {
  readonly parts: FormPackage
  readonly sheets: readonly (FormSheetContent & {
    readonly name: string
    readonly path: string
    readonly repeated: number | null
  })[]
  readonly marks: readonly PlacedMark[]
}

export const marksIn = (text: string): string[] =>
  [...text.matchAll(markPattern)].map(([, name = '']) => name.toLowerCase())

const repeatedRow = (sheet: FormSheetContent, name: string): number | null => {
  const found = sheet.rows.flatMap(({ number, cells }) => {
    const cell = cells.find(({ text }) => marksIn(text ?? '').some((mark) => mark.startsWith(rowPrefix)))
    return cell ? [{ number, at: `${name}!${cell.column}${number}` }] : []
  })
  const [first, second] = found
  if (first && second)
    throw refuseForm('invalid', 'print.form-rows-twice', { first: first.at, second: second.at })
  return first?.number ?? null
}

/** Opens a form and finds its marks. Refuses damaged files, macros, and two repeated rows on a sheet. */
export const openForm = (bytes: Uint8Array): OpenForm => {
  const parts = new FormPackage(bytes)
  const texts = sharedTexts(parts.text('xl/sharedStrings.xml'))
  const sheets = parts.sheets.map(({ name, path }) => {
    const content = readFormSheet(parts.text(path), texts)
    return { ...content, name, path, repeated: repeatedRow(content, name) }
  })
  const marks = sheets.flatMap(({ name, rows, tail }) => [
    ...rows.flatMap(({ number, cells }) =>
      cells.flatMap(({ text, column }) =>
        marksIn(text ?? '').map((mark) => ({ mark, cell: `${name}!${column}${number}` })),
      ),
    ),
    ...marksIn(tail).map((mark) => ({ mark, cell: `${name} (đầu trang, chân trang)` })),
  ])
  return { parts, sheets, marks }
}

/** Refuses a form without marks or with marks that nobody can fill, naming the cells. */
export const assertKnownMarks = ({ marks }: OpenForm, known: KnownMarks): void => {
  const names = Object.keys(known)
  const examples = names.map((name) => `{{${name}}}`).join(', ')
  if (marks.length === 0) throw refuseForm('invalid', 'print.form-without-marks', { known: examples })
  const foreign = marks.filter(
    ({ mark, cell }) => !names.includes(mark) || (mark.startsWith(rowPrefix) && cell.endsWith(')')),
  )
  if (foreign.length === 0) return
  const shown = foreign.slice(0, 20).map(({ mark, cell }) => `{{${mark}}} (ô ${cell})`)
  throw refuseForm('invalid', 'print.form-marks-unknown', { marks: shown.join(', '), known: examples })
}
