// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer'
import { flatRecord, jsonCells, parseJsonObject } from './json-cells.ts'
import { noCounts, type ReadingLimits, type TokenCounts } from './reading-options.ts'
import type { RecordFlag, RecordWriter } from './record-writer.ts'
import { type SourceLine, sourceLines } from './source-lines.ts'
import type { TokenizeWatch } from './tokenize.ts'

/** Reads JSON lines into the hand-over file. A line that is no object is kept whole and marked. */
export async function tokenizeNdjson(
  path: string,
  header: readonly string[],
  writer: RecordWriter,
  limits: ReadingLimits,
  watch: TokenizeWatch,
): Promise<TokenCounts> {
  const counts = noCounts()
  const columns = new Set(header)
  for await (const line of sourceLines(path, limits.cellBytes)) {
    counts.physical++
    if (isBlank(line.bytes)) counts.empty++
    else writeLine(line, counts, header, columns, writer)
    if (counts.physical % 2000 === 0) {
      await writer.flush()
      watch.progress(counts.physical)
    }
  }
  return counts
}

/** The first records of a file as objects. */
export async function ndjsonHead(
  path: string,
  limits: ReadingLimits,
  most: number,
): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = []
  for await (const { bytes } of sourceLines(path, limits.cellBytes)) {
    const record = parseJsonObject(lineText(bytes))
    if (record) records.push(flatRecord(record))
    if (records.length >= most) break
  }
  return records
}

function writeLine(
  line: SourceLine,
  counts: TokenCounts,
  header: readonly string[],
  columns: ReadonlySet<string>,
  writer: RecordWriter,
): void {
  counts.data++
  const text = lineText(line.bytes)
  const flags: RecordFlag[] = []
  if (line.bytes.includes(0) && ++counts.nul) flags.push('nul')
  if (!isUtf8(line.bytes) && ++counts.badBytes) flags.push('bad-bytes')
  const parsed = parseJsonObject(text)
  const record = parsed && flatRecord(parsed)
  if (!record && ++counts.json) flags.push('json')
  const { cells, rest } = record
    ? jsonCells(record, header, columns)
    : { cells: header.map(() => null), rest: [text.replaceAll('\0', '\u2400')] }
  if (record && rest.length > 0 && ++counts.tooManyCells) flags.push('too-many-cells')
  writer.write({ record: counts.physical, line: line.line, offset: line.offset }, cells, flags, rest)
}

function lineText(bytes: Buffer): string {
  const text = bytes.toString('utf8')
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

function isBlank(bytes: Buffer): boolean {
  return bytes.every((byte) => byte === 32 || byte === 9 || byte === 13)
}
