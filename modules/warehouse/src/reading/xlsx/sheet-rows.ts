// SPDX-License-Identifier: Apache-2.0
import type { CellContent, FontRun, SheetRow } from '../sheet-workbook.ts'
import { tooManyColumns } from '../too-many-columns.ts'
import type { NumberDisplay } from './number-formats.ts'
import { attribute, decodeText, XmlScanner } from './xml-scanner.ts'

const MOST_ROWS = 1_048_576
const MOST_COLUMNS = 16_384
const NOT_COMPUTED = '#CALC!'

/** A text of the workbook's shared strings, with its fonts when it has several. */
export type SharedText = string | { text: string; runs: FontRun[] }

/** What the cells of every sheet refer to. */
export type SheetParts = { strings: SharedText[]; displays: NumberDisplay[]; fonts: string[] }

/** Collects the rows of a sheet while its XML goes by. */
export class SheetRows {
  /** Rows that are complete; take them away between chunks. */
  rows: SheetRow[] = []
  readonly scanner: XmlScanner
  readonly #strings: readonly SharedText[]
  readonly #displays: readonly NumberDisplay[]
  readonly #fonts: readonly string[]
  #row: SheetRow = { row: 0, cells: [] }
  #column = -1
  #type = ''
  #style = -1
  #content = ''
  #inContent = false
  #hasFormula = false
  #inPhonetic = false

  constructor({ strings, displays, fonts }: SheetParts) {
    this.#strings = strings
    this.#displays = displays
    this.#fonts = fonts
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
      if (this.#column >= MOST_COLUMNS) throw tooManyColumns(this.#column + 1)
      this.#type = attribute(attributes, 't') ?? 'n'
      this.#style = Number(attribute(attributes, 's') ?? -1)
      this.#content = ''
      this.#hasFormula = false
    } else if (name === 'v') this.#inContent = true
    else if (name === 'f') this.#hasFormula = true
    else if (name === 't') this.#inContent = !this.#inPhonetic
    else if (name === 'rPh') this.#inPhonetic = true
    else if (name === 'row') {
      this.#row = {
        row: Number(attribute(attributes, 'r') ?? this.#row.row + 1),
        cells: [],
        ...(/^(1|true)$/.test(attribute(attributes, 'hidden') ?? '') ? { hidden: true } : {}),
      }
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
    // A formula that no program has computed holds nothing: it is shown as an error, never as a blank.
    if (content === '')
      return this.#hasFormula && this.#type !== 'str' ? { kind: 'text', text: NOT_COMPUTED } : undefined
    if (this.#type === 's') return this.#text(this.#strings[Number(content)] ?? '')
    if (this.#type === 'b') return { kind: 'boolean', yes: content === '1' || content === 'true' }
    if (this.#type === 'd') return { kind: 'text', text: content }
    const number = this.#type === 'n' ? Number(content) : Number.NaN
    if (Number.isNaN(number)) return this.#text(spreadsheetText(content))
    return { kind: 'number', number, display: this.#displays[this.#style] }
  }

  #text(shared: SharedText): CellContent {
    const font = this.#fonts[Math.max(this.#style, 0)]
    return typeof shared === 'string'
      ? { kind: 'text', text: shared, font }
      : { kind: 'text', text: shared.text, font, runs: shared.runs }
  }
}

/** The strings of sharedStrings.xml in order, without phonetic hints. */
export function parseSharedStrings(): { scanner: XmlScanner; strings: SharedText[] } {
  const strings: SharedText[] = []
  let text = ''
  let raw = ''
  let runs: FontRun[] = []
  let inText = false
  let inPhonetic = false
  const scanner = new XmlScanner({
    open(name, attributes) {
      if (name === 'si') [text, runs] = ['', []]
      else if (name === 'rPh') inPhonetic = true
      else if (name === 'r' && runs.length > 0) runs.push({ at: text.length, font: '' })
      else if (name === 'rFont') runs.push({ at: text.length, font: attribute(attributes, 'val') ?? '' })
      else if (name === 't') [inText, raw] = [!inPhonetic, '']
    },
    close(name) {
      if (name === 't' && inText) {
        text += spreadsheetText(raw)
        inText = false
      } else if (name === 'rPh') inPhonetic = false
      else if (name === 'si') strings.push(runs.length > 0 ? { text, runs } : text)
    },
    text(more) {
      if (inText) raw += more
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
