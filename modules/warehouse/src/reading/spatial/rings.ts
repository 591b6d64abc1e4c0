// SPDX-License-Identifier: Apache-2.0
import type { Geometry } from './geometry.ts'
import type { Position } from './to-wgs84.ts'

/** Twice the area of a ring; positive when it runs counter-clockwise. */
function area(ring: readonly Position[]): number {
  let sum = 0
  for (let at = 1; at < ring.length; at++) {
    const [from, to] = [ring[at - 1]!, ring[at]!]
    sum += from[0]! * to[1]! - to[0]! * from[1]!
  }
  return sum
}

function contains(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false
  for (let at = 1; at < ring.length; at++) {
    const [[ax, ay], [bx, by]] = [ring[at - 1] as [number, number], ring[at] as [number, number]]
    if (ay > y! !== by > y! && x! < ((bx - ax) * (y! - ay)) / (by - ay) + ax) inside = !inside
  }
  return inside
}

/**
 * Polygons out of the rings of a shapefile: outer rings run clockwise, holes the other way and belong to the smallest outer ring
 * around them; a hole that lies in none is an outer ring after all. In the result outer rings run counter-clockwise.
 */
export function polygonsOf(rings: readonly Position[][]): Geometry | null {
  const closed = rings.filter((ring) => ring.length >= 4)
  const outer = closed.filter((ring) => area(ring) <= 0)
  const holes = closed.filter((ring) => area(ring) > 0)
  const polygons = outer.map((ring) => [ring.toReversed()])
  for (const hole of holes) {
    const around = polygons.filter(([ring]) => contains(ring!, hole[0]!))
    const smallest = around.sort((left, right) => area(left[0]!) - area(right[0]!))[0]
    if (smallest) smallest.push(hole.toReversed())
    else polygons.push([hole])
  }
  if (polygons.length === 0) return null
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: polygons[0]! }
    : { type: 'MultiPolygon', coordinates: polygons }
}
