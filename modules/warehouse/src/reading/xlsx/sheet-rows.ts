// SPDX-License-Identifier: Apache-2.0
import type { NumberDisplay } from './number-formats.ts'
import { attribute, decodeText, XmlScanner } from './xml-scanner.ts'

/** What a cell holds: text, a number shown in some way, a yes or no. Formulas count by their cached result. */
export type CellContent =
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number; display: NumberDisplay | undefined }
  | { kind: 'boolean'; yes: boolean }

/** A row as the file holds it: 1-based sheet row, cells by 0-based column with holes. */
export type SheetRow = { row: number; cells: (CellContent | undefined)[] }

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384

/** Collects the rows of a sheet while its XML goes by. */
export class SheetRows {
  /** Rows that are complete; take them away between chunks. */
  rows: SheetRow[] = []
  readonly scanner: XmlScanner
  readonly #strings: readonly string[]
  readonly #displays: readonly NumberDisplay[]
  #row: SheetRow = { row: 0, cells: [] }
  #column = -1
  #type = ''
  #style = -1
  #content = ''
  #inContent = false
  #inPhonetic = false

  constructor(strings: readonly string[], displays: readonly NumberDisplay[]) {
    this.#strings = strings
    this.#displays = displays
    this.scanner = new XmlScanner({
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => this.#close(name),
      text: (raw) => {
        if (this.#inContent) this.#content += raw
      },
    })
  }

  #open(name: string, attributes: string): void {
    if (name === 'c') {
      const place = attribute(attributes, 'r')
      this.#column = place ? columnOf(place) : this.#column + 1
      if (this.#column >= MOST_COLUMNS) throw new Error(`no spreadsheet has a column ${place}`)
      this.#type = attribute(attributes, 't') ?? 'n'
      this.#style = Number(attribute(attributes, 's') ?? -1)
      this.#content = ''
    } else if (name === 'v') this.#inContent = true
    else if (name === 't') this.#inContent = !this.#inPhonetic
    else if (name === 'rPh') this.#inPhonetic = true
    else if (name === 'row') {
      this.#row = { row: Number(attribute(attributes, 'r') ?? this.#row.row + 1), cells: [] }
      if (!(this.#row.row <= MOST_ROWS)) throw new Error(`no spreadsheet has a row ${this.#row.row}`)
      this.#column = -1
    }
  }

  #close(name: string): void {
    if (name === 'v' || name === 't') this.#inContent = false
    else if (name === 'rPh') this.#inPhonetic = false
    else if (name === 'row') this.rows.push(this.#row)
    else if (name === 'c') {
      const cell = this.#cell()
      if (cell) this.#row.cells[this.#column] = cell
    }
  }

  #cell(): CellContent | undefined {
    const content = this.#content
    if (content === '') return undefined
    if (this.#type === 's') return { kind: 'text', text: this.#strings[Number(content)] ?? '' }
    if (this.#type === 'b') return { kind: 'boolean', yes: content === '1' || content === 'true' }
    if (this.#type === 'd') return { kind: 'text', text: content }
    const number = this.#type === 'n' ? Number(content) : Number.NaN
    if (Number.isNaN(number)) return { kind: 'text', text: spreadsheetText(content) }
    return { kind: 'number', number, display: this.#displays[this.#style] }
  }
}

/** The strings of sharedStrings.xml in order, without phonetic hints. */
export function parseSharedStrings(): { scanner: XmlScanner; strings: string[] } {
  const strings: string[] = []
  let current = ''
  let inText = false
  let inPhonetic = false
  const scanner = new XmlScanner({
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') inPhonetic = true
      else if (name === 't') inText = !inPhonetic
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'si') strings.push(spreadsheetText(current))
    },
    text(raw) {
      if (inText) current += raw
    },
  })
  return { scanner, strings }
}

/** Entities resolved, then the escapes of control characters that spreadsheets use: _x000D_. */
function spreadsheetText(raw: string): string {
  const text = decodeText(raw)
  return text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
}

/** 0-based column of a place such as AB12. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & 0xdf
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}
