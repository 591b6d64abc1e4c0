// SPDX-License-Identifier: Apache-2.0
import { htmlText } from '../html/html-text.ts'
import type { SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { GEOMETRY_COLUMN, type Geometry, geometryCell, joinGeometries } from './geometry.ts'
import { KmlPlacemarks, type Placemark } from './kml-placemarks.ts'

const FOLDER_COLUMN = 'Thư mục'
const NAME_COLUMN = 'Tên'
const DESCRIPTION_COLUMN = 'Mô tả'

/** Whether a file begins like KML. */
export function isKml(head: Buffer): boolean {
  const text = head.toString('utf8', 0, 2000).replaceAll('\0', '')
  return /^[^<]{0,4}<(\?xml|!--|kml)/i.test(text) && /<(\w+:)?(kml|Placemark)\b/.test(text)
}

/** Opens the documents of a KML or KMZ map: places are rows, names, descriptions and extended data their columns. Always WGS 84. */
export function openKml(documents: readonly { name: string; bytes: Buffer }[]): SheetWorkbook {
  const sheets = documents
    .map(({ name, bytes }) => ({ name: name.slice(name.lastIndexOf('/') + 1), places: placesOf(bytes) }))
    .filter(({ places }) => places.length > 0)
  return {
    kind: 'kml',
    sheets: sheets.map(({ name }) => ({ name, hidden: false })),
    from1904: false,
    headed: true,
    told: () => ({ projection: 'WGS84' }),
    async *rows(sheet) {
      yield* rowsOf(sheets.find(({ name }) => name === sheet)!.places)
    },
  }
}

function placesOf(bytes: Buffer): Placemark[] {
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  const reader = new KmlPlacemarks()
  const decoder = new TextDecoder(wide ? 'utf-16le' : 'utf-8')
  const STEP = 1 << 18
  for (let at = 0; at < bytes.length; at += STEP)
    reader.scanner.push(decoder.decode(bytes.subarray(at, at + STEP), { stream: true }))
  if (!reader.complete) throw new Error('KML is cut')
  return reader.places
}

function* rowsOf(places: readonly Placemark[]): Generator<SheetRow> {
  const several = new Set(places.map(({ folder }) => folder)).size > 1
  const own = [
    ...(several ? [FOLDER_COLUMN] : []),
    ...(places.some(({ name }) => name !== '') ? [NAME_COLUMN] : []),
    ...(places.some(({ description }) => description !== '') ? [DESCRIPTION_COLUMN] : []),
  ]
  const keys = [...new Set(places.flatMap(({ data }) => [...data.keys()]))].filter(
    (key) => !own.includes(key),
  )
  const text = (value: string) => (value === '' ? undefined : ({ kind: 'text', text: value } as const))
  yield { row: 1, cells: [...own, ...keys, GEOMETRY_COLUMN].map(text) }
  for (const [index, place] of places.entries()) {
    const known: Record<string, string> = {
      [FOLDER_COLUMN]: place.folder,
      [NAME_COLUMN]: place.name,
      [DESCRIPTION_COLUMN]: textOfPage(place.description),
    }
    const values = [...own.map((key) => known[key]!), ...keys.map((key) => place.data.get(key) ?? '')]
    const geometry: Geometry | null = joinGeometries(place.geometries)
    yield { row: index + 2, cells: [...values.map(text), geometryCell(geometry, (position) => position)] }
  }
}

/** A description may be a page with tables; its tags are left out, its lines kept. */
function textOfPage(description: string): string {
  if (!/<\w/.test(description)) return description
  const text = description
    .replace(/<(script|style)\b.*?<\/\1>/gis, '')
    .replace(/<\/(tr|p|div|li|h\d)>/gi, '<br>')
    .replace(/<\/t[dh]>/gi, ' ')
    .replace(/<(?!br\b)[^>]*>/gi, '')
  return htmlText(text)
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim()
}
