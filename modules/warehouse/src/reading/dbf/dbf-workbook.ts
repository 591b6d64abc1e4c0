// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../../contract/text-encodings.ts'
import type { ReadingWarning } from '../reading-options.ts'
import type { CellContent, SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { type DbfField, readDbfHeader } from './dbf-fields.ts'
import { dbfLetters } from './dbf-letters.ts'
import { memoBytes } from './dbf-memo.ts'

export { isDbf } from './dbf-fields.ts'

const DELETED = 0x2a
const END_OF_FILE = 0x1a
const SHEET = 'dBase'
const FIRST_JULIAN_DAY = 2_440_588
const DAY_MS = 86_400_000

/** What may lie beside a table: its long notes, and a file that names its code page. */
export type DbfNeighbours = {
  memo?: Buffer | undefined
  codePage?: string | undefined
  /** How a person said that its text is written. */
  chosen?: TextEncoding | undefined
}

/** Opens a dBase or FoxPro table as a sheet whose first row names the fields; deleted records are given as such. */
export function openDbf(bytes: Buffer, { memo, codePage, chosen }: DbfNeighbours = {}): SheetWorkbook {
  const header = readDbfHeader(bytes)
  const { fields, start, recordBytes, records } = header
  const { table, letters } = dbfLetters(bytes, header, { codePage, chosen }, (raw) =>
    memo ? memoBytes(memo, bytes[0]!, blockOf(raw)) : raw,
  )
  const decoder = new TextDecoder(table)
  const decode = (raw: Buffer) => decoder.decode(raw)
  const note = (raw: Buffer) => {
    const block = blockOf(raw)
    if (block === 0) return ''
    return memo ? decode(memoBytes(memo, bytes[0]!, block)) : `[memo ${block}]`
  }
  const notesAreMissing = !memo && fields.some(({ type }) => type === 'M')
  return {
    kind: 'dbf',
    sheets: [{ name: SHEET, hidden: false }],
    from1904: false,
    headed: true,
    told: () => ({ letters, warnings: notesAreMissing ? notesMissing : [] }),
    async *rows() {
      yield { row: 1, cells: fields.map(({ name }) => textOf(decode(name).trim())) }
      for (let index = 0; index < records; index++) {
        const record = bytes.subarray(start + index * recordBytes, start + (index + 1) * recordBytes)
        if (record[0] === END_OF_FILE) throw new Error('dBase table ends early')
        const cells = fields.map((field) => cellOf(field, record, decode, note))
        const row: SheetRow = { row: index + 2, cells }
        yield record[0] === DELETED ? { ...row, deleted: true } : row
      }
    },
  }
}

const notesMissing: readonly ReadingWarning[] = [
  {
    code: 'warehouse.notes-missing',
    message: {
      vi: 'Bảng có cột ghi chú dài (memo) nhưng nội dung nằm trong tệp .dbt hoặc .fpt đi kèm. Nén cả hai tệp vào một tệp .zip rồi tải lên để có đủ nội dung.',
      en: 'The table has long notes (memo), which lie in the .dbt or .fpt file beside it. Put both files into one .zip and upload that to have them.',
    },
  },
]

function cellOf(
  { type, at, length }: DbfField,
  record: Buffer,
  decode: (raw: Buffer) => string,
  note: (raw: Buffer) => string,
): CellContent | undefined {
  const raw = record.subarray(at, at + length)
  if (raw.length < length) throw new Error('dBase record is cut')
  if (type === 'I' && length === 4) return numberOf(raw.readInt32LE(0))
  if ((type === 'B' || type === 'O') && length === 8) return numberOf(raw.readDoubleLE(0))
  if (type === 'Y' && length === 8) return textOf(currency(raw.readBigInt64LE(0)))
  if ((type === 'T' || type === '@') && length === 8) return momentOf(raw)
  if (type === 'M') return noteOf(note(raw))
  // A character of UTF-8 that the width of the field cut in two is no text any more.
  const text = decode(raw)
    .replace(/[\0 ]+$/, '')
    .replace(/\ufffd$/, '')
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  if ((type === 'N' || type === 'F') && /^[-+]?\d*\.?\d+(e[-+]?\d+)?$|^[-+]?\d+\.$/i.test(trimmed))
    return numberOf(Number(trimmed))
  if (type === 'D' && /^0{8}$/.test(trimmed)) return undefined
  if (type === 'D' && /^\d{8}$/.test(trimmed)) return textOf(trimmed.replace(/^(....)(..)(..)$/, '$1-$2-$3'))
  if (type === 'L' && /^[YyTtNnFf]$/.test(trimmed)) return { kind: 'boolean', yes: /[YyTt]/.test(trimmed) }
  return type === 'L' && trimmed === '?' ? undefined : textOf(text)
}

/** The number of the block where a long note begins; 0: there is none. */
function blockOf(raw: Buffer): number {
  const block = raw.length === 4 ? raw.readUInt32LE(0) : Number(raw.toString('latin1').trim())
  return Number.isSafeInteger(block) && block > 0 ? block : 0
}

function noteOf(note: string): CellContent | undefined {
  const text = note.replaceAll('\r\n', '\n').replace(/[\0\s]+$/, '')
  return text === '' ? undefined : textOf(text)
}

/** A day of FoxPro counted from 4713 BC and the milliseconds of that day. */
function momentOf(raw: Buffer): CellContent | undefined {
  const day = raw.readUInt32LE(0)
  if (day === 0) return undefined
  const moment = new Date((day - FIRST_JULIAN_DAY) * DAY_MS + raw.readUInt32LE(4))
  return textOf(
    moment
      .toISOString()
      .replace(/\.\d+Z$/, '')
      .replace(/T00:00:00$/, ''),
  )
}

/** Ten-thousandths, written with a comma so that they are never taken for thousands. */
function currency(tenThousandths: bigint): string {
  const digits = String(tenThousandths < 0n ? -tenThousandths : tenThousandths).padStart(5, '0')
  const fraction = digits.slice(-4).replace(/0+$/, '')
  return `${tenThousandths < 0n ? '-' : ''}${digits.slice(0, -4)}${fraction ? `,${fraction}` : ''}`
}

function numberOf(number: number): CellContent {
  return { kind: 'number', number, display: undefined }
}

function textOf(text: string): CellContent {
  return { kind: 'text', text }
}
