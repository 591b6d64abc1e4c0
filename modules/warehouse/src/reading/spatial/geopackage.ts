// SPDX-License-Identifier: Apache-2.0
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import type { CellContent, SheetRow, SheetTold, SheetWorkbook } from '../sheet-workbook.ts'
import { concludeProjection, type Extent, unknownProjection } from './conclude-projection.ts'
import { GEOMETRY_COLUMN, type Geometry, geometryCell, widen } from './geometry.ts'
import { listLayers, type PackageLayer, quoted } from './geopackage-layers.ts'
import type { PlaceHints } from './place-hints.ts'
import { isUnnamed, projectionOfCode, projectionOfText } from './projection-of-text.ts'
import { type ToWgs84, toWgs84 } from './to-wgs84.ts'
import { readWkb } from './wkb.ts'

const EXTENT_SAMPLE = 2000
const ENVELOPE_BYTES = [0, 32, 48, 48, 64] as const

/**
 * Opens a GeoPackage (OGC 12-128) for reading only: its layers and tables of attributes are sheets whose first row names the
 * columns, the geometry last. Views, triggers and what a file may bring of its own functions are not touched.
 */
export function openGeoPackage(path: string, hints: PlaceHints): SheetWorkbook {
  const layers = withDatabase(path, listLayers)
  return {
    kind: 'geopackage',
    sheets: layers.map(({ name }) => ({ name, hidden: false })),
    from1904: false,
    headed: true,
    told: (sheet) => layerTold(path, layers.find(({ name }) => name === sheet)!, hints),
    async *rows(sheet) {
      const layer = layers.find(({ name }) => name === sheet)!
      const { projection } = layerTold(path, layer, hints)
      yield* withRows(path, layer, toWgs84(projection ?? 'WGS84'))
    },
  }
}

function open(path: string): DatabaseSync {
  const address = pathToFileURL(path)
  address.search = '?immutable=1'
  const database = new DatabaseSync(address, { readOnly: true, allowExtension: false })
  database.exec('pragma trusted_schema = off; pragma cell_size_check = on; pragma mmap_size = 0')
  return database
}

function withDatabase<Result>(path: string, read: (database: DatabaseSync) => Result): Result {
  const database = open(path)
  try {
    return read(database)
  } finally {
    database.close()
  }
}

function layerTold(path: string, layer: PackageLayer, hints: PlaceHints): SheetTold {
  if (!layer.geometry) return {}
  const { organisation, code, definition } = layer.reference
  const isKnown = organisation.toUpperCase() === 'EPSG'
  const declared = (isKnown ? projectionOfCode(code) : null) ?? projectionOfText(definition)
  const isUndefined = code <= 0 || /^undefined/i.test(definition) || isUnnamed(definition)
  if (!declared && !isUndefined && !hints.projection)
    throw unknownProjection(/"([^"]+)"/.exec(definition)?.[1] ?? `${organisation} ${code}`)
  const extent = withDatabase(path, (database) => extentOf(database, layer))
  const { projection, warnings } = concludeProjection(declared, extent, hints)
  return { projection, warnings }
}

function extentOf(database: DatabaseSync, { table, geometry }: PackageLayer): Extent | null {
  const column = quoted(geometry!)
  let extent: Extent | null = null
  for (const { shape } of database
    .prepare(
      `select ${column} as shape from ${quoted(table)} where ${column} is not null limit ${EXTENT_SAMPLE}`,
    )
    .iterate()) {
    extent = widen(extent, geometryOf(shape))
  }
  return extent
}

function* withRows(path: string, layer: PackageLayer, convert: ToWgs84): Generator<SheetRow> {
  const { table, geometry, columns } = layer
  const titles = geometry ? [...columns, GEOMETRY_COLUMN] : columns
  yield { row: 1, cells: titles.map((text) => ({ kind: 'text', text })) }
  const database = open(path)
  try {
    const list = [...columns, ...(geometry ? [geometry] : [])].map(quoted).join(', ')
    const statement = database.prepare(`select ${list} from ${quoted(table)}`)
    statement.setReadBigInts(true)
    statement.setReturnArrays(true)
    let row = 1
    for (const values of statement.iterate() as Iterable<unknown>) {
      const cells = (values as unknown[]).map((value, index) =>
        index === columns.length ? geometryCell(geometryOf(value), convert) : cellOf(value),
      )
      yield { row: ++row, cells }
    }
  } finally {
    database.close()
  }
}

function cellOf(value: unknown): CellContent | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'bigint') {
    const number = Number(value)
    return Number.isSafeInteger(number)
      ? { kind: 'number', number, display: undefined }
      : { kind: 'text', text: String(value) }
  }
  if (typeof value === 'number') return { kind: 'number', number: value, display: undefined }
  if (value instanceof Uint8Array) return { kind: 'text', text: `[${value.length} byte]` }
  return { kind: 'text', text: String(value) }
}

/** A geometry of a GeoPackage: “GP”, version, flags, reference, an envelope of known size, then well-known binary. */
function geometryOf(value: unknown): Geometry | null {
  if (!(value instanceof Uint8Array)) return null
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (bytes.toString('latin1', 0, 2) !== 'GP') return readWkb(bytes)
  const flags = bytes.readUInt8(3)
  if (flags & 0x10) return null
  const envelope = ENVELOPE_BYTES[(flags >> 1) & 7]
  if (envelope === undefined) throw new Error('geometry has an odd envelope')
  return readWkb(bytes.subarray(8 + envelope))
}
