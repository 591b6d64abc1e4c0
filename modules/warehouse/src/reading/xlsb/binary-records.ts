// SPDX-License-Identifier: Apache-2.0

/** A record of a part of a binary workbook (MS-XLSB, BIFF12). */
export type BinaryRecord = { id: number; data: Buffer }

/** Records that are read. */
export const binary = {
  row: 0,
  blank: 1,
  shortNumber: 2,
  error: 3,
  boolean: 4,
  number: 5,
  text: 6,
  sharedText: 7,
  formulaText: 8,
  formulaNumber: 9,
  formulaBoolean: 10,
  formulaError: 11,
  nextBlank: 12,
  nextSharedText: 18,
  sharedString: 19,
  font: 43,
  format: 44,
  style: 47,
  richText: 62,
  sheetData: 145,
  endOfSheetData: 146,
  workbookProperties: 153,
  sheet: 156,
  cellStyles: 617,
  endOfCellStyles: 618,
} as const

const LONGEST_RECORD = 1 << 26

/** The records of a part, in order, whatever the size of its chunks; a record that is cut is an error. */
export async function* binaryRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<BinaryRecord> {
  let pending: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk
    let at = 0
    for (let head = recordHead(pending, at); head; head = recordHead(pending, at)) {
      if (head.length > LONGEST_RECORD) throw new Error('no record is so long')
      if (head.from + head.length > pending.length) break
      yield { id: head.id, data: pending.subarray(head.from, head.from + head.length) }
      at = head.from + head.length
    }
    pending = pending.subarray(at)
  }
  if (pending.length > 0) throw new Error('binary workbook is cut')
}

/** Number and length of a record: seven bits a byte, of two and of four bytes at most; null when they are not all there. */
function recordHead(bytes: Buffer, start: number): { id: number; length: number; from: number } | null {
  let at = start
  if (at >= bytes.length) return null
  let id = bytes[at++]!
  if (id & 0x80) {
    if (at >= bytes.length) return null
    id = (id & 0x7f) | ((bytes[at++]! & 0x7f) << 7)
  }
  let length = 0
  for (let shift = 0; shift < 28; shift += 7) {
    if (at >= bytes.length) return null
    const byte = bytes[at++]!
    length |= (byte & 0x7f) << shift
    if (!(byte & 0x80)) break
  }
  return { id, length, from: at }
}

const NO_TEXT = 0xffffffff

/** A text with its length before it, and where it ends; text that is absent reads as empty. */
export function wideText(data: Buffer, at: number): { text: string; end: number } {
  const length = data.readUInt32LE(at)
  if (length === NO_TEXT) return { text: '', end: at + 4 }
  const end = at + 4 + length * 2
  if (end > data.length) throw new Error('text is cut')
  return { text: data.toString('utf16le', at + 4, end), end }
}

/** A text that may change its font on the way (number of a font from a character on). */
export function richText(data: Buffer, at: number): { text: string; runs: { at: number; font: number }[] } {
  const { text, end } = wideText(data, at + 1)
  const count = data[at]! & 1 ? data.readUInt32LE(end) : 0
  if (end + 4 + count * 4 > data.length && count > 0) throw new Error('text is cut')
  const runs = Array.from({ length: count }, (_, index) => ({
    at: data.readUInt16LE(end + 4 + index * 4),
    font: data.readUInt16LE(end + 6 + index * 4),
  }))
  return { text, runs }
}
