// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises'
import { noCounts, type ReadingLimits, type ReadingOptions, type TokenCounts } from './reading-options.ts'
import type { RecordFlag, RecordWriter } from './record-writer.ts'
import { ReadingRefusal } from './refusal.ts'
import type { TokenizeWatch } from './tokenize.ts'
import { markedNumber, markedPercentage } from './typed-number.ts'
import type { CellContent, SheetRow } from './xlsx/sheet-rows.ts'
import { XlsxWorkbook } from './xlsx/xlsx-workbook.ts'
import { zipDirectory } from './xlsx/zip-archive.ts'

type WorkbookFile = { path: string; fileName: string }

const MOST_UNPACKED_BYTES = 2 ** 30
/** Sheets of real offices pack at most about fiftyfold; small files may pack better. */
const MOST_TIMES_PACKED = 200
const SMALL_BYTES = 20_000_000

/** A workbook after the checks that keep hostile files out: size, archive, size when unpacked. */
export async function openWorkbook(
  { path, fileName }: WorkbookFile,
  limits: ReadingLimits,
): Promise<XlsxWorkbook> {
  const { size } = await stat(path)
  if (size > limits.workbookBytes) {
    const megabytes = { size: Math.ceil(size / 1e6), limit: limits.workbookBytes / 1e6 }
    throw new ReadingRefusal('warehouse.file-too-large', { fileName, ...megabytes })
  }
  const bytes = await readFile(path)
  const entries = zipDirectory(bytes)
  if (!entries) throw new ReadingRefusal('warehouse.file-damaged', { fileName })
  if (!entries.some(({ name }) => name === 'xl/workbook.xml')) {
    throw new ReadingRefusal('warehouse.file-kind-unknown', { fileName })
  }
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const bomb =
    unpacked > MOST_UNPACKED_BYTES || (unpacked > SMALL_BYTES && unpacked > size * MOST_TIMES_PACKED)
  if (bomb) throw new ReadingRefusal('warehouse.file-bomb', { fileName })
  const workbook = await XlsxWorkbook.open(bytes).catch(asDamaged(fileName))
  if (workbook.sheets.length === 0) throw new ReadingRefusal('warehouse.file-damaged', { fileName })
  return workbook
}

/** The name of the sheet to read: the chosen one, else the first visible one. */
export function sheetToRead({ sheets }: XlsxWorkbook, chosen: string | null | undefined): string {
  const sheet = chosen ?? (sheets.find(({ hidden }) => !hidden) ?? sheets[0]!).name
  if (!sheets.some(({ name }) => name === sheet))
    throw new ReadingRefusal('warehouse.sheet-unknown', { sheet })
  return sheet
}

/** The first rows of a sheet as raw text, blank rows included. */
export async function workbookHead(
  workbook: XlsxWorkbook,
  fileName: string,
  sheet: string,
  most: number,
): Promise<string[][]> {
  const records: string[][] = []
  for await (const { row, cells } of rowsOf(workbook, fileName, sheet)) {
    while (records.length < row - 1 && records.length < most) records.push([])
    if (records.length >= most) break
    records.push(Array.from(cells, (cell) => rawText(cell, workbook.from1904) ?? ''))
  }
  return records
}

/** Reads one sheet into the hand-over file. Records are sheet rows; rows that the file leaves out are empty ones. */
export async function tokenizeWorkbook(
  file: WorkbookFile & { reading: ReadingOptions },
  columns: number,
  writer: RecordWriter,
  limits: ReadingLimits,
  watch: TokenizeWatch,
): Promise<TokenCounts> {
  const { fileName, reading } = file
  const workbook = await openWorkbook(file, limits)
  const sheet = sheetToRead(workbook, reading.sheet)
  const counts = noCounts()
  for await (const { row, cells } of rowsOf(workbook, fileName, sheet)) {
    if (row <= counts.physical) throw new ReadingRefusal('warehouse.file-damaged', { fileName })
    counts.empty += row - 1 - counts.physical
    counts.physical = row
    const texts = Array.from(cells, (cell) => rawText(cell, workbook.from1904))
    if (row === reading.headerRow) counts.header++
    else if (texts.every((text) => text === null || text.trim() === '')) counts.empty++
    else if (row < reading.headerRow) counts.skipped++
    else writeRow(row, texts, columns, counts, writer)
    if (row % 2000 === 0) {
      await writer.flush()
      watch.progress(row)
    }
  }
  return counts
}

function writeRow(
  row: number,
  texts: (string | null)[],
  columns: number,
  counts: TokenCounts,
  writer: RecordWriter,
): void {
  counts.data++
  const flags: RecordFlag[] = []
  const rest = texts.slice(columns).filter((text) => text !== null && text.trim() !== '') as string[]
  if (rest.length > 0 && ++counts.tooManyCells) flags.push('too-many-cells')
  if (texts.some((text) => text?.includes('\u2400')) && ++counts.nul) flags.push('nul')
  const cells = Array.from({ length: columns }, (_, column) => texts[column] ?? null)
  writer.write({ record: row, line: row, offset: 0 }, cells, flags, rest)
}

async function* rowsOf(workbook: XlsxWorkbook, fileName: string, sheet: string): AsyncGenerator<SheetRow> {
  try {
    yield* workbook.rows(sheet)
  } catch (error) {
    asDamaged(fileName)(error)
  }
}

function asDamaged(fileName: string): (error: unknown) => never {
  return (error) => {
    throw new ReadingRefusal('warehouse.file-damaged', { fileName }, error)
  }
}

function rawText(cell: CellContent | undefined, from1904: boolean): string | null {
  if (!cell) return null
  if (cell.kind === 'boolean') return cell.yes ? 'true' : 'false'
  if (cell.kind === 'text') return cell.text.replaceAll('\0', '\u2400').normalize('NFC')
  const { number, display } = cell
  if (display?.date) return dateText(number, from1904)
  if (display?.percentage) return markedPercentage(number)
  const plain = markedNumber(number)
  return display?.digits ? plain.padStart(display.digits + 1, '0') : plain
}

const DAY_MS = 86_400_000

/**
 * A spreadsheet's day number as local time without zone. Day 60 of the 1900 system is a 29 February that never was: the days
 * before it are one less. A number below one day is a time of day.
 */
function dateText(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial
  const date = new Date(Math.round(((days - 25_569) * DAY_MS) / 1000) * 1000)
  if (Number.isNaN(date.getTime()) || serial < 0) return markedNumber(serial)
  const [day, time] = date.toISOString().split(/[T.]/) as [string, string]
  if (serial < 1) return time
  return time === '00:00:00' ? day : `${day}T${time}`
}
