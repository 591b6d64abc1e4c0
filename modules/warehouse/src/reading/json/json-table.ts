// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../../contract/text-encodings.ts'
import { utf8Chunks } from '../encoding/text-decoder.ts'
import { flatRecord, jsonCells, parseJsonObject, parseJsonRow } from '../json-cells.ts'
import { noCounts, type ReadingLimits, type TokenCounts } from '../reading-options.ts'
import type { RecordFlag, RecordWriter } from '../record-writer.ts'
import { ReadingRefusal } from '../refusal.ts'
import type { TokenizeWatch } from '../tokenize.ts'
import { type JsonOutline, JsonOutliner } from './json-lists.ts'
import { jsonItems } from './json-records.ts'

type JsonFile = { path: string; fileName: string; encoding: TextEncoding }

const OUTLINE_BYTES = 64 * 1024 * 1024

/** What the beginning of a JSON file is made of; null when it is no JSON at all. */
export function outlineOf(head: Buffer): JsonOutline | null {
  const outliner = new JsonOutliner()
  try {
    outliner.push(head)
    return outliner.outline
  } catch {
    return null
  }
}

/** The lists of records of a file by their names, the longest first; of a very large one, those at its beginning. */
export async function jsonLists(file: JsonFile): Promise<string[]> {
  const outliner = new JsonOutliner()
  let seen = 0
  try {
    for await (const chunk of utf8Chunks(file.path, file.encoding)) {
      outliner.push(chunk)
      seen += chunk.length
      if (seen > OUTLINE_BYTES) break
    }
  } catch (error) {
    throw new ReadingRefusal('warehouse.file-damaged', { fileName: file.fileName }, error)
  }
  const { lists } = outliner.outline
  return lists.sort((left, right) => right.records - left.records).map(({ path }) => path)
}

/** The first records of a list, nested objects flattened. */
export async function jsonHead(
  file: JsonFile,
  list: string | null,
  limits: ReadingLimits,
  most: number,
): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = []
  for await (const { text } of jsonItems(file, list, limits)) {
    const record = recordOf(text)
    if (record) records.push(record)
    if (records.length >= most) break
  }
  return records
}

/** Reads a list into the hand-over file. An item that is no object and no list is kept whole and marked. */
export async function tokenizeJson(
  file: JsonFile & { list: string | null },
  header: readonly string[],
  writer: RecordWriter,
  limits: ReadingLimits,
  watch: TokenizeWatch,
): Promise<TokenCounts> {
  const counts = noCounts()
  const columns = new Set(header)
  for await (const { text, line, offset } of jsonItems(file, file.list, limits)) {
    counts.physical++
    counts.data++
    const flags: RecordFlag[] = []
    if (text.includes('\\u0000') && ++counts.nul) flags.push('nul')
    if (text.includes('\ufffd') && ++counts.badBytes) flags.push('bad-bytes')
    const record = recordOf(text)
    if (!record && ++counts.json) flags.push('json')
    const { cells, rest } = record
      ? jsonCells(record, header, columns)
      : { cells: header.map(() => null), rest: [text.trim().replaceAll('\0', '\u2400')] }
    if (record && rest.length > 0 && ++counts.tooManyCells) flags.push('too-many-cells')
    writer.write({ record: counts.physical, line, offset }, cells, flags, rest)
    if (counts.physical % 2000 === 0) {
      await writer.flush()
      watch.progress(counts.physical)
    }
  }
  return counts
}

function recordOf(text: string): Record<string, unknown> | null {
  const record = parseJsonObject(text) ?? parseJsonRow(text)
  return record && flatRecord(record)
}
