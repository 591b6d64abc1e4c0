// SPDX-License-Identifier: Apache-2.0

/**
 * Splits the text of one record into cells, leniently: a quote that is never closed or is followed by more
 * text is taken as a character of its cell, and `malformed` tells so.
 */
export function splitCells(record: string, delimiter: string): { cells: string[]; malformed: boolean } {
  const cells: string[] = []
  let malformed = false
  let at = 0
  while (at <= record.length) {
    const lone = record[at] === '"' && record[at + 1] === delimiter && record[at + 2] !== '"'
    const closing = record[at] === '"' && !lone ? closingQuote(record, at) : -1
    const closed = closing > 0 && (closing + 1 === record.length || record[closing + 1] === delimiter)
    if (closed) {
      cells.push(record.slice(at + 1, closing).replaceAll('""', '"'))
      at = closing + 2
      continue
    }
    malformed ||= record[at] === '"' && !lone && record.slice(at + 1).trim() !== ''
    const end = record.indexOf(delimiter, at)
    cells.push(record.slice(at, end < 0 ? record.length : end))
    at = end < 0 ? record.length + 1 : end + 1
  }
  return { cells, malformed }
}

function closingQuote(record: string, opening: number): number {
  let at = opening + 1
  for (;;) {
    at = record.indexOf('"', at)
    if (at < 0 || record[at + 1] !== '"') return at
    at += 2
  }
}
