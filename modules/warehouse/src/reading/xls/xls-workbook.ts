// SPDX-License-Identifier: Apache-2.0
import { isOldFont } from '../encoding/cell-letters.ts'
import type { SheetDescription } from '../reading-options.ts'
import { PasswordNeeded } from '../refusal.ts'
import type { CellContent, MergedRange, SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { displayOfFormat, type NumberDisplay } from '../xlsx/number-formats.ts'
import { biff, biffRecords, readSharedStrings, type SharedString, shortNumber } from './biff-records.ts'
import { compoundStream } from './compound-file.ts'
import { errorText } from './error-text.ts'

const BIFF8 = 0x600
const BIFF5 = 0x500
const HIDDEN_ROW = 0x20
const MOST_COLUMNS = 256

type Globals = {
  wide: boolean
  from1904: boolean
  decoder: TextDecoder
  fonts: string[]
  formats: Map<number, string>
  styles: { font: number; format: number }[]
  sheets: (SheetDescription & { offset: number })[]
  strings: SharedString[]
}

/** Opens a workbook of Excel 5 to 2003 (MS-XLS, BIFF5 and BIFF8). Null when the file holds none. */
export function openXls(bytes: Buffer): SheetWorkbook | null {
  const stream = compoundStream(bytes, ['Workbook', 'Book'])
  if (!stream) return null
  const globals = readGlobals(stream)
  return {
    kind: 'xls',
    sheets: globals.sheets.map(({ name, hidden }) => ({ name, hidden })),
    from1904: globals.from1904,
    hasOldFonts: () => globals.styles.some(({ font }) => isOldFont(fontName(globals, font))),
    async *rows(sheet) {
      const { offset } = globals.sheets.find(({ name }) => name === sheet)!
      yield* new XlsSheet(globals).read(stream, offset)
    },
    async merged(sheet) {
      const { offset } = globals.sheets.find(({ name }) => name === sheet)!
      return readMerged(stream, offset)
    },
  }
}

function readGlobals(stream: Buffer): Globals {
  const globals: Globals = {
    wide: true,
    from1904: false,
    decoder: new TextDecoder('windows-1252'),
    fonts: [],
    formats: new Map(),
    styles: [],
    sheets: [],
    strings: [],
  }
  let stringBlocks: Buffer[] | null = null
  for (const { id, data } of biffRecords(stream)) {
    if (id === biff.continued) stringBlocks?.push(data)
    else if (stringBlocks) {
      globals.strings = readSharedStrings(stringBlocks)
      stringBlocks = null
    }
    if (id === biff.strings) stringBlocks = [data]
    else if (id === biff.end) break
    else readGlobal(globals, id, data)
  }
  return globals
}

function readGlobal(globals: Globals, id: number, data: Buffer): void {
  if (id === biff.begin) {
    const version = data.readUInt16LE(0)
    if (version !== BIFF8 && version !== BIFF5) throw new Error(`BIFF version ${version}`)
    globals.wide = version === BIFF8
  } else if (id === biff.password) throw new PasswordNeeded()
  else if (id === biff.dateMode) globals.from1904 = data.readUInt16LE(0) === 1
  else if (id === biff.codePage) {
    globals.decoder = new TextDecoder(data.readUInt16LE(0) === 1258 ? 'windows-1258' : 'windows-1252')
  } else if (id === biff.font) globals.fonts.push(shortText(globals, data, 14))
  else if (id === biff.format) {
    globals.formats.set(
      data.readUInt16LE(0),
      globals.wide ? longText(globals, data, 2) : shortText(globals, data, 2),
    )
  } else if (id === biff.style) {
    globals.styles.push({ font: data.readUInt16LE(0), format: data.readUInt16LE(2) })
  } else if (id === biff.sheet && data[5] === 0) {
    const hidden = (data[4]! & 3) !== 0
    globals.sheets.push({ name: shortText(globals, data, 6), hidden, offset: data.readUInt32LE(0) })
  }
}

function shortText(globals: Globals, data: Buffer, at: number): string {
  return textAt(globals, data, at + 1, data[at] ?? 0)
}

function longText(globals: Globals, data: Buffer, at: number): string {
  return textAt(globals, data, at + 2, data.readUInt16LE(at))
}

/** BIFF8 says before each text whether its characters have one byte or two; BIFF5 has bytes in the workbook's code page. */
function textAt({ wide, decoder }: Globals, data: Buffer, at: number, length: number): string {
  if (!wide) return decoder.decode(data.subarray(at, at + length))
  const twoBytes = (data[at]! & 1) !== 0
  return data.toString(twoBytes ? 'utf16le' : 'latin1', at + 1, at + 1 + length * (twoBytes ? 2 : 1))
}

/** Fonts are numbered with 4 left out. */
function fontName({ fonts }: Globals, number: number): string {
  return fonts[number > 4 ? number - 1 : number] ?? ''
}

/** The cells of a sheet that are merged over several rows; the record counts rows from 0. */
function readMerged(stream: Buffer, offset: number): MergedRange[] {
  const ranges: MergedRange[] = []
  let depth = 0
  for (const { id, data } of biffRecords(stream, offset)) {
    if (id === biff.begin) depth++
    else if (id === biff.end && --depth === 0) break
    else if (id === biff.merged && depth === 1) {
      for (let at = 2; at + 8 <= data.length; at += 8) {
        const [top, bottom] = [data.readUInt16LE(at) + 1, data.readUInt16LE(at + 2) + 1]
        if (bottom > top) ranges.push({ top, bottom, column: data.readUInt16LE(at + 4) })
      }
    }
  }
  return ranges
}

class XlsSheet {
  readonly #globals: Globals
  readonly #rows = new Map<number, SheetRow>()
  #waiting: { row: number; column: number; style: number } | null = null

  constructor(globals: Globals) {
    this.#globals = globals
  }

  read(stream: Buffer, offset: number): SheetRow[] {
    let depth = 0
    for (const { id, data } of biffRecords(stream, offset)) {
      if (id === biff.begin) depth++
      else if (id === biff.end && --depth === 0) break
      else if (depth === 1) this.#take(id, data)
    }
    return [...this.#rows.values()].sort((left, right) => left.row - right.row)
  }

  #take(id: number, data: Buffer): void {
    if (id === biff.row) {
      if (data.readUInt16LE(12) & HIDDEN_ROW) this.#row(data.readUInt16LE(0)).hidden = true
    } else if (id === biff.result && this.#waiting) {
      const { row, column, style } = this.#waiting
      this.#put(row, column, this.#text(longText(this.#globals, data, 0), style))
      this.#waiting = null
    } else if (cellRecords.has(id) && data.length >= 6) this.#cell(id, data)
  }

  #cell(id: number, data: Buffer): void {
    const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)]
    const put = (cell: CellContent) => this.#put(row, column, cell)
    if (id === biff.number) put(this.#number(data.readDoubleLE(6), style))
    else if (id === biff.shortNumber) put(this.#number(shortNumber(data, 6), style))
    else if (id === biff.manyNumbers) {
      for (let at = 4; at + 8 <= data.length; at += 6) {
        const number = this.#number(shortNumber(data, at + 2), data.readUInt16LE(at))
        this.#put(row, column + (at - 4) / 6, number)
      }
    } else if (id === biff.label || id === biff.richLabel) {
      put(this.#text(longText(this.#globals, data, 6), style))
    } else if (id === biff.sharedLabel) {
      const shared = this.#globals.strings[data.readUInt32LE(6)]
      if (shared) put(this.#text(shared.text, style, shared.runs))
    } else if (id === biff.yesOrError)
      put(data[7] ? error(data[6]!) : { kind: 'boolean', yes: data[6] === 1 })
    else this.#formula(data, row, column, style)
  }

  /** The cached result: a number, or one of the others marked by 0xFFFF at its end; text follows in its own record. */
  #formula(data: Buffer, row: number, column: number, style: number): void {
    if (data.readUInt16LE(12) !== 0xffff) this.#put(row, column, this.#number(data.readDoubleLE(6), style))
    else if (data[6] === 0) this.#waiting = { row, column, style }
    else if (data[6] === 1) this.#put(row, column, { kind: 'boolean', yes: data[8] === 1 })
    else if (data[6] === 2) this.#put(row, column, error(data[8]!))
  }

  #number(number: number, style: number): CellContent {
    return { kind: 'number', number, display: this.#display(style) }
  }

  #display(style: number): NumberDisplay | undefined {
    const format = this.#globals.styles[style]?.format
    return format === undefined ? undefined : displayOfFormat(format, this.#globals.formats.get(format))
  }

  #text(text: string, style: number, runs: SharedString['runs'] = []): CellContent {
    const named = runs.map(({ at, font }) => ({ at, font: fontName(this.#globals, font) }))
    const font = fontName(this.#globals, this.#globals.styles[style]?.font ?? 0)
    return { kind: 'text', text, font, ...(named.length > 0 ? { runs: named } : {}) }
  }

  #put(row: number, column: number, cell: CellContent): void {
    if (column >= MOST_COLUMNS) throw new Error('no such workbook has so many columns')
    if (cell.kind !== 'text' || cell.text !== '') this.#row(row).cells[column] = cell
  }

  #row(row: number): SheetRow {
    const known = this.#rows.get(row) ?? { row: row + 1, cells: [] }
    this.#rows.set(row, known)
    return known
  }
}

const cellRecords = new Set<number>([
  biff.number,
  biff.shortNumber,
  biff.manyNumbers,
  biff.label,
  biff.richLabel,
  biff.sharedLabel,
  biff.yesOrError,
  biff.formula,
])

function error(code: number): CellContent {
  return { kind: 'text', text: errorText(code) }
}
