// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer'
import { isReadAsItStands, utf8Chunks } from './encoding/text-decoder.ts'
import { QuickLook } from './habits/may-be-no-data.ts'
import { addedTitles } from './habits/reading-plan.ts'
import { TableHabits } from './habits/table-habits.ts'
import type { ReadingLimits, ReadingOptions, TokenCounts } from './reading-options.ts'
import { countLeftOut, isHeaderRow, noCounts } from './reading-options.ts'
import { RecordScanner, type ScannedRecord } from './record-scanner.ts'
import type { RecordFlag, RecordWriter } from './record-writer.ts'
import { ReadingRefusal } from './refusal.ts'
import { splitCells } from './split-cells.ts'
import type { TokenizeWatch } from './tokenize.ts'

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/** Byte length of the byte order mark at the start of a file: 0 or 3. */
export function byteOrderMarkLength(head: Buffer): number {
  return head.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 3 : 0
}

/** The byte that ends lines: a carriage return alone only in files without any line feed. */
export function lineBreakOf(head: Buffer): number {
  return head.includes(10) || !head.includes(13) ? 10 : 13
}

/** Reads CSV or TSV as a stream, record by record, into the hand-over file; memory does not grow with the file. */
export async function tokenizeDelimited(
  path: string,
  reading: ReadingOptions,
  columns: number,
  writer: RecordWriter,
  limits: ReadingLimits,
  watch: TokenizeWatch,
): Promise<TokenCounts> {
  const work = new DelimitedTokenizer(reading, columns, writer, limits)
  for await (const chunk of utf8Chunks(path, reading.encoding)) {
    work.take(chunk)
    await writer.flush()
    watch.progress(work.counts.physical)
  }
  work.finish()
  await writer.flush()
  return work.counts
}

class DelimitedTokenizer {
  readonly counts = noCounts()
  readonly #reading: ReadingOptions
  readonly #columns: number
  readonly #writer: RecordWriter
  readonly #limits: ReadingLimits
  readonly #habits: TableHabits
  readonly #quickLook: QuickLook
  #scanner: RecordScanner | null = null
  #seen = 0

  constructor(reading: ReadingOptions, columns: number, writer: RecordWriter, limits: ReadingLimits) {
    this.#reading = reading
    this.#columns = columns - addedTitles(reading.plan).length
    this.#writer = writer
    this.#limits = limits
    this.#habits = new TableHabits(reading, this.#columns)
    this.#quickLook = new QuickLook(reading.delimiter, this.#columns)
  }

  take(chunk: Buffer): void {
    const mark = this.#scanner ? 0 : byteOrderMarkLength(chunk)
    this.#scanner ??= new RecordScanner({
      delimiter: this.#reading.delimiter,
      limit: this.#limits.cellBytes,
      lineBreak: lineBreakOf(chunk),
      offset: mark,
    })
    const validFrom = isUtf8(wholeCharacters(chunk)) ? this.#seen : Number.POSITIVE_INFINITY
    this.#accept(this.#scanner.push(mark ? chunk.subarray(mark) : chunk), validFrom)
    this.#seen += chunk.length
    if (this.#scanner.tooLong) throw lineTooLong(this.#scanner.line, this.#limits)
  }

  finish(): void {
    if (this.#scanner) this.#accept(this.#scanner.end(), Number.POSITIVE_INFINITY)
    this.#habits.tell(this.counts)
  }

  /** Records that begin at `validFrom` or later are known to be UTF-8; earlier ones are asked one by one. */
  #accept(records: Iterable<ScannedRecord>, validFrom: number): void {
    for (const record of records) {
      const number = ++this.counts.physical
      if (isHeaderRow(this.#reading, number)) this.counts.header++
      else if (record.empty) this.counts.empty++
      else if (number < this.#reading.headerRow) this.counts.skipped++
      else if (!this.#isLeftOut(record, number)) this.#write(record, number, record.offset >= validFrom)
      if (number >= this.#reading.headerRow) this.#scanner!.expectedCells = this.#columns
    }
  }

  #isLeftOut(record: ScannedRecord, number: number): boolean {
    if (!this.#habits.leavesOut) return false
    if (!this.#habits.shapes && this.counts.data > 0 && !this.#quickLook.mayBeNoData(record)) {
      this.#habits.passData()
      return false
    }
    const text = record.buffer.toString('utf8', record.start, record.end).normalize('NFC')
    const { cells } = splitCells(text, this.#reading.delimiter)
    const habit = this.#habits.of(cells)
    if (habit) countLeftOut(this.counts, { habit, record: number, cells })
    return habit !== null
  }

  #write(record: ScannedRecord, number: number, knownAsUtf8: boolean): void {
    this.counts.data++
    const { buffer, start, end, line, offset } = record
    if (end - start > this.#limits.cellBytes) throw lineTooLong(line, this.#limits)
    const place = { record: number, line, offset }
    const wellFormed = record.plain && record.cells === this.#columns && !this.#habits.shapes
    if (wellFormed && (knownAsUtf8 || isUtf8(buffer.subarray(start, end)))) {
      this.#writer.copy(place, buffer, start, end)
      return
    }
    const { cells, flags, rest } = this.#readSlowly(record)
    this.#writer.write(place, this.#habits.cells(cells, number), flags, rest)
  }

  /** Reads a record as text: brings it to NFC, makes NUL and bad bytes visible (U+2400, U+FFFD), and marks what is wrong. */
  #readSlowly(record: ScannedRecord): { cells: string[]; flags: RecordFlag[]; rest: string[] } {
    const bytes = record.buffer.subarray(record.start, record.end)
    const flags: RecordFlag[] = []
    const flag = (
      name: RecordFlag,
      counter: 'nul' | 'badBytes' | 'quotes' | 'tooManyCells' | 'tooFewCells',
    ) => {
      flags.push(name)
      this.counts[counter]++
    }
    if (bytes.includes(0)) flag('nul', 'nul')
    const text = bytes.toString('utf8').replaceAll('\0', '\u2400')
    const undecoded = !isReadAsItStands(this.#reading.encoding) && text.includes('\ufffd')
    if (undecoded || !isUtf8(bytes)) flag('bad-bytes', 'badBytes')
    const { cells, malformed } = splitCells(text, this.#reading.delimiter)
    if (record.unclosed || malformed) flag('quote', 'quotes')
    const rest = cells.slice(this.#columns)
    if (rest.some((cell) => cell.trim() !== '')) flag('too-many-cells', 'tooManyCells')
    if (cells.length < this.#columns) flag('too-few-cells', 'tooFewCells')
    const padding = Array<string>(Math.max(0, this.#columns - cells.length)).fill('')
    return { cells: [...cells.slice(0, this.#columns), ...padding], flags, rest }
  }
}

/** A chunk without the halves of characters that were cut at its edges. */
function wholeCharacters(chunk: Buffer): Buffer {
  let start = 0
  while (start < 3 && (chunk[start]! & 0xc0) === 0x80) start++
  let end = chunk.length
  while (end > start && chunk.length - end < 3 && (chunk[end - 1]! & 0xc0) === 0x80) end--
  const lead = chunk[end - 1] ?? 0
  const needs = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
  return chunk.subarray(start, chunk.length - end + 1 < needs ? end - 1 : chunk.length)
}

function lineTooLong(line: number, limits: ReadingLimits): ReadingRefusal {
  return new ReadingRefusal('warehouse.line-too-long', { line, limit: limits.cellBytes >> 20 })
}
