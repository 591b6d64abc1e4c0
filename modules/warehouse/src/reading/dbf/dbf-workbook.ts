// SPDX-License-Identifier: Apache-2.0
import { byteTable } from '../encoding/byte-table.ts'
import { detectEncoding } from '../encoding/detect-encoding.ts'
import type { CellContent, SheetRow, SheetWorkbook } from '../sheet-workbook.ts'

const VERSIONS = new Set([0x03, 0x30, 0x31, 0x83, 0x8b, 0xf5])
const FIELDS_AT = 32
const FIELD_BYTES = 32
const END_OF_FIELDS = 0x0d
const DELETED = 0x2a
const END_OF_FILE = 0x1a
const SAMPLE_BYTES = 1 << 18
const SHEET = 'dBase'

type DbfField = { name: Buffer; type: string; at: number; length: number }

/** Whether a file begins like a dBase III or IV table: its version, a date, and fields that end where the header says. */
export function isDbf(head: Buffer): boolean {
  if (head.length < FIELDS_AT + FIELD_BYTES + 1 || !VERSIONS.has(head[0]!)) return false
  const [month, day, headerBytes] = [head[2]!, head[3]!, head.readUInt16LE(8)]
  const dated = month <= 12 && day <= 31
  return (
    dated && headerBytes >= FIELDS_AT + FIELD_BYTES && head.readUInt16LE(10) > 1 && fieldsOf(head).length > 0
  )
}

/** Opens a dBase table as a sheet whose first row names the fields; deleted records are given as such. */
export function openDbf(bytes: Buffer): SheetWorkbook {
  const fields = fieldsOf(bytes)
  const [start, recordBytes] = [bytes.readUInt16LE(8), bytes.readUInt16LE(10)]
  const declared = bytes.readUInt32LE(4)
  if (start + declared * recordBytes > bytes.length + 1) throw new Error('dBase table is cut')
  const sample = bytes.subarray(start, start + SAMPLE_BYTES)
  const decoder = new TextDecoder(byteTable(detectEncoding(sample) ?? 'tcvn3'))
  const decode = (raw: Buffer) => decoder.decode(raw).replace(/[\0 ]+$/, '')
  return {
    kind: 'dbf',
    sheets: [{ name: SHEET, hidden: false }],
    from1904: false,
    async *rows() {
      yield { row: 1, cells: fields.map(({ name }) => ({ kind: 'text', text: decode(name) })) }
      for (let index = 0; index < declared; index++) {
        const record = bytes.subarray(start + index * recordBytes, start + (index + 1) * recordBytes)
        if (record[0] === END_OF_FILE) throw new Error('dBase table ends early')
        const row: SheetRow = { row: index + 2, cells: fields.map((field) => cellOf(field, record, decode)) }
        yield record[0] === DELETED ? { ...row, deleted: true } : row
      }
    },
  }
}

function fieldsOf(bytes: Buffer): DbfField[] {
  const fields: DbfField[] = []
  const recordBytes = bytes.readUInt16LE(10)
  let at = 1
  for (let from = FIELDS_AT; bytes[from] !== END_OF_FIELDS; from += FIELD_BYTES) {
    if (from + FIELD_BYTES > bytes.length || at > recordBytes) return []
    const [length, type] = [bytes[from + 16]!, String.fromCharCode(bytes[from + 11]!)]
    const name = bytes.subarray(from, from + 11)
    const end = name.indexOf(0)
    fields.push({ name: end < 0 ? name : name.subarray(0, end), type, at, length })
    at += length
  }
  return at <= recordBytes ? fields : []
}

function cellOf(
  { type, at, length }: DbfField,
  record: Buffer,
  decode: (raw: Buffer) => string,
): CellContent | undefined {
  const raw = record.subarray(at, at + length)
  if (type === 'I' && length === 4) return numberOf(raw.readInt32LE(0))
  if ((type === 'B' || type === 'O') && length === 8) return numberOf(raw.readDoubleLE(0))
  const text = decode(raw)
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if ((type === 'N' || type === 'F') && /^[-+]?\d*\.?\d+$|^[-+]?\d+\.$/.test(trimmed))
    return numberOf(Number(trimmed))
  if (type === 'D' && /^\d{8}$/.test(trimmed)) return textOf(trimmed.replace(/^(....)(..)(..)$/, '$1-$2-$3'))
  if (type === 'L' && /^[YyTtNnFf]$/.test(trimmed)) return { kind: 'boolean', yes: /[YyTt]/.test(trimmed) }
  return type === 'L' && trimmed === '?' ? undefined : textOf(text)
}

function numberOf(number: number): CellContent {
  return { kind: 'number', number, display: undefined }
}

function textOf(text: string): CellContent {
  return { kind: 'text', text }
}
