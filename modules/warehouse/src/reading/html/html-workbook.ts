// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import type { TextEncoding } from '../../contract/text-encodings.ts'
import { byteTable } from '../encoding/byte-table.ts'
import { ArchiveBomb } from '../refusal.ts'
import type { CellContent, FontRun, SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { tooManyColumns } from '../too-many-columns.ts'
import { attribute, XmlScanner } from '../xlsx/xml-scanner.ts'
import { htmlText } from './html-text.ts'

const MOST_SPAN = 1000
const MOST_TAKEN = 2_000_000

/** Opens a web page or an XML spreadsheet of 2003, which reporting systems like to name .xls: each table is a sheet. */
export async function openHtml(path: string, encoding: TextEncoding): Promise<SheetWorkbook> {
  const reader = new HtmlTables()
  for await (const chunk of decodedChunks(path, encoding)) reader.scanner.push(chunk)
  const tables = reader.tables.filter((rows) => rows.length > 0)
  const names = tables.map((_, index) => `Bảng ${index + 1}`)
  const most = Math.max(0, ...tables.map((rows) => rows.length))
  const main = names[tables.findIndex((rows) => rows.length === most)]
  return {
    kind: 'html',
    sheets: names.map((name) => ({ name, hidden: false })),
    from1904: false,
    ...(main ? { mainSheet: main } : {}),
    async *rows(sheet) {
      yield* tables[names.indexOf(sheet)]!
    },
    async merged(sheet) {
      return tables[names.indexOf(sheet)]!.flatMap(({ merged = [] }) => merged)
    },
  }
}

/** Old letters may stand as bytes or as entities, so that only the cells' text is brought to Unicode, later. */
async function* decodedChunks(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(byteTable(encoding))
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true })
}

/** A cell that is open: its text in parts of one font each, and the fonts that are open inside it. */
type HtmlCell = { attributes: string; parts: { font: string; raw: string }[]; fonts: string[] }

type OpenTable = { rows: SheetRow[]; row: number; column: number; taken: Map<number, Set<number>> }

/** Collects the tables of a page, a table inside a cell as one of its own. */
class HtmlTables {
  readonly tables: SheetRow[][] = []
  readonly scanner: XmlScanner
  readonly #open: OpenTable[] = []
  #cell: HtmlCell | null = null
  #passedOver = ''
  #taken = 0

  constructor() {
    this.scanner = new XmlScanner({
      open: (name, attributes) => this.#opens(name.toLowerCase(), attributes),
      close: (name) => this.#closes(name.toLowerCase()),
      text: (raw) => {
        if (this.#cell && !this.#passedOver) this.#cell.parts.at(-1)!.raw += raw
      },
    })
  }

  #opens(name: string, attributes: string): void {
    if (this.#passedOver) return
    if (name === 'script' || name === 'style') this.#passedOver = name
    else if (name === 'table') this.#begin()
    else if (name === 'tr' || name === 'row') this.#beginRow(attributes)
    else if (name === 'td' || name === 'th' || name === 'cell') {
      this.#endCell()
      const font = fontOf(attributes)
      this.#cell = { attributes, parts: [{ font, raw: '' }], fonts: [font] }
    } else if (this.#cell && (name === 'font' || name === 'span')) {
      const font = fontOf(attributes) || this.#cell.fonts.at(-1)!
      this.#cell.fonts.push(font)
      this.#cell.parts.push({ font, raw: '' })
    } else if (this.#cell && (name === 'br' || name === 'p' || name === 'div')) {
      if (this.#cell.parts.some(({ raw }) => raw !== '')) this.#cell.parts.at(-1)!.raw += '<br>'
    } else if (this.#cell && name === 'data') this.#cell.attributes += attributes
  }

  #closes(name: string): void {
    if (this.#passedOver) {
      if (name === this.#passedOver) this.#passedOver = ''
    } else if (name === 'td' || name === 'th' || name === 'cell' || name === 'tr' || name === 'row')
      this.#endCell()
    else if (this.#cell && (name === 'font' || name === 'span') && this.#cell.fonts.length > 1) {
      this.#cell.fonts.pop()
      this.#cell.parts.push({ font: this.#cell.fonts.at(-1)!, raw: '' })
    } else if (name === 'table') {
      this.#endCell()
      this.#open.pop()
    }
  }

  #begin(): void {
    this.#endCell()
    const table = { rows: [], row: 0, column: 0, taken: new Map() }
    this.#open.push(table)
    this.tables.push(table.rows)
  }

  #beginRow(attributes: string): void {
    this.#endCell()
    const table = this.#open.at(-1)
    if (!table) return
    table.taken.delete(table.row)
    table.row = Number(attribute(attributes, 'ss:Index')) || table.row + 1
    table.column = 0
    const hidden = /display\s*:\s*none/i.test(attributes) || /ss:Hidden="1"/.test(attributes)
    table.rows.push({ row: table.row, cells: [], ...(hidden ? { hidden } : {}) })
  }

  #endCell(): void {
    const [cell, table] = [this.#cell, this.#open.at(-1)]
    this.#cell = null
    const row = table?.rows.at(-1)
    if (!cell || !table || !row) return
    const place = attribute(cell.attributes, 'ss:Index')
    if (place) table.column = Number(place) - 1
    while (table.taken.get(table.row)?.has(table.column)) table.column++
    if (!(table.column < 16_384)) throw tooManyColumns(table.column + 1)
    const content = contentOf(cell)
    if (content) row.cells[table.column] = content
    const across = span(cell.attributes, 'colspan') + span(cell.attributes, 'ss:MergeAcross', 0)
    const down = span(cell.attributes, 'rowspan') + span(cell.attributes, 'ss:MergeDown', 0)
    if (down > 1) {
      row.merged ??= []
      row.merged.push({ top: table.row, bottom: table.row + down - 1, column: table.column })
    }
    this.#take(table, across, span(cell.attributes, 'rowspan'))
    table.column += across
  }

  /** Cells below that a cell reaches over stay blank. */
  #take(table: OpenTable, across: number, down: number): void {
    if (down > 1) this.#taken += (down - 1) * across
    if (this.#taken > MOST_TAKEN) throw new ArchiveBomb()
    for (let row = 1; row < down; row++) {
      const taken = table.taken.get(table.row + row) ?? new Set()
      for (let column = 0; column < across; column++) taken.add(table.column + column)
      table.taken.set(table.row + row, taken)
    }
  }
}

function contentOf({ attributes, parts }: HtmlCell): CellContent | undefined {
  const shown = htmlText(parts.map(({ raw }) => raw).join(''))
  if (shown === '') return undefined
  if (attribute(attributes, 'ss:Type') === 'Number' && Number.isFinite(Number(shown))) {
    return { kind: 'number', number: Number(shown), display: undefined }
  }
  const withoutMidnight =
    attribute(attributes, 'ss:Type') === 'DateTime' ? shown.replace(/T00:00:00(\.0+)?Z?$/, '') : shown
  return { kind: 'text', text: withoutMidnight, ...fontsOf(parts) }
}

/** The font of a cell, and where it changes in the text as it is shown. */
function fontsOf(parts: HtmlCell['parts']): { font?: string; runs?: FontRun[] } {
  const filled = parts.filter(({ raw }) => raw.trim() !== '')
  const first = filled[0]?.font ?? ''
  if (filled.every(({ font }) => font === first)) return first ? { font: first } : {}
  let before = ''
  const runs = parts.map(({ font, raw }) => {
    const at = htmlText(`${before}.`).length - 1
    before += raw
    return { at, font }
  })
  return { font: first, runs }
}

function span(attributes: string, name: string, usual = 1): number {
  const [, digits] = new RegExp(`\\b${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes) ?? []
  return Math.min(Number(digits ?? usual), MOST_SPAN)
}

function fontOf(attributes: string): string {
  const [, name] = /(?:face\s*=\s*["']?|font-family\s*:\s*["']?)([^"';,>]+)/i.exec(attributes) ?? []
  return name?.trim() ?? ''
}
