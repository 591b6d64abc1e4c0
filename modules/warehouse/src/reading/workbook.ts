// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises'
import {
  type ColumnDisplay,
  columnDisplays,
  type WorkbookRow,
  workbookRows,
  workbookSheets,
} from './hucre-workbook.ts'
import {
  noCounts,
  type ReadingLimits,
  type ReadingOptions,
  type SheetDescription,
  type TokenCounts,
} from './reading-options.ts'
import type { RecordFlag, RecordWriter } from './record-writer.ts'
import { ReadingRefusal } from './refusal.ts'
import type { TokenizeWatch } from './tokenize.ts'
import { markedNumber, markedPercentage } from './typed-number.ts'
import { zipDirectory } from './zip-directory.ts'

type WorkbookFile = { path: string; fileName: string }
type CellValue = WorkbookRow['cells'][number]

const MOST_UNPACKED_BYTES = 2 ** 30
/** Sheets of real offices pack at most about fiftyfold; small files may pack better. */
const MOST_TIMES_PACKED = 200
const SMALL_BYTES = 20_000_000

/** A workbook's bytes after the checks that keep hostile files out: size, archive, size when unpacked. */
export async function openWorkbook({ path, fileName }: WorkbookFile, limits: ReadingLimits): Promise<Buffer> {
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
  return bytes
}

/** The sheets of a workbook; the reader's own complaints become refusals. */
export async function listSheets(bytes: Buffer, fileName: string): Promise<SheetDescription[]> {
  const sheets = await workbookSheets(bytes).catch(asDamaged(fileName))
  if (sheets.length === 0) throw new ReadingRefusal('warehouse.file-empty', { fileName })
  return sheets
}

/** The first rows of a sheet as raw text, blank rows included. */
export async function workbookHead(
  bytes: Buffer,
  fileName: string,
  sheet: string,
  most: number,
): Promise<string[][]> {
  const displays = await columnDisplays(bytes, sheet).catch(asDamaged(fileName))
  const records: string[][] = []
  for await (const { row, cells } of rowsOf(bytes, fileName, sheet)) {
    while (records.length < row - 1 && records.length < most) records.push([])
    if (records.length >= most) break
    records.push(cells.map((cell, column) => rawText(cell, displays.get(column)) ?? ''))
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
  const bytes = await openWorkbook(file, limits)
  const sheets = await listSheets(bytes, fileName)
  const sheet = reading.sheet ?? sheets[0]!.name
  if (!sheets.some(({ name }) => name === sheet))
    throw new ReadingRefusal('warehouse.sheet-unknown', { sheet })
  const displays = await columnDisplays(bytes, sheet).catch(asDamaged(fileName))
  const counts = noCounts()
  for await (const { row, cells } of rowsOf(bytes, fileName, sheet)) {
    counts.empty += row - 1 - counts.physical
    counts.physical = row
    const texts = cells.map((cell, column) => rawText(cell, displays.get(column)))
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

async function* rowsOf(bytes: Buffer, fileName: string, sheet: string): AsyncGenerator<WorkbookRow> {
  try {
    yield* workbookRows(bytes, sheet)
  } catch (error) {
    asDamaged(fileName)(error)
  }
}

function asDamaged(fileName: string): (error: unknown) => never {
  return (error) => {
    throw new ReadingRefusal('warehouse.file-damaged', { fileName }, error)
  }
}

function rawText(cell: CellValue, display: ColumnDisplay | undefined): string | null {
  if (cell === null || cell === undefined) return null
  if (typeof cell === 'number') {
    if (display?.percentage) return markedPercentage(cell)
    const plain = markedNumber(cell)
    return display?.digits ? plain.padStart(display.digits + 1, '0') : plain
  }
  if (cell instanceof Date) return dateText(cell)
  return String(cell).replaceAll('\0', '\u2400').normalize('NFC')
}

/** Excel keeps local time: no zone. A time of day alone lies before 1900. */
function dateText(date: Date): string {
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000)
  if (Number.isNaN(rounded.getTime())) return '?'
  const [day, time] = rounded.toISOString().slice(0, 19).split('T') as [string, string]
  if (rounded.getUTCFullYear() < 1900) return time
  return time === '00:00:00' ? day : `${day}T${time}`
}
