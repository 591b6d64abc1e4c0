// SPDX-License-Identifier: Apache-2.0

/** A field of a dBase table: its name as bytes, its type letter, where it stands in a record. */
export type DbfField = { name: Buffer; type: string; at: number; length: number }

/** The header of a dBase table. */
export type DbfHeader = { fields: DbfField[]; start: number; recordBytes: number; records: number }

const VERSIONS = new Set([0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb])
const FIELDS_AT = 32
const FIELD_BYTES = 32
const END_OF_FIELDS = 0x0d
const SYSTEM = '0'

/** Whether a file begins like a dBase or FoxPro table: its version, a date, and fields that end where the header says. */
export function isDbf(head: Buffer): boolean {
  if (head.length < FIELDS_AT + FIELD_BYTES + 1 || !VERSIONS.has(head[0]!)) return false
  const [month, day, headerBytes] = [head[2]!, head[3]!, head.readUInt16LE(8)]
  const dated = month <= 12 && day <= 31
  return dated && headerBytes > FIELDS_AT && head.readUInt16LE(10) > 1 && readFields(head).length > 0
}

/** Reads the header of a table whose records are all there; throws when they are not. */
export function readDbfHeader(bytes: Buffer): DbfHeader {
  const [records, start, recordBytes] = [bytes.readUInt32LE(4), bytes.readUInt16LE(8), bytes.readUInt16LE(10)]
  if (start + records * recordBytes > bytes.length + 1) throw new Error('dBase table is cut')
  return { fields: readFields(bytes), start, recordBytes, records }
}

function readFields(bytes: Buffer): DbfField[] {
  const fields: DbfField[] = []
  const recordBytes = bytes.readUInt16LE(10)
  let at = 1
  for (let from = FIELDS_AT; bytes[from] !== END_OF_FIELDS; from += FIELD_BYTES) {
    if (from + FIELD_BYTES > bytes.length || at > recordBytes) return []
    const type = String.fromCharCode(bytes[from + 11]!)
    const length = bytes[from + 16]! + (type === 'C' ? bytes[from + 17]! << 8 : 0)
    const name = bytes.subarray(from, from + 11)
    const end = name.indexOf(0)
    fields.push({ name: end < 0 ? name : name.subarray(0, end), type, at, length })
    at += length
  }
  return at <= recordBytes ? fields.filter(({ type }) => type !== SYSTEM) : []
}
