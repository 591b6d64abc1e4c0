// SPDX-License-Identifier: Apache-2.0
import {
  areDegrees,
  type ConcludedProjection,
  concludeProjection,
  type Extent,
  unknownProjection,
} from './conclude-projection.ts'
import { GEOMETRY_COLUMN, isGeometry, widen } from './geometry.ts'
import type { PlaceHints } from './place-hints.ts'
import { projectionOfCode } from './projection-of-text.ts'

/**
 * The coordinate system of GeoJSON: WGS 84 by its standard (RFC 7946), but for files of before that declare another one, and for
 * those whose numbers cannot be degrees.
 */
export function projectionOfFeatures(
  head: Buffer,
  records: readonly Record<string, unknown>[],
  hints: PlaceHints,
): ConcludedProjection {
  const [, name] = /"crs"\s*:\s*\{[^}]*"name"\s*:\s*"([^"]+)"/.exec(head.toString('utf8')) ?? []
  const declared = name ? projectionOfName(name) : null
  if (name && !declared && !hints.projection) throw unknownProjection(name)
  let extent: Extent | null = null
  for (const { [GEOMETRY_COLUMN]: geometry } of records) {
    if (isGeometry(geometry)) extent = widen(extent, geometry)
  }
  const usual = !extent || areDegrees(extent) ? 'WGS84' : null
  return concludeProjection(declared ?? usual, extent, hints)
}

function projectionOfName(name: string): string | null {
  if (/CRS84h?$/i.test(name)) return 'WGS84'
  const [, code] = /(?:EPSG:+|EPSG:[\d.]*:)(\d+)$/i.exec(name) ?? []
  return code ? projectionOfCode(Number(code)) : null
}
