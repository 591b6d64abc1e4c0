// SPDX-License-Identifier: Apache-2.0
import type { CellContent, SheetRow } from '../sheet-workbook.ts'
import { tooManyColumns } from '../too-many-columns.ts'
import { shortNumber } from '../xls/biff-records.ts'
import { errorText } from '../xls/error-text.ts'
import type { SharedText } from '../xlsx/sheet-rows.ts'
import { type BinaryRecord, binary, richText, wideText } from './binary-records.ts'
import type { BinaryParts } from './xlsb-workbook.ts'

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const HIDDEN_ROW = 0x10

/** Collects the rows of a sheet while its records go by. A cell in short form stands right of the cell before it. */
export class BinaryRows {
  readonly #parts: BinaryParts
  #row: SheetRow | null = null
  #column = -1
  #inData = false

  constructor(parts: BinaryParts) {
    this.#parts = parts
  }

  /** Takes a record; gives the row that it completes. */
  *take({ id, data }: BinaryRecord): Generator<SheetRow> {
    if (id === binary.sheetData) this.#inData = true
    else if (id === binary.endOfSheetData) {
      yield* this.end()
      this.#inData = false
    } else if (!this.#inData) return
    else if (id === binary.row) {
      yield* this.end()
      this.#begin(data)
    } else if (this.#row && (id <= binary.nextSharedText || id === binary.richText)) this.#cell(id, data)
  }

  *end(): Generator<SheetRow> {
    if (this.#row) yield this.#row
    this.#row = null
  }

  #begin(data: Buffer): void {
    const row = data.readUInt32LE(0) + 1
    if (row > MOST_ROWS) throw new Error(`no spreadsheet has a row ${row}`)
    this.#row = { row, cells: [], ...(data[11]! & HIDDEN_ROW ? { hidden: true } : {}) }
    this.#column = -1
  }

  #cell(id: number, data: Buffer): void {
    const short = id >= binary.nextBlank && id <= binary.nextSharedText
    this.#column = short ? this.#column + 1 : data.readUInt32LE(0)
    if (this.#column >= MOST_COLUMNS) throw tooManyColumns(this.#column + 1)
    const style = data.readUIntLE(short ? 0 : 4, 3)
    const kind = short ? id - binary.nextBlank + binary.blank : id
    const content = this.#content(kind, data, short ? 4 : 8, style)
    if (content) this.#row!.cells[this.#column] = content
  }

  #content(kind: number, data: Buffer, at: number, style: number): CellContent | undefined {
    if (kind === binary.shortNumber) return this.#number(shortNumber(data, at), style)
    if (kind === binary.number || kind === binary.formulaNumber)
      return this.#number(data.readDoubleLE(at), style)
    if (kind === binary.boolean || kind === binary.formulaBoolean)
      return { kind: 'boolean', yes: data[at] === 1 }
    if (kind === binary.error || kind === binary.formulaError)
      return { kind: 'text', text: errorText(data[at]!) }
    if (kind === binary.text || kind === binary.formulaText) return this.#text(wideText(data, at).text, style)
    if (kind === binary.sharedText)
      return this.#text(this.#parts.strings[data.readUInt32LE(at)] ?? missingText(), style)
    return kind === binary.richText ? this.#text(richText(data, at).text, style) : undefined
  }

  #number(number: number, style: number): CellContent {
    return { kind: 'number', number, display: this.#parts.displays[style] }
  }

  #text(shared: SharedText, style: number): CellContent | undefined {
    const font = this.#parts.fonts[style]
    const { text, runs } = typeof shared === 'string' ? { text: shared, runs: undefined } : shared
    return text === '' ? undefined : { kind: 'text', text, font, ...(runs ? { runs } : {}) }
  }
}

function missingText(): never {
  throw new Error('a cell refers to a text that is missing')
}
