// SPDX-License-Identifier: Apache-2.0
import { cellAddress } from './cell-address.ts'
import { escapeCellText, escapeXml } from './escape-xml.ts'
import type { StyleSheet } from './style-sheet.ts'
import type { SheetContent, SheetPage, Validation, WorkbookCell, WorkbookRow } from './workbook-content.ts'

const XMLNS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const ROWS_AT_ONCE = 200
/** What a spreadsheet takes at most: points of a row, characters of a cell. */
const HIGHEST_ROW = 409
const LONGEST_TEXT = 32_767
const MM_PER_INCH = 25.4
const paperNumbers = { A4: 9, A3: 8 } as const

const fitting = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text

const cellXml = (address: string, cell: WorkbookCell, styles: StyleSheet): string => {
  const { value, style } = cell
  const start = `<c r="${address}" s="${styles.number(style)}"`
  if (value === null || value === '') return `${start}/>`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'object') return `${start}><f>${escapeXml(value.formula)}</f></c>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(fitting(value))}</t></is></c>`
}

const rowXml = (number: number, row: WorkbookRow, styles: StyleSheet): string => {
  const height = row.height ? ` ht="${Math.min(row.height, HIGHEST_ROW)}" customHeight="1"` : ''
  const cells = row.cells.map((cell, column) =>
    cell ? cellXml(cellAddress(column, number), cell, styles) : '',
  )
  return `<row r="${number}"${height}>${cells.join('')}</row>`
}

const viewXml = ({ frozen }: SheetContent, first: boolean): string => {
  const selected = first ? ' tabSelected="1"' : ''
  if (!frozen) return `<sheetViews><sheetView${selected} workbookViewId="0"/></sheetViews>`
  const { rows, columns } = frozen
  const pane = rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight'
  const split = `${columns ? ` xSplit="${columns}"` : ''}${rows ? ` ySplit="${rows}"` : ''}`
  return `<sheetViews><sheetView${selected} workbookViewId="0"><pane${split} topLeftCell="${cellAddress(columns, rows + 1)}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`
}

const columnsXml = ({ columns }: SheetContent, styles: StyleSheet): string => {
  const items = columns.map(
    ({ width, style }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1" style="${styles.number(style)}"/>`,
  )
  return items.length === 0 ? '' : `<cols>${items.join('')}</cols>`
}

const bounds = (rule: Validation['rule']): { operator: string; formulas: string } => {
  if (rule.kind === 'list')
    return { operator: '', formulas: `<formula1>${escapeXml(rule.source)}</formula1>` }
  if (rule.kind === 'custom')
    return { operator: '', formulas: `<formula1>${escapeXml(rule.formula)}</formula1>` }
  const { min, max } = rule
  const operator =
    min !== undefined && max !== undefined
      ? 'between'
      : max !== undefined
        ? 'lessThanOrEqual'
        : 'greaterThanOrEqual'
  const formulas = [min, max].filter((bound) => bound !== undefined)
  return {
    operator: ` operator="${operator}"`,
    formulas: formulas.map((bound, index) => `<formula${index + 1}>${bound}</formula${index + 1}>`).join(''),
  }
}

const words = (name: string, text: string | undefined, most: number): string =>
  text ? ` ${name}="${escapeXml(text.slice(0, most))}"` : ''

const validationXml = (validation: Validation): string => {
  const { range, rule, promptTitle, prompt, errorTitle, error, strict } = validation
  const { operator, formulas } = bounds(rule)
  const shown = `${prompt ? ' showInputMessage="1"' : ''} showErrorMessage="1" errorStyle="${strict ? 'stop' : 'warning'}"`
  const texts = `${words('errorTitle', errorTitle, 32)}${words('error', error, 255)}${words('promptTitle', promptTitle, 32)}${words('prompt', prompt, 255)}`
  return `<dataValidation type="${rule.kind}" allowBlank="1"${operator}${shown}${texts} sqref="${range}">${formulas}</dataValidation>`
}

const pageXml = ({ paper, landscape, margins, numberedFrom }: SheetPage): string => {
  const inches = (mm: number) => Math.round((mm / MM_PER_INCH) * 1000) / 1000
  const { top, right, bottom, left } = margins
  const number = '&amp;C&amp;"Times New Roman,Regular"&amp;13&amp;P/&amp;N'
  const firstOther = (numberedFrom ?? 1) > 1
  const header =
    numberedFrom === undefined
      ? ''
      : `<headerFooter${firstOther ? ' differentFirst="1"' : ''}><oddHeader>${number}</oddHeader>${firstOther ? '<firstHeader></firstHeader>' : ''}</headerFooter>`
  return `<printOptions horizontalCentered="1"/><pageMargins left="${inches(left)}" right="${inches(right)}" top="${inches(top)}" bottom="${inches(bottom)}" header="${inches(10)}" footer="${inches(10)}"/><pageSetup paperSize="${paperNumbers[paper]}" orientation="${landscape ? 'landscape' : 'portrait'}" fitToWidth="1" fitToHeight="0"/>${header}`
}

/** The XML of a sheet, piece by piece; its rows go by and are not kept. */
export async function* sheetXml(
  sheet: SheetContent,
  styles: StyleSheet,
  first: boolean,
): AsyncGenerator<string> {
  const fit = sheet.page ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${XMLNS}">${fit}${viewXml(sheet, first)}<sheetFormatPr defaultRowHeight="15.75"/>${columnsXml(sheet, styles)}<sheetData>`
  const merges: string[] = []
  let number = 0
  let piece = ''
  for await (const row of sheet.rows) {
    number++
    for (const { column, columns, rows = 1 } of row.merges ?? []) {
      if (columns > 1 || rows > 1)
        merges.push(`${cellAddress(column, number)}:${cellAddress(column + columns - 1, number + rows - 1)}`)
    }
    piece += rowXml(number, row, styles)
    if (number % ROWS_AT_ONCE === 0) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}</sheetData>`
  if (merges.length > 0)
    yield `<mergeCells count="${merges.length}">${merges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`
  const { validations = [] } = sheet
  if (validations.length > 0)
    yield `<dataValidations count="${validations.length}">${validations.map(validationXml).join('')}</dataValidations>`
  yield `${sheet.page ? pageXml(sheet.page) : ''}</worksheet>`
}
