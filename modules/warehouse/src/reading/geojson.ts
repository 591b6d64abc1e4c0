// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { flatRecord, jsonCells, parseJsonObject } from './json-cells.ts'
import { noCounts, type ReadingLimits, type TokenCounts } from './reading-options.ts'
import type { RecordWriter } from './record-writer.ts'
import { ReadingRefusal } from './refusal.ts'
import { GEOMETRY_COLUMN, isGeometry, movedGeometry } from './spatial/geometry.ts'
import { type ToWgs84, toWgs84 } from './spatial/to-wgs84.ts'
import type { TokenizeWatch } from './tokenize.ts'

type FeatureText = { text: string; line: number; offset: number }

/** Reads a FeatureCollection feature by feature into the hand-over file: properties, then geometry. */
export async function tokenizeGeoJson(
  file: { path: string; fileName: string; projection?: string | undefined },
  header: readonly string[],
  writer: RecordWriter,
  limits: ReadingLimits,
  watch: TokenizeWatch,
): Promise<TokenCounts> {
  const counts = noCounts()
  const columns = new Set(header)
  const convert = file.projection ? toWgs84(file.projection) : null
  for await (const feature of features(file, limits)) {
    counts.physical++
    counts.data++
    const { cells, rest } = jsonCells(flatFeature(feature.text, file.fileName, convert), header, columns)
    const flags = rest.length > 0 ? (['too-many-cells'] as const) : []
    if (rest.length > 0) counts.tooManyCells++
    writer.write({ record: counts.physical, line: feature.line, offset: feature.offset }, cells, flags, rest)
    if (counts.physical % 200 === 0) {
      await writer.flush()
      watch.progress(counts.physical)
    }
  }
  return counts
}

/** The first features of a file as flat records. */
export async function geoJsonHead(
  file: { path: string; fileName: string },
  limits: ReadingLimits,
  most: number,
  projection?: string,
): Promise<Record<string, unknown>[]> {
  const convert = projection ? toWgs84(projection) : null
  const records: Record<string, unknown>[] = []
  for await (const feature of features(file, limits)) {
    records.push(flatFeature(feature.text, file.fileName, convert))
    if (records.length >= most) break
  }
  return records
}

function flatFeature(text: string, fileName: string, convert: ToWgs84 | null): Record<string, unknown> {
  const feature = parseJsonObject(text)
  if (!feature) throw new ReadingRefusal('warehouse.file-damaged', { fileName })
  const properties = (feature['properties'] ?? {}) as Record<string, unknown>
  const id = 'id' in feature && !('id' in properties) ? { id: feature['id'] } : {}
  return {
    ...id,
    ...flatRecord(properties),
    [GEOMETRY_COLUMN]: compactGeometry(feature['geometry'], convert),
  }
}

/** Geometry with `type` before `coordinates` and nothing else. */
function compactGeometry(geometry: unknown, convert: ToWgs84 | null): unknown {
  if (geometry === null || typeof geometry !== 'object') return null
  const { type, coordinates, geometries } = geometry as Record<string, unknown>
  const compact = Array.isArray(geometries) ? { type, geometries } : { type, coordinates }
  return convert && isGeometry(compact) ? movedGeometry(compact, convert) : compact
}

async function* features(
  file: { path: string; fileName: string },
  limits: ReadingLimits,
): AsyncGenerator<FeatureText> {
  const scanner = new FeatureScanner()
  for await (const chunk of createReadStream(file.path, {
    highWaterMark: 1 << 18,
  }) as AsyncIterable<Buffer>) {
    yield* scanner.push(chunk)
    if (scanner.pendingBytes > limits.cellBytes) {
      throw new ReadingRefusal('warehouse.line-too-long', {
        line: scanner.line,
        limit: limits.cellBytes >> 20,
      })
    }
  }
  if (!scanner.complete) throw new ReadingRefusal('warehouse.file-damaged', { fileName: file.fileName })
}

const [OPEN_BRACE, CLOSE_BRACE, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93]
const [STRING, ESCAPE, NEW_LINE] = [34, 92, 10]

/** Follows braces and strings just far enough to cut the features out of a FeatureCollection. */
class FeatureScanner {
  line = 1
  complete = false
  #depth = 0
  #inString = false
  #escaped = false
  #inFeatures = false
  #rootKey = ''
  #pending: Buffer[] = []
  #collecting = false
  #startLine = 1
  #startOffset = 0
  #seen = 0

  get pendingBytes(): number {
    return this.#pending.reduce((sum, part) => sum + part.length, 0)
  }

  *push(chunk: Buffer): Generator<FeatureText> {
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte === NEW_LINE) this.line++
      if (this.#inString) this.#insideString(byte)
      else if (byte === STRING) this.#beginString()
      else if (byte === OPEN_BRACE || byte === OPEN_LIST) {
        if (this.#opens(byte)) {
          start = at
          this.#startLine = this.line
          this.#startOffset = this.#seen + at
        }
      } else if ((byte === CLOSE_BRACE || byte === CLOSE_LIST) && this.#closes()) {
        const text = Buffer.concat([...this.#pending, chunk.subarray(start, at + 1)]).toString('utf8')
        this.#pending = []
        yield { text, line: this.#startLine, offset: this.#startOffset }
      }
    }
    if (this.#collecting) this.#pending.push(chunk.subarray(start))
    this.#seen += chunk.length
  }

  #beginString(): void {
    this.#inString = true
    if (this.#depth === 1) this.#rootKey = ''
  }

  #insideString(byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === ESCAPE) this.#escaped = true
    else if (byte === STRING) this.#inString = false
    else if (this.#depth === 1) this.#rootKey += String.fromCharCode(byte)
  }

  /** Whether a feature begins here. */
  #opens(byte: number): boolean {
    this.#depth++
    if (byte === OPEN_LIST && this.#depth === 2 && this.#rootKey === 'features') this.#inFeatures = true
    const begins = byte === OPEN_BRACE && this.#depth === 3 && this.#inFeatures
    if (begins) this.#collecting = true
    return begins
  }

  /** Whether a feature ends here. */
  #closes(): boolean {
    this.#depth--
    if (this.#depth === 1) this.#inFeatures = false
    if (this.#depth === 0) this.complete = true
    const ends = this.#collecting && this.#depth === 2
    if (ends) this.#collecting = false
    return ends
  }
}
