// SPDX-License-Identifier: Apache-2.0
import { UnknownGeometry } from '../refusal.ts'
import type { Extent } from './conclude-projection.ts'
import { type Geometry, joinGeometries } from './geometry.ts'
import { polygonsOf } from './rings.ts'
import type { Position } from './to-wgs84.ts'

const MARK = 9994
const HEADER_BYTES = 100
const MOST_EMPTY = -1e38

/** Kinds of shapes; each has a form with heights (+10) and one with measures (+20). */
const shapes = { none: 0, point: 1, line: 3, polygon: 5, points: 8 } as const

/** The geometries of a shapefile (ESRI, 1998) in the order of its records; a record that is cut or lies about itself is an error. */
export function* readShapes(bytes: Buffer): Generator<Geometry | null> {
  checkHeader(bytes)
  for (let at = HEADER_BYTES; at < bytes.length; ) {
    if (at + 12 > bytes.length) throw new Error('shapefile is cut')
    const length = bytes.readInt32BE(at + 4) * 2
    if (length < 4 || at + 8 + length > bytes.length) throw new Error('shapefile is cut')
    yield shapeOf(bytes.subarray(at + 8, at + 8 + length))
    at += 8 + length
  }
}

/** Where all shapes lie, as the header declares it; null when there are none. */
export function extentOfShapes(bytes: Buffer): Extent | null {
  checkHeader(bytes)
  const [west, south, east, north] = [36, 44, 52, 60].map((at) => bytes.readDoubleLE(at)) as [
    number,
    number,
    number,
    number,
  ]
  return bytes.length > HEADER_BYTES && west <= east && south <= north ? { west, south, east, north } : null
}

function checkHeader(bytes: Buffer): void {
  if (bytes.length < HEADER_BYTES || bytes.readInt32BE(0) !== MARK) throw new Error('no shapefile')
  if (bytes.readInt32BE(24) * 2 > bytes.length) throw new Error('shapefile is cut')
}

function shapeOf(record: Buffer): Geometry | null {
  const kind = record.readInt32LE(0)
  const [plain, variant] = [kind % 10, Math.floor(kind / 10)]
  if (kind === shapes.none) return null
  if (variant > 2 || !(Object.values(shapes) as number[]).includes(plain)) throw new UnknownGeometry()
  if (plain === shapes.point) {
    const position = [record.readDoubleLE(4), record.readDoubleLE(12)]
    if (variant === 1 && record.length >= 28) position.push(record.readDoubleLE(20))
    return { type: 'Point', coordinates: position }
  }
  if (plain === shapes.points) {
    const positions = positionsOf(record, 40, record.readInt32LE(36), variant === 1)
    return joinGeometries(positions.map((coordinates) => ({ type: 'Point', coordinates })))
  }
  const parts = partsOf(record, variant === 1).filter((part) => part.length > 0)
  if (plain === shapes.polygon) return polygonsOf(parts)
  return joinGeometries(parts.map((coordinates) => ({ type: 'LineString', coordinates })))
}

function partsOf(record: Buffer, withHeights: boolean): Position[][] {
  const [partCount, count] = [record.readInt32LE(36), record.readInt32LE(40)]
  if (partCount < 0 || 44 + partCount * 4 > record.length) throw new Error('shape is cut')
  const starts = Array.from({ length: partCount }, (_, part) => record.readInt32LE(44 + part * 4))
  const positions = positionsOf(record, 44 + partCount * 4, count, withHeights)
  return starts.map((start, part) => positions.slice(start, starts[part + 1] ?? count))
}

function positionsOf(record: Buffer, at: number, count: number, withHeights: boolean): Position[] {
  if (count < 0 || at + count * 16 > record.length) throw new Error('shape is cut')
  const heightsAt = at + count * 16 + 16
  const heights = withHeights && heightsAt + count * 8 <= record.length
  return Array.from({ length: count }, (_, index) => {
    const position = [record.readDoubleLE(at + index * 16), record.readDoubleLE(at + index * 16 + 8)]
    const height = heights ? record.readDoubleLE(heightsAt + index * 8) : MOST_EMPTY
    return height > MOST_EMPTY ? [...position, height] : position
  })
}
