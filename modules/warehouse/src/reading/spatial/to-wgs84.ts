// SPDX-License-Identifier: Apache-2.0
import proj4 from 'proj4'
import type { Datum } from '../../contract/projections.ts'

/** A position: x or longitude, y or latitude, perhaps a height. */
export type Position = number[]

/** Turns a position of a map into longitude and latitude in WGS 84, to about a millimetre. */
export type ToWgs84 = (position: Position) => Position

/**
 * Bodies and their seven parameters to WGS 84: VN-2000 as decision 05/2007/QĐ-BTNMT gives them (EPSG:6960, turned into the
 * position vector form), Hà Nội 1972 as EPSG:1544 does.
 */
const bodies: Record<Datum, string> = {
  WGS84: '+datum=WGS84',
  VN2000:
    '+ellps=WGS84 +towgs84=-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278',
  HN72: '+ellps=krass +towgs84=-17.51,-108.32,-62.39,0,0,0,0',
}
const PRECISION = 1e8

/** The way from a coordinate system, written as in `contract/projections.ts`, to WGS 84. */
export function toWgs84(projection: string): ToWgs84 {
  if (projection === 'WGS84') return (position) => position
  const convert = proj4(definitionOf(projection), 'WGS84')
  return ([x = Number.NaN, y = Number.NaN, ...rest]) => {
    const [longitude, latitude] = convert.forward([x, y]) as [number, number]
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) throw new Error('no place on earth')
    return [round(longitude), round(latitude), ...rest]
  }
}

function definitionOf(projection: string): string {
  if (projection === 'MERCATOR') {
    return '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs'
  }
  const [datum, meridian, scale, easting] = projection.split('/') as [Datum, ...string[]]
  if (!meridian) return `+proj=longlat ${bodies[datum]} +no_defs`
  return `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${scale} +x_0=${easting} +y_0=0 ${bodies[datum]} +units=m +no_defs`
}

function round(degrees: number): number {
  return Math.round(degrees * PRECISION) / PRECISION
}
