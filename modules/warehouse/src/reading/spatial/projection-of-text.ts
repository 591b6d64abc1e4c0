// SPDX-License-Identifier: Apache-2.0
import { type Datum, provincialZone } from '../../contract/projections.ts'

const zones = [103, 104, 104.5, 104.75, 105.5, 105.75, 106, 106.25, 106.5, 107, 107.25, 107.5, 108.25, 108.5]
const FIRST_ZONE_CODE = 9205

/** Coordinate systems by their EPSG code. */
const byCode: Record<number, string> = {
  4326: 'WGS84',
  4979: 'WGS84',
  4756: 'VN2000',
  4147: 'HN72',
  3857: 'MERCATOR',
  900913: 'MERCATOR',
  3405: 'VN2000/105/0.9996/500000',
  3406: 'VN2000/111/0.9996/500000',
  5896: provincialZone(102),
  5897: provincialZone(105),
  5898: provincialZone(108),
  5899: provincialZone(107.75),
  32648: 'WGS84/105/0.9996/500000',
  32649: 'WGS84/111/0.9996/500000',
  2044: 'HN72/105/1/18500000',
  2045: 'HN72/111/1/19500000',
  ...Object.fromEntries(zones.map((meridian, index) => [FIRST_ZONE_CODE + index, provincialZone(meridian)])),
}

/** The coordinate system of an EPSG code; null: none that is known. */
export function projectionOfCode(code: number): string | null {
  return byCode[code] ?? null
}

/** The coordinate system that a text in WKT 1, WKT 2 or of a .prj describes; null: none that is known. */
export function projectionOfText(text: string): string | null {
  const datum = datumOf(text)
  if (!/\b(PROJCS|PROJCRS|PROJECTEDCRS)\s*\[/i.test(text)) return datum
  if (/pseudo.?mercator|mercator_auxiliary|web.?mercator/i.test(text)) return 'MERCATOR'
  if (!datum || !/transverse.?mercator|gauss.?kruger/i.test(text)) return null
  const meridian = parameter(
    text,
    'central.?meridian|longitude.?of.?(natural.?)?origin|longitude.?of.?center',
  )
  const scale = parameter(text, 'scale.?factor(.?at.?natural.?origin)?') ?? 1
  const easting = parameter(text, 'false.?easting') ?? 0
  const [latitude, northing] = [
    parameter(text, 'latitude.?of.?(natural.?)?origin') ?? 0,
    parameter(text, 'false.?northing') ?? 0,
  ]
  const inMetres = /UNIT\s*\[\s*"?met(re|er)/i.test(text)
  if (meridian === null || latitude !== 0 || northing !== 0 || !inMetres || easting < 0 || easting % 1 !== 0)
    return null
  return `${datum}/${meridian}/${scale}/${easting}`
}

/** Whether a text describes a coordinate system without saying which body of the earth it refers to. */
export function isUnnamed(text: string): boolean {
  return /^\W*(gcs_|d_)?(unknown|undefined|not.?specified|unnamed|custom|local)/i.test(
    bodyNames(text).at(-1) ?? '',
  )
}

function bodyNames(text: string): string[] {
  const names = text.matchAll(/\b(?:GEOGCS|GEOGCRS|BASEGEOGCRS|GEODCRS|ENSEMBLE|DATUM)\s*\[\s*"([^"]*)"/gi)
  return [...names].map(([, name]) => name!)
}

/**
 * The body of the earth; maps of VN-2000 often only show it by their parameters to WGS 84, or, drawn in a system that somebody
 * typed in, not at all: a zone around a meridian of Vietnam without a named body is one of VN-2000.
 */
function datumOf(text: string): Datum | null {
  if (/vn.?2000|viet.?nam.?2000|TOWGS84\s*\[\s*-19[12]\.|"EPSG",\s*"?4756/i.test(text)) return 'VN2000'
  if (/hanoi.?(19)?72|hn.?72/i.test(text)) return 'HN72'
  const shift = /TOWGS84\s*\[([^\]]*)\]/i.exec(text)?.[1]
  const isShifted = shift?.split(',').some((part) => Number(part) !== 0) ?? false
  if (isShifted) return null
  if (isUnnamed(text) && shift === undefined) return /transverse.?mercator/i.test(text) ? 'VN2000' : null
  const names = bodyNames(text).join(' ')
  return shift !== undefined || /wgs.?(19)?84|world geodetic system 1984|itrf/i.test(names) ? 'WGS84' : null
}

function parameter(text: string, name: string): number | null {
  const found = new RegExp(`PARAMETER\\s*\\[\\s*"(?:${name})"\\s*,\\s*(?<value>[-+\\d.e]+)`, 'i').exec(text)
  const value = found?.groups?.['value']
  return value === undefined ? null : Number(value)
}
