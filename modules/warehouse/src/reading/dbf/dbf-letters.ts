// SPDX-License-Identifier: Apache-2.0
import { isAscii, isUtf8 } from 'node:buffer'
import type { TextEncoding } from '../../contract/text-encodings.ts'
import { byteTable } from '../encoding/byte-table.ts'
import { detectEncoding } from '../encoding/detect-encoding.ts'
import type { DbfHeader } from './dbf-fields.ts'

const CODE_PAGE_BYTE = 29
const SAMPLE_RECORDS = 4000
const LINE_BREAK = Buffer.from('\n')

/** Code pages by the byte in the header of a table. */
const tables: Record<number, string> = {
  3: 'windows-1252',
  19: 'shift_jis',
  38: 'ibm866',
  77: 'gbk',
  78: 'euc-kr',
  79: 'big5',
  80: 'windows-874',
  87: 'windows-1252',
  88: 'windows-1252',
  101: 'ibm866',
  122: 'gbk',
  123: 'shift_jis',
  124: 'windows-874',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
}

/** How the text of a table is written: the table of bytes, and the old letters typed with it. */
export type DbfLetters = { table: string; letters: TextEncoding }

/**
 * Concludes how text is written: by what makes Vietnamese of it, else by the .cpg file beside the table, else by the code page
 * in its header. The two declarations come last, for in Vietnam they were rarely set.
 */
export function dbfLetters(
  bytes: Buffer,
  header: DbfHeader,
  { codePage, chosen }: { codePage?: string | undefined; chosen?: TextEncoding | undefined },
  note: (raw: Buffer) => Buffer,
): DbfLetters {
  const declared = declaredTable(codePage)
  const sample = sampleOf(bytes, header, note)
  if (chosen === 'tcvn3' || chosen === 'vni')
    return { table: isUtf8(sample) && !isAscii(sample) ? 'utf-8' : 'windows-1252', letters: chosen }
  const found = detectEncoding(sample)
  const old = found?.replace('-in-utf-8', '')
  if (old === 'tcvn3' || old === 'vni')
    return { table: found!.includes('utf-8') ? 'utf-8' : 'windows-1252', letters: old }
  const plain = found === 'utf-8' || found === 'windows-1258' ? found : null
  if (plain && !(declared && sample.every((byte) => byte < 128)))
    return { table: byteTable(plain), letters: 'utf-8' }
  return { table: declared ?? tables[bytes[CODE_PAGE_BYTE]!] ?? 'windows-1252', letters: 'utf-8' }
}

function declaredTable(codePage: string | undefined): string | null {
  const text = codePage?.trim().toLowerCase() ?? ''
  if (/^(utf-?8|65001)$/.test(text)) return 'utf-8'
  const [, number] = /(125\d|874)$/.exec(text) ?? []
  return number ? `windows-${number}` : null
}

/** The text fields of records spread over the whole table. */
function sampleOf(
  bytes: Buffer,
  { fields, start, recordBytes, records }: DbfHeader,
  note: (raw: Buffer) => Buffer,
): Buffer {
  const step = Math.max(1, Math.floor(records / SAMPLE_RECORDS))
  const parts = fields.map(({ name }) => name)
  for (let record = 0; record < records; record += step) {
    for (const { type, at, length } of fields) {
      const from = start + record * recordBytes + at
      const raw = bytes.subarray(from, from + length)
      if (type === 'C' || type === 'M') parts.push(type === 'C' ? raw : note(raw), LINE_BREAK)
    }
  }
  return Buffer.concat(parts)
}
