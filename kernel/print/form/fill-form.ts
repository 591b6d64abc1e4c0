// SPDX-License-Identifier: Apache-2.0
import type { TableCell } from '../administrative-table.ts'
import { cellText } from '../cell-text.ts'
import { escapeCellText, escapeXml } from '../xlsx/escape-xml.ts'
import {
  assertKnownMarks,
  type FormValues,
  type KnownMarks,
  markPattern,
  type OpenForm,
  openForm,
} from './form-marks.ts'
import { attributeOf } from './form-package.ts'
import type { FormCell, FormRow } from './form-sheet.ts'
import { type RowShift, shiftReferences } from './shift-references.ts'

type Values = Readonly<Record<string, TableCell>>
type Shifts = (sheet: string) => RowShift | undefined

const EXACT_NUMBER = /^-?(?=[\d.]{1,16}$)\d{1,15}(\.\d+)?$/
const wholeMark = new RegExp(`^\\s*${markPattern.source}\\s*$`, 'u')

const shownText = (text: string, values: Values, known: KnownMarks): string =>
  text.replace(markPattern, (_, name: string) => {
    const mark = name.toLowerCase()
    return cellText(values[mark], { title: mark, format: known[mark] ?? 'text' })
  })

const markedCell = (start: string, text: string, values: Values, known: KnownMarks): string => {
  const mark = wholeMark.exec(text)?.[1]?.toLowerCase()
  const value = mark === undefined ? undefined : values[mark]
  if (mark !== undefined && (value === null || value === undefined || value === '')) return `${start}/>`
  if (mark !== undefined && known[mark] === 'number' && EXACT_NUMBER.test(String(value)))
    return `${start}><v>${Number(value)}</v></c>`
  const shown = escapeCellText(shownText(text, values, known))
  return `${start} t="inlineStr"><is><t xml:space="preserve">${shown}</t></is></c>`
}

const cellXml = (
  cell: FormCell,
  row: number,
  formula: string | undefined,
  values: Values,
  known: KnownMarks,
) => {
  const style = cell.style === undefined ? '' : ` s="${cell.style}"`
  const start = `<c r="${cell.column}${row}"${style}`
  if (formula !== undefined) return `${start}><f>${escapeXml(formula)}</f></c>`
  if (cell.text?.includes('{{')) return markedCell(start, cell.text, values, known)
  const type = cell.type ? ` t="${cell.type}"` : ''
  return cell.inner === '' ? `${start}/>` : `${start}${type}>${cell.inner}</c>`
}

const rowXml = (row: FormRow, number: number, cells: readonly string[]): string =>
  `<row r="${number}"${row.attributes}>${cells.join('')}</row>`

const shiftFor = (repeated: number | null, copies: number): RowShift => {
  const added = copies - 1
  const single = (row: number) => (repeated !== null && row > repeated ? row + added : row)
  return { single, last: (row) => (repeated !== null && row >= repeated ? row + added : row) }
}

/** Inside a copy of the repeated row its own row and the one above follow the copy, as when a person fills down. */
const copyShift = (repeated: number, copies: number, copy: number): RowShift => {
  const single = (row: number, fixed: boolean) => {
    if (row > repeated) return row + copies - 1
    return fixed || row < repeated - 1 ? row : row + copy
  }
  return { single, last: single }
}

/** Moves the ranges that a sheet keeps behind its cells: merges, validations, conditional formats, filters, links. */
const moveRanges = (
  tail: string,
  sheet: string,
  repeated: number | null,
  copies: number,
  shifts: Shifts,
): string => {
  const moved = tail
    .replace(
      /(<(?:conditionalFormatting|dataValidation|autoFilter|hyperlink|ignoredError|sortState)\s[^>]*?\s?(?:sqref|ref)=")([^"]*)"/g,
      (_, before: string, ranges: string) =>
        `${before}${ranges
          .split(' ')
          .map((range) => shiftReferences(range, sheet, shifts))
          .join(' ')}"`,
    )
    .replace(
      /(<formula[12]?>)([^<]*)(<\/formula[12]?>)/g,
      (_, open: string, formula: string, close: string) =>
        `${open}${shiftReferences(formula, sheet, shifts)}${close}`,
    )
    .replace(
      /(<brk\s[^>]*?id=")(\d+)"/g,
      (_, before: string, row: string) => `${before}${shifts(sheet)?.single(Number(row), false) ?? row}"`,
    )
  return moved.replace(/<mergeCells[\s\S]*?<\/mergeCells>/, (merges) => {
    const ranges = [...merges.matchAll(/ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].flatMap(
      ([, from = '', first = '', to = '', last = '']) => {
        if (Number(first) !== repeated || Number(last) !== repeated)
          return [shiftReferences(`${from}${first}:${to}${last}`, sheet, shifts)]
        return Array.from(
          { length: copies },
          (_, copy) => `${from}${repeated + copy}:${to}${repeated + copy}`,
        )
      },
    )
    return `<mergeCells count="${ranges.length}">${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
  })
}

const sheetXml = (
  sheet: OpenForm['sheets'][number],
  rows: readonly Values[],
  content: FormValues,
  known: KnownMarks,
  shifts: Shifts,
): string => {
  const { name, repeated } = sheet
  const copies = Math.max(1, rows.length)
  const shift = shifts(name)
  const pieces: string[] = []
  for (const row of sheet.rows) {
    const count = row.number === repeated ? copies : 1
    for (let copy = 0; copy < count; copy++) {
      const number = (shift?.single(row.number, false) ?? row.number) + copy
      const values = row.number === repeated ? { ...content.values, ...rows[copy] } : content.values
      const own = row.number === repeated ? copyShift(repeated, copies, copy) : shift
      const cells = row.cells.map((cell) => {
        const formula =
          cell.formula &&
          shiftReferences(cell.formula, name, (other) => (other === name ? own : shifts(other)))
        return cellXml(cell, number, formula, values, known)
      })
      pieces.push(rowXml(row, number, cells))
    }
  }
  const head = sheet.head.replace(/<dimension[^>]*\/>/, '')
  const tail = moveRanges(sheet.tail, name, repeated, copies, shifts).replace(markPattern, (mark) =>
    escapeXml(shownText(mark, content.values, known)),
  )
  return `${head}<sheetData>${pieces.join('')}</sheetData>${tail}`
}

/** Pictures, drawings and tables of a sheet go down with the rows they stand at. */
const moveAttachments = ({ parts }: OpenForm, path: string, sheet: string, shifts: Shifts): void => {
  for (const { path: target } of parts.relations(path).values()) {
    const xml = /\/(drawing|table)[^/]*\.xml$/.test(target) ? parts.text(target) : ''
    if (target.includes('/drawing') && xml)
      parts.put(
        target,
        xml.replace(
          /(<xdr:row>)(\d+)(?=<)/g,
          (_, open: string, row: string) =>
            `${open}${(shifts(sheet)?.single(Number(row) + 1, false) ?? 1) - 1}`,
        ),
      )
    else if (xml)
      parts.put(
        target,
        xml.replace(
          /(\sref=")([^"]*)"/g,
          (_, before: string, range: string) => `${before}${shiftReferences(range, sheet, shifts)}"`,
        ),
      )
  }
}

const moveNames = ({ parts, sheets }: OpenForm, shifts: Shifts): void => {
  const workbook = parts
    .text('xl/workbook.xml')
    .replace(/(<definedName\s[^>]*>)([^<]*)(?=<\/definedName>)/g, (_, open: string, formula: string) => {
      const local = Number(attributeOf(open, 'localSheetId') ?? -1)
      return `${open}${escapeXml(shiftReferences(formula.replaceAll('&amp;', '&'), sheets[local]?.name ?? '', shifts))}`
    })
  const calculated = /<calcPr[^>]*>/.test(workbook)
    ? workbook
        .replace(/<calcPr[^>]*>/, '<calcPr calcId="191029" fullCalcOnLoad="1"/>')
        .replace('</calcPr>', '')
    : workbook.replace('</workbook>', '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>')
  parts.put('xl/workbook.xml', calculated)
}

/**
 * Fills a form that a superior laid out: each mark by its value, the row with `dong.` marks once for every row. Styles, merged cells, formulas
 * (with their ranges), validations, pictures and print set-up stay and move along; dates are written as 05/03/2026.
 * Refuses marks that are not known, naming their cells.
 */
export const fillForm = (bytes: Uint8Array, known: KnownMarks, content: FormValues): Uint8Array => {
  const form = openForm(bytes)
  assertKnownMarks(form, known)
  const rows = [...content.rows]
  const byName = new Map(
    form.sheets.map(({ name, repeated }) => [name, shiftFor(repeated, Math.max(1, rows.length))]),
  )
  const shifts: Shifts = (sheet) => byName.get(sheet)
  for (const sheet of form.sheets) {
    form.parts.put(sheet.path, sheetXml(sheet, rows, content, known, shifts))
    moveAttachments(form, sheet.path, sheet.name, shifts)
  }
  moveNames(form, shifts)
  form.parts.dropCalculationChain()
  return form.parts.pack()
}
