// SPDX-License-Identifier: Apache-2.0
import { detectEncoding } from '../encoding/detect-encoding.ts'
import { jsonCells } from '../json-cells.ts'
import type { ReadingLimits, ReadingOptions, ReadingWarning, SourceDescription } from '../reading-options.ts'
import { ReadingRefusal } from '../refusal.ts'
import { jsonHead, jsonLists } from './json-table.ts'

const RECORDS_FOR_KEYS = 5000
const SAMPLE_RECORDS = 100

/** A first look at a JSON document: its lists of records are offered like sheets, the longest first. */
export async function describeJson(
  file: { path: string; fileName: string },
  head: Buffer,
  chosen: Partial<ReadingOptions>,
  limits: ReadingLimits,
): Promise<SourceDescription> {
  const { fileName } = file
  const found = chosen.encoding ?? detectEncoding(head)
  const encoding = found?.startsWith('utf-16') ? found : 'utf-8'
  const lists = await jsonLists({ ...file, encoding })
  const sheet = chosen.sheet ?? lists[0] ?? null
  if (sheet !== null && !lists.includes(sheet)) throw new ReadingRefusal('warehouse.sheet-unknown', { sheet })
  const records = await jsonHead({ ...file, encoding }, sheet, limits, RECORDS_FOR_KEYS)
  const keys = new Set(records.flatMap(Object.keys))
  const header = [...keys]
  if (header.length === 0) throw new ReadingRefusal('warehouse.file-empty', { fileName })
  if (header.length > limits.columns) {
    throw new ReadingRefusal('warehouse.too-many-columns', { columns: header.length, limit: limits.columns })
  }
  const reading = { kind: 'json', encoding, delimiter: ',', sheet, headerRow: 0 } as const
  return {
    reading,
    sheets: lists.length > 1 ? lists.map((name) => ({ name, hidden: false })) : [],
    header,
    sample: records.slice(0, SAMPLE_RECORDS).map((record) => jsonCells(record, header, keys).cells),
    warnings: listWarnings(sheet, lists),
  }
}

function listWarnings(sheet: string | null, lists: readonly string[]): ReadingWarning[] {
  if (lists.length < 2) return []
  return [
    {
      code: 'warehouse.more-lists',
      message: {
        vi: `Tệp có ${lists.length} danh sách (${lists.join(', ')}); đang đọc “${sheet}”. Nếu chưa đúng, bấm Đọc lại theo cách khác.`,
        en: `The file has ${lists.length} lists (${lists.join(', ')}); “${sheet}” is read. If that is wrong, read the file in another way.`,
      },
    },
  ]
}
