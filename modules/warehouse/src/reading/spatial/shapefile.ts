// SPDX-License-Identifier: Apache-2.0
import { isDbf, openDbf } from '../dbf/dbf-workbook.ts'
import type { SheetRow, SheetTold, SheetWorkbook } from '../sheet-workbook.ts'
import { type ZipEntry, zipEntryContent } from '../xlsx/zip-archive.ts'
import { concludeProjection, unknownProjection } from './conclude-projection.ts'
import { GEOMETRY_COLUMN, geometryCell } from './geometry.ts'
import type { PlaceHints } from './place-hints.ts'
import { isUnnamed, projectionOfText } from './projection-of-text.ts'
import { extentOfShapes, readShapes } from './shapes.ts'
import { type ToWgs84, toWgs84 } from './to-wgs84.ts'

type Layer = {
  name: string
  shapes: Buffer
  table: SheetWorkbook | null
  convert: ToWgs84
  told: SheetTold
}

/**
 * Opens a zip archive of shapefiles, in whatever folder they lie: each .shp with its .dbf, .prj and .cpg is a layer. The first
 * row names the fields, the last column is the geometry.
 */
export async function openShapefile(
  bytes: Buffer,
  contents: readonly ZipEntry[],
  hints: PlaceHints,
): Promise<SheetWorkbook> {
  const parts = new Map(contents.map((entry) => [entry.name.toLowerCase(), entry]))
  const shapefiles = contents.filter(({ name }) => /\.shp$/i.test(name))
  const layers: Layer[] = []
  for (const { name } of shapefiles) {
    const part = async (ending: string) => {
      const entry = parts.get(name.slice(0, -4).toLowerCase() + ending)
      return entry ? zipEntryContent(bytes, entry) : undefined
    }
    layers.push(await openLayer(name.slice(0, -4), (await part('.shp'))!, part, hints))
  }
  const names = layerNames(layers.map(({ name }) => name))
  return {
    kind: 'shapefile',
    sheets: names.map((name) => ({ name, hidden: false })),
    from1904: false,
    headed: true,
    told: (sheet) => layers[names.indexOf(sheet)]!.told,
    async *rows(sheet) {
      yield* rowsOf(layers[names.indexOf(sheet)]!)
    },
  }
}

async function openLayer(
  name: string,
  shapes: Buffer,
  part: (ending: string) => Promise<Buffer | undefined>,
  hints: PlaceHints,
): Promise<Layer> {
  const attributes = await part('.dbf')
  if (attributes && !isDbf(attributes)) throw new Error('no dBase table')
  const [codePage, text] = [await part('.cpg'), (await part('.prj'))?.toString('latin1').trim()]
  const memo = (await part('.dbt')) ?? (await part('.fpt'))
  const table = attributes
    ? openDbf(attributes, { memo, codePage: codePage?.toString('latin1'), chosen: hints.encoding })
    : null
  const declared = text ? projectionOfText(text) : null
  if (text && !declared && !isUnnamed(text) && !hints.projection)
    throw unknownProjection(/"([^"]+)"/.exec(text)?.[1] ?? text)
  const { projection, warnings } = concludeProjection(declared, extentOfShapes(shapes), hints)
  const attributesTold = table?.told?.('')
  return {
    name,
    shapes,
    table,
    convert: toWgs84(projection),
    told: {
      projection,
      letters: attributesTold?.letters ?? 'utf-8',
      warnings: [...(attributesTold?.warnings ?? []), ...warnings],
    },
  }
}

/** Layers by the names of their files, with their folders only where two have the same. */
function layerNames(paths: readonly string[]): string[] {
  const short = paths.map((path) => path.slice(path.lastIndexOf('/') + 1))
  return short.map((name, index) => (short.indexOf(name) === short.lastIndexOf(name) ? name : paths[index]!))
}

async function* rowsOf({ shapes, table, convert }: Layer): AsyncGenerator<SheetRow> {
  const geometries = readShapes(shapes)
  if (!table) yield { row: 1, cells: [{ kind: 'text', text: GEOMETRY_COLUMN }] }
  let row = 1
  let columns = 0
  for await (const { cells, ...rest } of table?.rows(table.sheets[0]!.name) ?? []) {
    const isHeader = rest.row === 1
    if (isHeader) columns = cells.length
    const next = isHeader ? null : geometries.next()
    if (next?.done) throw new Error('shapefile has fewer shapes than rows')
    const geometry = isHeader
      ? ({ kind: 'text', text: GEOMETRY_COLUMN } as const)
      : geometryCell(next!.value as Parameters<typeof geometryCell>[0], convert)
    const placed = [...cells]
    placed[columns] = geometry
    yield { ...rest, cells: placed }
    row = rest.row
  }
  for (const geometry of geometries) {
    if (table) throw new Error('shapefile has more shapes than rows')
    yield { row: ++row, cells: [geometryCell(geometry, convert)] }
  }
}
