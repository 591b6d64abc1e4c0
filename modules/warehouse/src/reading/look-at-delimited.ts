// SPDX-License-Identifier: Apache-2.0
import { byteOrderMarkLength, lineBreakOf } from './delimited.ts'
import type { ReadingOptions } from './reading-options.ts'
import { readingLimits } from './reading-options.ts'
import { RecordScanner } from './record-scanner.ts'
import { splitCells } from './split-cells.ts'

const DELIMITERS = [',', ';', '\t', '|'] as const

/** The physical records at the head of a delimited file, as cells; `whole`: the head is the whole file. */
export function headRecords(head: Buffer, delimiter: string, whole: boolean, most: number): string[][] {
  const mark = byteOrderMarkLength(head)
  const scanner = new RecordScanner({
    delimiter,
    limit: readingLimits.cellBytes,
    lineBreak: lineBreakOf(head),
  })
  const records: string[][] = []
  const take = (scanned: Iterable<{ buffer: Buffer; start: number; end: number }>) => {
    for (const { buffer, start, end } of scanned) {
      const text = buffer.toString('utf8', start, end).normalize('NFC')
      records.push(splitCells(text, delimiter).cells)
      if (records.length >= most) return
    }
  }
  take(scanner.push(head.subarray(mark)))
  if (whole && records.length < most) take(scanner.end())
  return records
}

/** The delimiter with which most records have the same number of cells; among equals the one with more cells. */
export function detectDelimiter(head: Buffer, whole: boolean): ReadingOptions['delimiter'] {
  const scored = DELIMITERS.map((delimiter) => ({
    delimiter,
    score: consistency(headRecords(head, delimiter, whole, 200)),
  }))
  scored.sort((left, right) => right.score - left.score)
  return scored[0]!.score > 0 ? scored[0]!.delimiter : ','
}

function consistency(records: string[][]): number {
  const filled = records.filter((cells) => cells.some((cell) => cell.trim() !== ''))
  const widths = new Map<number, number>()
  for (const { length } of filled) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
  const [usual] = [...widths].sort((left, right) => right[1] - left[1] || right[0] - left[0])
  if (!usual) return 0
  const [width, count] = usual
  return count / filled.length + Math.min(width, 100) / 10_000
}
