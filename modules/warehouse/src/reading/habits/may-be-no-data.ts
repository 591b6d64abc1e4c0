// SPDX-License-Identifier: Apache-2.0
import type { ScannedRecord } from '../record-scanner.ts'

const LONGEST = 2000
const [TAB, BLANK, QUOTE] = [0x09, 0x20, 0x22]

/**
 * A quick look at the bytes of delimited records, so that only few of them are read as text: rows of totals begin like
 * tổng or cộng, signatures leave at least half of the cells blank.
 */
export class QuickLook {
  readonly #delimiter: number
  readonly #pair: Buffer
  readonly #columns: number
  #buffer: Buffer | null = null
  #nextPair = 0

  constructor(delimiter: string, columns: number) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#pair = Buffer.from(delimiter + delimiter)
    this.#columns = columns
  }

  /** Whether a record must be read as text to know whether it is data. */
  mayBeNoData(record: ScannedRecord): boolean {
    if (record.end - record.start > LONGEST) return false
    return record.cells < 2 || this.#isLabel(record) || this.#isSparse(record)
  }

  #isLabel({ buffer, start, end }: ScannedRecord): boolean {
    let at = start
    while (at < end && (buffer[at] === this.#delimiter || buffer[at] === QUOTE || isBlank(buffer[at]!))) at++
    const letter = buffer[at]! | 0x20
    return (letter === 0x74 || letter === 0x63) && buffer[at + 1]! >= 0x80
  }

  #isSparse({ buffer, start, end }: ScannedRecord): boolean {
    if (this.#buffer !== buffer || this.#nextPair < start) {
      this.#buffer = buffer
      const found = buffer.indexOf(this.#pair, start)
      this.#nextPair = found < 0 ? Number.POSITIVE_INFINITY : found
    }
    if (this.#nextPair >= end) return false
    let filled = 0
    let inCell = false
    for (let at = start; at < end; at++) {
      const byte = buffer[at]!
      if (byte === this.#delimiter) inCell = false
      else if (!inCell && !isBlank(byte)) {
        inCell = true
        filled++
      }
    }
    return filled <= Math.max(1, this.#columns / 2)
  }
}

function isBlank(byte: number): boolean {
  return byte === BLANK || byte === TAB
}
