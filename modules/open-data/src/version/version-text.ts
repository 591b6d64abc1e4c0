// SPDX-License-Identifier: Apache-2.0
import type { PublicField } from '../contract/index.ts'
import type { SourceRow } from '../source/dataset-source.ts'

/** What stands at the head of the JSON form of a version. */
export interface VersionHead {
  readonly code: string
  readonly title: string
  readonly owner: string
  readonly version: number
  readonly licence: string
  readonly source: string
}

const numericTypes = new Set(['integer', 'decimal', 'money', 'percentage', 'year', 'longitude', 'latitude'])
const jsonNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/
// without it spreadsheets read Vietnamese letters in the encoding of the machine
const byteOrderMark = '\ufeff'

/** CSV after RFC 4180 in UTF-8: names of the columns first, CRLF, quotes where needed; nothing stands for an empty cell. */
export async function* csvText(
  fields: readonly PublicField[],
  rows: AsyncIterable<SourceRow>,
): AsyncGenerator<string> {
  yield `${byteOrderMark}${fields.map(({ name }) => name).join(',')}\r\n`
  for await (const row of rows) yield `${fields.map(({ name }) => csvCell(row[name])).join(',')}\r\n`
}

/** One JSON document: head, fields, rows. Numbers keep every digit of the store. */
export async function* jsonText(
  head: VersionHead,
  fields: readonly PublicField[],
  rows: AsyncIterable<SourceRow>,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ ...head, fields: fields.map(({ id: _id, ...field }) => field) }).slice(0, -1)},"rows":[`
  let separator = '\n'
  for await (const row of rows) {
    yield `${separator}${jsonObject(fields, row)}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

/** A GeoJSON FeatureCollection (RFC 7946): the geometry column becomes the geometry, the others properties. */
export async function* geojsonText(
  fields: readonly PublicField[],
  geometry: PublicField,
  rows: AsyncIterable<SourceRow>,
): AsyncGenerator<string> {
  const properties = fields.filter((field) => field !== geometry)
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const row of rows) {
    const shape = jsonValue(geometry, row[geometry.name])
    yield `${separator}{"type":"Feature","geometry":${shape},"properties":${jsonObject(properties, row)}}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

const csvCell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const jsonObject = (fields: readonly PublicField[], row: SourceRow): string =>
  `{${fields.map((field) => `${JSON.stringify(field.name)}:${jsonValue(field, row[field.name])}`).join(',')}}`

const jsonValue = (field: PublicField, value: unknown): string => {
  if (value === null || value === undefined) return 'null'
  // through a JavaScript number the last digits of a long decimal would be lost
  if (typeof value === 'string' && numericTypes.has(field.type) && jsonNumber.test(value)) return value
  return JSON.stringify(value)
}
