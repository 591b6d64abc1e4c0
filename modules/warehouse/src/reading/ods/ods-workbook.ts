// SPDX-License-Identifier: Apache-2.0
import { isOldFont } from '../encoding/cell-letters.ts'
import type { SheetDescription } from '../reading-options.ts'
import {
  type CellContent,
  type FontRun,
  type MergedRange,
  mergedInRows,
  type SheetRow,
  type SheetWorkbook,
} from '../sheet-workbook.ts'
import { tooManyColumns } from '../too-many-columns.ts'
import { pourXml } from '../xlsx/relations.ts'
import { attribute, decodeText, XmlScanner } from '../xlsx/xml-scanner.ts'
import { type ZipEntry, zipEntryBytes } from '../xlsx/zip-archive.ts'
import { OdsFonts } from './ods-fonts.ts'

const MOST_COLUMNS = 16_384
const MOST_ROWS = 1_048_576
const percentage = { date: false, percentage: true, digits: 0 }

/** Opens an OpenDocument spreadsheet; rows are read while its XML goes by. */
export async function openOds(
  bytes: Buffer,
  content: ZipEntry,
  styles: ZipEntry | undefined,
): Promise<SheetWorkbook> {
  const fonts = new OdsFonts()
  await pourXml(
    bytes,
    styles,
    new XmlScanner({
      open: (name, attributes) => fonts.open(name, attributes),
      close: (name) => fonts.close(name),
      text() {},
    }),
  )
  const sheets: SheetDescription[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  const scanner = new XmlScanner({
    open(name, attributes) {
      fonts.open(name, attributes)
      if (name === 'style') style = attribute(attributes, 'style:name') ?? ''
      else if (name === 'table-properties' && attribute(attributes, 'table:display') === 'false') {
        hiddenStyles.add(style)
      } else if (name === 'table') {
        const hidden = hiddenStyles.has(attribute(attributes, 'table:style-name') ?? '')
        sheets.push({ name: attribute(attributes, 'table:name') ?? '', hidden })
      }
    },
    close: (name) => fonts.close(name),
    text() {},
  })
  await pourXml(bytes, content, scanner)
  async function* rows(sheet: string): AsyncGenerator<SheetRow> {
    const reader = new OdsRows(sheet, fonts)
    const decoder = new TextDecoder()
    for await (const chunk of zipEntryBytes(bytes, content)) {
      reader.scanner.push(decoder.decode(chunk, { stream: true }))
      yield* reader.rows
      reader.rows = []
    }
  }
  return {
    kind: 'ods',
    sheets,
    from1904: false,
    hasOldFonts: () => fonts.names.some(isOldFont),
    rows,
    merged(sheet) {
      return mergedInRows(rows(sheet))
    },
  }
}

/** Collects the rows of one table. */
class OdsRows {
  rows: SheetRow[] = []
  readonly scanner: XmlScanner
  readonly #sheet: string
  readonly #fonts: OdsFonts
  #columnStyles: { style: string | undefined; times: number }[] = []
  #rowStyle: string | undefined
  #runs: FontRun[] = []
  #inSheet = false
  #row = 0
  #repeatRow = 1
  #hidden = false
  #cells: (CellContent | undefined)[] = []
  #merged: MergedRange[] = []
  #attributes = ''
  #text = ''
  #paragraphs = 0
  #inText = 0
  #inNote = false

  constructor(sheet: string, fonts: OdsFonts) {
    this.#sheet = sheet
    this.#fonts = fonts
    this.scanner = new XmlScanner({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (raw) => {
        if (this.#inText > 0 && !this.#inNote) this.#text += decodeText(raw)
      },
    })
  }

  #open(name: string, attributes: string): void {
    if (name === 'table') {
      this.#inSheet = attribute(attributes, 'table:name') === this.#sheet
      this.#columnStyles = []
    } else if (!this.#inSheet) return
    else if (name === 'table-column') {
      const times = Number(attribute(attributes, 'table:number-columns-repeated') ?? 1)
      this.#columnStyles.push({ style: attribute(attributes, 'table:default-cell-style-name'), times })
    } else if (name === 'table-row') {
      this.#cells = []
      this.#merged = []
      this.#rowStyle = attribute(attributes, 'table:default-cell-style-name')
      this.#repeatRow = Number(attribute(attributes, 'table:number-rows-repeated') ?? 1)
      this.#hidden = /^(collapse|filter)$/.test(attribute(attributes, 'table:visibility') ?? '')
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#attributes = attributes
      this.#text = ''
      this.#paragraphs = 0
      this.#runs = []
    } else if (name === 'annotation') this.#inNote = true
    else if (name === 'p' && !this.#inNote) {
      if (this.#paragraphs++ > 0) this.#text += '\n'
      this.#inText++
    } else if (name === 'span' && this.#inText > 0) {
      this.#change(this.#fonts.ofText(attribute(attributes, 'text:style-name')))
    } else if (name === 's' && this.#inText > 0) {
      this.#text += ' '.repeat(Math.min(Number(attribute(attributes, 'text:c')) || 1, 1000))
    } else if (name === 'tab' && this.#inText > 0) this.#text += '\t'
  }

  #close(name: string): void {
    if (name === 'table') this.#inSheet = false
    else if (!this.#inSheet) return
    else if (name === 'annotation') this.#inNote = false
    else if (name === 'p' && !this.#inNote) this.#inText--
    else if (name === 'span' && this.#inText > 0) this.#change('')
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell()
    else if (name === 'table-row') this.#endRow()
  }

  #endCell(): void {
    const times = Number(attribute(this.#attributes, 'table:number-columns-repeated') ?? 1)
    const down = Number(attribute(this.#attributes, 'table:number-rows-spanned') ?? 1)
    if (down > 1) {
      const top = this.#row + 1
      this.#merged.push({ top, bottom: top + Math.min(down, MOST_ROWS) - 1, column: this.#cells.length })
    }
    const cell = this.#cell()
    if (!cell) this.#cells.length = Math.min(this.#cells.length + times, MOST_COLUMNS)
    else if (this.#cells.length + times > MOST_COLUMNS) throw tooManyColumns(this.#cells.length + times)
    else for (let at = 0; at < times; at++) this.#cells.push(cell)
  }

  #cell(): CellContent | undefined {
    const type = attribute(this.#attributes, 'office:value-type')
    const font = this.#font()
    const value = attribute(this.#attributes, 'office:value')
    if ((type === 'float' || type === 'currency') && value !== undefined)
      return { kind: 'number', number: Number(value), display: undefined }
    if (type === 'percentage' && value !== undefined)
      return { kind: 'number', number: Number(value), display: percentage }
    if (type === 'boolean')
      return { kind: 'boolean', yes: attribute(this.#attributes, 'office:boolean-value') === 'true' }
    const date = type === 'date' ? attribute(this.#attributes, 'office:date-value') : undefined
    if (date) return { kind: 'text', text: date.replace(/T00:00:00(\.0+)?Z?$/, '') }
    if (this.#text === '') return undefined
    return { kind: 'text', text: this.#text, font, ...this.#changes(font) }
  }

  /** The font of a cell: its own style's, else that of its row, else that of its column. */
  #font(): string {
    const own = attribute(this.#attributes, 'table:style-name')
    if (own !== undefined) return this.#fonts.ofCell(own)
    return this.#fonts.ofCell(this.#rowStyle ?? this.#columnStyle(this.#cells.length))
  }

  #columnStyle(column: number): string | undefined {
    let before = 0
    for (const { style, times } of this.#columnStyles) {
      before += times
      if (column < before) return style
    }
    return undefined
  }

  /** The font changes here; empty: back to that of the cell. */
  #change(font: string): void {
    this.#runs.push({ at: this.#text.length, font })
  }

  #changes(usual: string): { runs?: FontRun[] } {
    if (this.#runs.every(({ font }) => font === '' || font === usual)) return {}
    return { runs: this.#runs.map(({ at, font }) => ({ at, font: font || usual })) }
  }

  /** Blank rows at the end are declared a million times over; only rows with content are given. */
  #endRow(): void {
    const filled = this.#cells.some((cell) => cell !== undefined)
    if (this.#row + this.#repeatRow > MOST_ROWS && filled) throw new Error('no spreadsheet has so many rows')
    for (let at = 1; filled && at <= this.#repeatRow; at++) {
      this.rows.push({
        row: this.#row + at,
        cells: this.#cells,
        ...(this.#hidden ? { hidden: true } : {}),
        ...(this.#merged.length > 0 ? { merged: this.#merged } : {}),
      })
    }
    this.#row += this.#repeatRow
  }
}
