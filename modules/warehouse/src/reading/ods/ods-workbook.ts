// SPDX-License-Identifier: Apache-2.0
import type { SheetDescription } from '../reading-options.ts'
import type { CellContent, SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { attribute, decodeText, XmlScanner } from '../xlsx/xml-scanner.ts'
import { type ZipEntry, zipEntryBytes } from '../xlsx/zip-archive.ts'

const MOST_COLUMNS = 16_384
const MOST_ROWS = 1_048_576
const percentage = { date: false, percentage: true, digits: 0 }

/** Opens an OpenDocument spreadsheet; rows are read while its XML goes by. */
export async function openOds(bytes: Buffer, content: ZipEntry): Promise<SheetWorkbook> {
  const sheets: SheetDescription[] = []
  const hiddenStyles = new Set<string>()
  let style = ''
  await pour(bytes, content, {
    open(name, attributes) {
      if (name === 'style') style = attribute(attributes, 'style:name') ?? ''
      else if (name === 'table-properties' && attribute(attributes, 'table:display') === 'false') {
        hiddenStyles.add(style)
      } else if (name === 'table') {
        const hidden = hiddenStyles.has(attribute(attributes, 'table:style-name') ?? '')
        sheets.push({ name: attribute(attributes, 'table:name') ?? '', hidden })
      }
    },
    close() {},
    text() {},
  })
  return {
    kind: 'ods',
    sheets,
    from1904: false,
    async *rows(sheet) {
      const reader = new OdsRows(sheet)
      const decoder = new TextDecoder()
      for await (const chunk of zipEntryBytes(bytes, content)) {
        reader.scanner.push(decoder.decode(chunk, { stream: true }))
        yield* reader.rows
        reader.rows = []
      }
    },
  }
}

async function pour(
  bytes: Buffer,
  entry: ZipEntry,
  handler: ConstructorParameters<typeof XmlScanner>[0],
): Promise<void> {
  const scanner = new XmlScanner(handler)
  const decoder = new TextDecoder()
  for await (const chunk of zipEntryBytes(bytes, entry)) scanner.push(decoder.decode(chunk, { stream: true }))
}

/** Collects the rows of one table. */
class OdsRows {
  rows: SheetRow[] = []
  readonly scanner: XmlScanner
  readonly #sheet: string
  #inSheet = false
  #row = 0
  #repeatRow = 1
  #hidden = false
  #cells: (CellContent | undefined)[] = []
  #attributes = ''
  #text = ''
  #paragraphs = 0
  #inText = 0
  #inNote = false

  constructor(sheet: string) {
    this.#sheet = sheet
    this.scanner = new XmlScanner({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (raw) => {
        if (this.#inText > 0 && !this.#inNote) this.#text += decodeText(raw)
      },
    })
  }

  #open(name: string, attributes: string): void {
    if (name === 'table') this.#inSheet = attribute(attributes, 'table:name') === this.#sheet
    else if (!this.#inSheet) return
    else if (name === 'table-row') {
      this.#cells = []
      this.#repeatRow = Number(attribute(attributes, 'table:number-rows-repeated') ?? 1)
      this.#hidden = /^(collapse|filter)$/.test(attribute(attributes, 'table:visibility') ?? '')
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#attributes = attributes
      this.#text = ''
      this.#paragraphs = 0
    } else if (name === 'annotation') this.#inNote = true
    else if (name === 'p' && !this.#inNote) {
      if (this.#paragraphs++ > 0) this.#text += '\n'
      this.#inText++
    } else if (name === 's' && this.#inText > 0) this.#text += ' '
    else if (name === 'tab' && this.#inText > 0) this.#text += '\t'
  }

  #close(name: string): void {
    if (name === 'table') this.#inSheet = false
    else if (!this.#inSheet) return
    else if (name === 'annotation') this.#inNote = false
    else if (name === 'p' && !this.#inNote) this.#inText--
    else if (name === 'table-cell' || name === 'covered-table-cell') this.#endCell()
    else if (name === 'table-row') this.#endRow()
  }

  #endCell(): void {
    const times = Number(attribute(this.#attributes, 'table:number-columns-repeated') ?? 1)
    const cell = this.#cell()
    if (!cell) this.#cells.length = Math.min(this.#cells.length + times, MOST_COLUMNS)
    else if (this.#cells.length + times > MOST_COLUMNS) throw new Error('no spreadsheet has so many columns')
    else for (let at = 0; at < times; at++) this.#cells.push(cell)
  }

  #cell(): CellContent | undefined {
    const type = attribute(this.#attributes, 'office:value-type')
    const value = attribute(this.#attributes, 'office:value')
    if ((type === 'float' || type === 'currency') && value !== undefined)
      return { kind: 'number', number: Number(value), display: undefined }
    if (type === 'percentage' && value !== undefined)
      return { kind: 'number', number: Number(value), display: percentage }
    if (type === 'boolean')
      return { kind: 'boolean', yes: attribute(this.#attributes, 'office:boolean-value') === 'true' }
    const date = type === 'date' ? attribute(this.#attributes, 'office:date-value') : undefined
    if (date) return { kind: 'text', text: date.replace(/T00:00:00(\.0+)?Z?$/, '') }
    return this.#text === '' ? undefined : { kind: 'text', text: this.#text }
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
      })
    }
    this.#row += this.#repeatRow
  }
}
