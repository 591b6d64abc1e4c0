// SPDX-License-Identifier: Apache-2.0
import { UnknownGeometry } from '../refusal.ts'
import { type Geometry, joinGeometries } from './geometry.ts'
import type { Position } from './to-wgs84.ts'

const MOST_DEPTH = 8

/** Reads well-known binary in either order of bytes, with or without heights and measures (ISO and PostGIS forms). Null: it is empty. */
export function readWkb(bytes: Buffer): Geometry | null {
  return new WkbReader(bytes).geometry(0)
}

class WkbReader {
  readonly #bytes: Buffer
  #at = 0
  #little = true
  #dimensions = 2
  #heights = false

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  geometry(depth: number): Geometry | null {
    if (depth > MOST_DEPTH) throw new Error('geometry is too deep')
    const kind = this.#head()
    if (kind === 1) {
      const coordinates = this.#position()
      return Number.isNaN(coordinates[0]) ? null : { type: 'Point', coordinates }
    }
    if (kind === 2) return this.#filled('LineString', this.#positions())
    if (kind === 3)
      return this.#filled(
        'Polygon',
        this.#list(() => this.#positions()),
      )
    if (kind < 4 || kind > 7) throw new UnknownGeometry()
    const parts = this.#list(() => this.geometry(depth + 1)).filter((part) => part !== null)
    if (parts.length === 0) return null
    return kind === 7 && parts.length > 1
      ? { type: 'GeometryCollection', geometries: parts }
      : joinGeometries(parts)
  }

  #filled(type: 'LineString' | 'Polygon', coordinates: Position[] | Position[][]): Geometry | null {
    return coordinates.length > 0 ? ({ type, coordinates } as Geometry) : null
  }

  /** Byte order and kind: 1000 stands for heights, 2000 for measures, 3000 for both; PostGIS marks them in the high bits. */
  #head(): number {
    this.#little = this.#bytes.readUInt8(this.#at++) === 1
    const raw = this.#u32()
    if (raw & 0x20000000) this.#at += 4
    const plain = raw & 0x1fffffff
    const form = Math.floor(plain / 1000)
    if (form > 3) throw new UnknownGeometry()
    this.#heights = form === 1 || form === 3 || (raw & 0x80000000) !== 0
    const measures = form >= 2 || (raw & 0x40000000) !== 0
    this.#dimensions = 2 + (this.#heights ? 1 : 0) + (measures ? 1 : 0)
    return plain % 1000
  }

  #u32(): number {
    this.#at += 4
    return this.#little ? this.#bytes.readUInt32LE(this.#at - 4) : this.#bytes.readUInt32BE(this.#at - 4)
  }

  #position(): Position {
    const numbers = Array.from({ length: this.#dimensions }, () => {
      this.#at += 8
      return this.#little ? this.#bytes.readDoubleLE(this.#at - 8) : this.#bytes.readDoubleBE(this.#at - 8)
    })
    return numbers.slice(0, this.#heights ? 3 : 2)
  }

  #positions(): Position[] {
    return this.#list(() => this.#position())
  }

  #list<Item>(read: () => Item): Item[] {
    const count = this.#u32()
    if (count > this.#bytes.length) throw new Error('geometry is cut')
    return Array.from({ length: count }, read)
  }
}
