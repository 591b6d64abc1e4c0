// SPDX-License-Identifier: Apache-2.0
import { check, type DataTypeDefinition, type ValueCheck } from './definition.ts'
import { choose, closedRing, type Expression, matches, replaceAll, upper, value } from './expression.ts'

const LONGITUDE = '-?(180|(1[0-7]\\d|[1-9]?\\d)(\\.\\d{1,17})?)'
const LATITUDE = '-?(90|[1-8]?\\d(\\.\\d{1,17})?)'
const POSITION = `\\[${LONGITUDE},${LATITUDE}(,-?(0|[1-9]\\d{0,5})(\\.\\d{1,17})?)?\\]`
const list = (item: string, fewest = 1) =>
  `\\[${item}${fewest > 1 ? `(,${item}){${fewest - 1},}` : `(,${item})*`}\\]`
const PATH = list(POSITION, 2)
const RING = list(POSITION, 4)
const geometry = (kind: string, coordinates: string) => `\\{"type":"${kind}","coordinates":${coordinates}\\}`

/** Well-known text or GeoJSON in any spacing to compact GeoJSON with `type` before `coordinates`. */
function canonicalGeometry(): Expression {
  const json = replaceAll(value, [
    ['\\s+', ''],
    ['^\\{("coordinates":.*),("type":"[A-Za-z]+")\\}$', '{\\2,\\1}'],
  ])
  return replaceAll(choose(matches(value, '(?s)\\s*\\{.*'), json, fromWellKnownText()), [
    ['(\\.\\d*[1-9])0+([,\\]])', '\\1\\2'],
    ['\\.0+([,\\]])', '\\1'],
    ['-0([,\\]])', '0\\1'],
  ])
}

function fromWellKnownText(): Expression {
  return replaceAll(upper(value), [
    ['^SRID=4326;', ''],
    ['\\s+', ' '],
    ['\\b(Z|M|ZM) \\(', '('],
    [' ?([(),]) ?', '\\1'],
    ['(-?[0-9.]+) (-?[0-9.]+)( -?[0-9.]+)?', '[\\1,\\2]'],
    ['\\(', '['],
    ['\\)', ']'],
    ['^POINT\\[(.*)\\]$', '{"type":"Point","coordinates":\\1}'],
    ['^LINESTRING(.*)$', '{"type":"LineString","coordinates":\\1}'],
    ['^MULTILINESTRING(.*)$', '{"type":"MultiLineString","coordinates":\\1}'],
    ['^POLYGON(.*)$', '{"type":"Polygon","coordinates":\\1}'],
    ['^MULTIPOLYGON(.*)$', '{"type":"MultiPolygon","coordinates":\\1}'],
  ])
}

function formCheck(code: string, pattern: string, vi: string, en: string): ValueCheck {
  return check(
    code,
    matches(value, pattern),
    `${vi} Ghi GeoJSON hoặc WKT, kinh độ trước vĩ độ sau, hệ WGS 84.`,
    `${en} Write GeoJSON or WKT, longitude before latitude, in WGS 84.`,
  )
}

const point: DataTypeDefinition = {
  normalise: canonicalGeometry,
  checks: [
    formCheck(
      'point.form',
      geometry('Point', POSITION),
      'Không đọc được điểm “{value}”.',
      'Point “{value}” cannot be read.',
    ),
  ],
}

const line: DataTypeDefinition = {
  normalise: canonicalGeometry,
  checks: [
    formCheck(
      'line.form',
      `${geometry('LineString', PATH)}|${geometry('MultiLineString', list(PATH))}`,
      'Không đọc được đường “{value}”.',
      'Line “{value}” cannot be read.',
    ),
  ],
}

const polygon: DataTypeDefinition = {
  normalise: canonicalGeometry,
  checks: [
    formCheck(
      'polygon.form',
      `${geometry('Polygon', list(RING))}|${geometry('MultiPolygon', list(list(RING)))}`,
      'Không đọc được vùng “{value}”.',
      'Polygon “{value}” cannot be read.',
    ),
    check(
      'polygon.closed',
      closedRing(value),
      'Vùng “{value}” chưa khép kín: điểm cuối phải trùng điểm đầu. Sửa lại hình rồi xuất lại.',
      'Polygon “{value}” is not closed: the last point must equal the first. Correct the shape and export it again.',
    ),
  ],
}

/** Geometries in WGS 84, kept as compact GeoJSON. */
export const geometries = { point, line, polygon }
