// SPDX-License-Identifier: Apache-2.0
import type { CellContent } from '../sheet-workbook.ts'
import type { Extent } from './conclude-projection.ts'
import type { Position, ToWgs84 } from './to-wgs84.ts'

/** The column that holds the geometry of a feature. */
export const GEOMETRY_COLUMN = 'geometry'

/** A geometry as GeoJSON (RFC 7946) writes it, in the coordinates of its map. */
export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint' | 'LineString'; coordinates: Position[] }
  | { type: 'MultiLineString' | 'Polygon'; coordinates: Position[][] }
  | { type: 'MultiPolygon'; coordinates: Position[][][] }
  | { type: 'GeometryCollection'; geometries: Geometry[] }

/** A geometry as a cell of its row: compact GeoJSON in WGS 84; heights that are all 0 are left out. */
export function geometryCell(geometry: Geometry | null, convert: ToWgs84): CellContent | undefined {
  if (!geometry) return undefined
  const flat = !hasHeight(geometry)
  const placed = movedGeometry(geometry, (position) =>
    convert(flat ? position.slice(0, 2) : position.slice(0, 3)),
  )
  return { kind: 'text', text: JSON.stringify(placed) }
}

/** Several geometries of one feature as one: of the same kind they become a multiple one. */
export function joinGeometries(parts: readonly Geometry[]): Geometry | null {
  const [first] = parts
  if (!first || parts.length === 1) return first ?? null
  const kind = first.type.replace('Multi', '')
  if (kind === 'GeometryCollection' || parts.some(({ type }) => type.replace('Multi', '') !== kind))
    return { type: 'GeometryCollection', geometries: [...parts] }
  const coordinates = parts.flatMap((part) =>
    part.type.startsWith('Multi')
      ? (part as { coordinates: unknown[] }).coordinates
      : [(part as { coordinates: unknown }).coordinates],
  )
  return { type: `Multi${kind}`, coordinates } as Geometry
}

/** Widens an extent by every position of a geometry. */
export function widen(extent: Extent | null, geometry: Geometry | null): Extent | null {
  let widened = extent
  if (geometry) {
    movedGeometry(geometry, (position) => {
      const [x = Number.NaN, y = Number.NaN] = position
      widened = widened
        ? {
            west: Math.min(widened.west, x),
            east: Math.max(widened.east, x),
            south: Math.min(widened.south, y),
            north: Math.max(widened.north, y),
          }
        : { west: x, east: x, south: y, north: y }
      return position
    })
  }
  return widened
}

/** Whether a value of JSON is a geometry whose positions are numbers. */
export function isGeometry(value: unknown): value is Geometry {
  const { type, coordinates, geometries } = (value ?? {}) as Record<string, unknown>
  if (typeof type !== 'string') return false
  const isPositions = (part: unknown): boolean =>
    Array.isArray(part) &&
    (part.every((number) => typeof number === 'number') ? part.length >= 2 : part.every(isPositions))
  return Array.isArray(geometries) ? geometries.every(isGeometry) : isPositions(coordinates)
}

function hasHeight(geometry: Geometry): boolean {
  let height = false
  movedGeometry(geometry, (position) => {
    if (position[2]) height = true
    return position
  })
  return height
}

/** A geometry each of whose positions is another one. */
export function movedGeometry(geometry: Geometry, move: (position: Position) => Position): Geometry {
  const through = (part: unknown): unknown =>
    typeof (part as Position)[0] === 'number' ? move(part as Position) : (part as unknown[]).map(through)
  if (geometry.type === 'GeometryCollection') {
    const geometries = geometry.geometries.map((part) => movedGeometry(part, move))
    return { type: geometry.type, geometries }
  }
  return { type: geometry.type, coordinates: through(geometry.coordinates) } as Geometry
}
