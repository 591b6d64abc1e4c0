// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'

/** One record of a CSV file; null: nothing between the commas (missing), while "" is an empty text. */
export type CsvRecord = (string | null)[]

interface Scan {
  cells: CsvRecord
  cell: string
  quoted: boolean
  inQuotes: boolean
}

const endCell = (scan: Scan) => {
  scan.cells.push(scan.cell === '' && !scan.quoted ? null : scan.cell)
  scan.cell = ''
  scan.quoted = false
}

/** Where the next comma, quote or line end is. */
const special = /[",\n]/g

/** Takes what is whole out of a chunk; gives back the rest that needs the next chunk. */
const scanChunk = (scan: Scan, text: string, last: boolean, records: CsvRecord[]): string => {
  let at = 0
  while (at < text.length) {
    if (scan.inQuotes) {
      const quote = text.indexOf('"', at)
      if (quote === -1) {
        scan.cell += text.slice(at)
        return ''
      }
      if (quote + 1 === text.length && !last) {
        scan.cell += text.slice(at, quote)
        return '"'
      }
      scan.cell += text.slice(at, quote)
      if (text[quote + 1] === '"') {
        scan.cell += '"'
        at = quote + 2
      } else {
        scan.inQuotes = false
        at = quote + 1
      }
      continue
    }
    special.lastIndex = at
    const found = special.exec(text)
    if (!found) {
      scan.cell += text.slice(at)
      return ''
    }
    scan.cell += text.slice(at, found.index)
    at = found.index + 1
    if (found[0] === '"') {
      scan.inQuotes = true
      scan.quoted = true
    } else {
      endCell(scan)
      if (found[0] === '\n') {
        records.push(scan.cells)
        scan.cells = []
      }
    }
  }
  return ''
}

/**
 * Reads a CSV file that the check wrote (UTF-8, comma, double quotes, `\n`), record by record.
 * @throws when the file is not there
 */
export async function* readCsvRecords(path: string): AsyncGenerator<CsvRecord> {
  const scan: Scan = { cells: [], cell: '', quoted: false, inQuotes: false }
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 })) {
    const records: CsvRecord[] = []
    rest = scanChunk(scan, rest + chunk, false, records)
    yield* records
  }
  const records: CsvRecord[] = []
  scanChunk(scan, rest, true, records)
  if (scan.cell !== '' || scan.quoted || scan.cells.length > 0) {
    endCell(scan)
    records.push(scan.cells)
  }
  yield* records
}

const needsQuotes = /[",\n\r]/

/** One line of CSV: null as nothing, an empty text as "". */
export const csvLine = (cells: CsvRecord): string =>
  `${cells
    .map((cell) => {
      if (cell === null) return ''
      return cell === '' || needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
    })
    .join(',')}\n`
