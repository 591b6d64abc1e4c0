// SPDX-License-Identifier: Apache-2.0
import { tokenizeDelimited } from './delimited.ts'
import { tokenizeGeoJson } from './geojson.ts'
import { tokenizeJson } from './json/json-table.ts'
import { tokenizeNdjson } from './ndjson.ts'
import {
  type ReadingLimits,
  type ReadingOptions,
  readingLimits,
  type TokenCounts,
} from './reading-options.ts'
import { RecordWriter } from './record-writer.ts'
import { ReadingRefusal } from './refusal.ts'
import { tokenizeWorkbook } from './workbook.ts'

/** What is told while reading: physical records so far. */
export type TokenizeWatch = { progress: (records: number) => void }

/** What stands between the cells of the hand-over file for a reading. */
export function handOverDelimiter(reading: ReadingOptions): string {
  return reading.kind === 'csv' ? reading.delimiter : ','
}

/**
 * Reads a whole file into the hand-over file `target`, streaming, and counts its physical records (R-WH-02: this is the
 * count that everything after must account for). `header` names the columns as `readSource` told them.
 */
export async function tokenize(
  job: { path: string; fileName: string; reading: ReadingOptions; header: readonly string[]; target: string },
  watch: TokenizeWatch = { progress: () => {} },
  limits: ReadingLimits = readingLimits,
): Promise<TokenCounts> {
  const { path, fileName, reading, header, target } = job
  if (header.length > limits.columns) {
    throw new ReadingRefusal('warehouse.too-many-columns', { columns: header.length, limit: limits.columns })
  }
  const writer = await RecordWriter.create(target, handOverDelimiter(reading))
  try {
    const workbook = () => tokenizeWorkbook({ path, fileName, reading }, header.length, writer, limits, watch)
    const counts = await {
      csv: () => tokenizeDelimited(path, reading, header.length, writer, limits, watch),
      ndjson: () => tokenizeNdjson(path, header, writer, limits, watch),
      json: () =>
        tokenizeJson(
          { path, fileName, encoding: reading.encoding, list: reading.sheet },
          header,
          writer,
          limits,
          watch,
        ),
      geojson: () =>
        tokenizeGeoJson({ path, fileName, projection: reading.projection }, header, writer, limits, watch),
      xlsx: workbook,
      xls: workbook,
      ods: workbook,
      html: workbook,
      dbf: workbook,
      xlsb: workbook,
      shapefile: workbook,
      geopackage: workbook,
      kml: workbook,
    }[reading.kind]()
    return { ...counts, longest: writer.longest }
  } finally {
    await writer.close()
  }
}
