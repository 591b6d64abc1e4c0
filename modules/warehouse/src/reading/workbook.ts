// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../contract/text-encodings.ts'
import { cellText, hasOldFont } from './encoding/cell-letters.ts'
import { oldLettersOf } from './encoding/detect-encoding.ts'
import { MergedCells } from './habits/merged-cells.ts'
import { addedTitles } from './habits/reading-plan.ts'
import { TableHabits } from './habits/table-habits.ts'
import { openWorkbook, refusalFor } from './open-workbook.ts'
import {
  countLeftOut,
  isHeaderRow,
  noCounts,
  type ReadingLimits,
  type ReadingOptions,
  readingLimits,
  type TokenCounts,
} from './reading-options.ts'
import type { RecordFlag, RecordWriter } from './record-writer.ts'
import { ReadingRefusal } from './refusal.ts'
import type { CellContent, SheetRow, SheetWorkbook } from './sheet-workbook.ts'
import { dayOfSerial } from './spreadsheet-days.ts'
import type { TokenizeWatch } from './tokenize.ts'
import { markedNumber, markedPercentage, TYPED_NUMBER_MARK } from './typed-number.ts'

type WorkbookFile = { path: string; fileName: string }

/** The name of the sheet to read: the chosen one, else the one that the file itself makes out, else the first visible one. */
export function sheetToRead({ sheets, mainSheet }: SheetWorkbook, chosen: string | null | undefined): string {
  const sheet = chosen ?? mainSheet ?? (sheets.find(({ hidden }) => !hidden) ?? sheets[0]!).name
  if (!sheets.some(({ name }) => name === sheet))
    throw new ReadingRefusal('warehouse.sheet-unknown', { sheet })
  return sheet
}

/** The first rows of a sheet, blank rows included, and how its letters are written unless that is chosen. */
export async function workbookHead(
  workbook: SheetWorkbook,
  fileName: string,
  sheet: string,
  most: number,
  chosen: TextEncoding | undefined,
): Promise<{ records: string[][]; encoding: TextEncoding; unseen: boolean }> {
  const rows: SheetRow[] = []
  for await (const row of rowsOf(workbook, fileName, sheet)) {
    if (row.row > most) break
    rows.push(row)
  }
  const told = workbook.told?.(sheet)
  const seen = chosen ?? told?.letters ?? lettersOf(rows)
  // An old font may be used further down than anybody has looked; where it is not, reading by font changes nothing.
  const unseen = !chosen && !told?.letters && seen === 'utf-8' && (await workbook.hasOldFonts?.()) === true
  const encoding = unseen ? 'by-font' : seen
  const records: string[][] = []
  for (const { row, cells, deleted } of rows) {
    if (deleted) continue
    while (records.length < row - 1) records.push([])
    records.push(Array.from(cells, (cell) => rawText(cell, workbook, encoding) ?? ''))
  }
  return { records, encoding, unseen }
}

/** Fonts decide when there are old ones, statistics when there are none. */
function lettersOf(rows: readonly SheetRow[]): TextEncoding {
  const texts = rows.flatMap(({ cells }) => cells.filter((cell) => cell?.kind === 'text'))
  if (texts.some(hasOldFont)) return 'by-font'
  return oldLettersOf(texts.map(({ text }) => text).join('\n')) ?? 'utf-8'
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
  const workbook = await openWorkbook(file, limits, {
    projection: reading.projection,
    encoding: reading.encoding,
  })
  const sheet = sheetToRead(workbook, reading.sheet)
  const counts = noCounts()
  const own = columns - addedTitles(reading.plan).length
  const habits = new TableHabits(reading, own)
  const merged = reading.plan?.merged ? new MergedCells(await workbook.merged?.(sheet)) : null
  for await (const { row, cells, hidden, deleted } of rowsOf(workbook, fileName, sheet)) {
    if (row <= counts.physical) throw new ReadingRefusal('warehouse.file-damaged', { fileName })
    counts.empty += row - 1 - counts.physical
    counts.physical = row
    const texts = Array.from(cells, (cell) => rawText(cell, workbook, reading.encoding))
    if (isHeaderRow(reading, row)) counts.header++
    else if (texts.every((text) => text === null || text.trim() === '')) counts.empty++
    else if (row < reading.headerRow) counts.skipped++
    else {
      const filled = merged?.fill(row, texts) ?? texts
      const habit = deleted ? 'deleted' : habits.of(texts)
      if (habit) countLeftOut(counts, { habit, record: row, cells: texts })
      else writeRow(row, filled, own, habits, counts, writer)
      if (hidden && !habit) counts.hiddenRows++
    }
    if (row % 2000 === 0) {
      await writer.flush()
      watch.progress(row)
    }
  }
  habits.tell(counts)
  if (merged) counts.filledByMerge = merged.filled
  return counts
}

function writeRow(
  row: number,
  texts: (string | null)[],
  columns: number,
  habits: TableHabits,
  counts: TokenCounts,
  writer: RecordWriter,
): void {
  counts.data++
  const flags: RecordFlag[] = []
  const rest = texts.slice(columns).filter((text) => text !== null && text.trim() !== '') as string[]
  if (rest.length > 0 && ++counts.tooManyCells) flags.push('too-many-cells')
  if (texts.some((text) => text?.includes('\u2400')) && ++counts.nul) flags.push('nul')
  const cells = Array.from({ length: columns }, (_, column) => texts[column] ?? null)
  writer.write({ record: row, line: row, offset: 0 }, habits.cells(cells, row), flags, rest)
}

async function* rowsOf(workbook: SheetWorkbook, fileName: string, sheet: string): AsyncGenerator<SheetRow> {
  try {
    for await (const row of workbook.rows(sheet)) {
      refuseLong(row)
      yield row
    }
  } catch (error) {
    throw refusalFor(error, fileName)
  }
}

function refuseLong({ row, cells }: SheetRow): void {
  let characters = 0
  for (const cell of cells) if (cell?.kind === 'text') characters += cell.text.length
  if (characters > readingLimits.cellBytes)
    throw new ReadingRefusal('warehouse.line-too-long', { line: row, limit: readingLimits.cellBytes >> 20 })
}

function rawText(
  cell: CellContent | undefined,
  { from1904 }: SheetWorkbook,
  encoding: TextEncoding,
): string | null {
  if (!cell) return null
  if (cell.kind === 'boolean') return cell.yes ? 'true' : 'false'
  if (cell.kind === 'text') {
    return cellText(cell, encoding).replaceAll('\0', '\u2400').replaceAll(TYPED_NUMBER_MARK, '')
  }
  const { number, display } = cell
  if (display?.date) return dayOfSerial(number, from1904)
  if (display?.percentage) return markedPercentage(number)
  const plain = markedNumber(number)
  return display?.digits ? plain.padStart(display.digits + 1, '0') : plain
}
