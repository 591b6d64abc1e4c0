// SPDX-License-Identifier: Apache-2.0
import { projectionPattern, provincialZone } from '../../contract/projections.ts'
import { toWgs84 } from '../spatial/to-wgs84.ts'
import { withoutMark } from '../typed-number.ts'
import { readAngle, readMetres } from './read-coordinate.ts'

/** Two columns that give places: easting or longitude, northing or latitude; a column `title` of points is added. */
export type PointPlan = { x: number; y: number; projection: string; title: string }

const TITLE = 'Vị trí'
const EASTWARD = /(^|[\s_(–-])(x|y|kinh độ|kinh do|long|lng|lon|longitude)($|[\s_).:–-])/i
const NORTHWARD = /(^|[\s_(–-])(y|x|vĩ độ|vi do|lat|latitude)($|[\s_).:–-])/i
const SHARE = 0.9
const ROWS = 200
const ZONE_OF_MOST = 'VN2000/105/0.9996/500000'

type Form = { isEast(text: string): boolean; isNorth(text: string): boolean }

const metres: Form = {
  isEast: (text) => inside(readMetres(text), 100_000, 900_000),
  isNorth: (text) => inside(readMetres(text), 900_000, 2_650_000),
}
const degrees: Form = {
  isEast: (text) => inside(readAngle(text), 100, 120),
  isNorth: (text) => inside(readAngle(text), 6, 24),
}

function inside(value: number | null, least: number, most: number): boolean {
  return value !== null && value >= least && value <= most
}

/**
 * The two columns of a table that give places by titles and values: X and Y in metres of VN-2000, whichever of them is written
 * first, or longitude and latitude in degrees, also with minutes and seconds. Null: there are none, or a person wants none.
 */
export function findPoints(
  rows: readonly string[][],
  header: readonly string[],
  choice: string | undefined,
  centralMeridian: number | undefined,
): PointPlan | null {
  if (choice === 'off' || header.some((title) => /^(geometry|geom|wkt|the_geom|shape)$/i.test(title)))
    return null
  for (const form of [metres, degrees]) {
    const x = header.findIndex((title, column) => EASTWARD.test(title) && fits(rows, column, form.isEast))
    const y = header.findIndex((title, column) => NORTHWARD.test(title) && fits(rows, column, form.isNorth))
    if (x < 0 || y < 0) continue
    const zone = centralMeridian === undefined ? ZONE_OF_MOST : provincialZone(centralMeridian)
    const usual = form === metres ? zone : 'WGS84'
    const projection = choice && new RegExp(projectionPattern).test(choice) ? choice : usual
    return { x, y, projection, title: header.includes(TITLE) ? `${TITLE} (điểm)` : TITLE }
  }
  return null
}

function fits(rows: readonly string[][], column: number, isOne: (text: string) => boolean): boolean {
  const texts = rows
    .slice(0, ROWS)
    .map((cells) => withoutMark(cells[column] ?? '').trim())
    .filter((text) => text !== '')
  return texts.length > 0 && texts.filter(isOne).length >= texts.length * SHARE
}

/** Makes the point of a row; what cannot be read is handed on as written, so that the check finds it. */
export function pointMaker({
  x,
  y,
  projection,
}: PointPlan): (cells: readonly (string | null)[]) => string | null {
  const convert = toWgs84(projection)
  const isAngle = projection.split('/').length === 1 && projection !== 'MERCATOR'
  const read = isAngle ? readAngle : readMetres
  return (cells) => {
    const [east, north] = [x, y].map((column) => withoutMark(cells[column] ?? '').trim()) as [string, string]
    if (east === '' && north === '') return null
    const position = [read(east), read(north)]
    if (position.includes(null)) return `${east} ${north}`
    try {
      return JSON.stringify({ type: 'Point', coordinates: convert(position as number[]) })
    } catch {
      return `${east} ${north}`
    }
  }
}
