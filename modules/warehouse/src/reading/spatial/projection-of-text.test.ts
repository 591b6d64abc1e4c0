// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isUnnamed, projectionOfCode, projectionOfText } from './projection-of-text.ts'
import { toWgs84 } from './to-wgs84.ts'

const zone = (geographic: string, scale = '0.9999', meridian = '106.25') =>
  `PROJCS["x",${geographic},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`
const spheroid = 'SPHEROID["WGS_1984",6378137.0,298.257223563]'

test('zones of VN-2000 are known however a program names them', () => {
  for (const geographic of [
    `GEOGCS["GCS_VN_2000",DATUM["D_Vietnam_2000",${spheroid}]]`,
    `GEOGCS["VN-2000",DATUM["Vietnam_2000",${spheroid},TOWGS84[-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278]]]`,
    `GEOGCS["unnamed",DATUM["Datum",${spheroid},TOWGS84[-192.873,-39.382,-111.202,-0.00205,-0.0005,0.00335,0.0188]]]`,
    `GEOGCS["GCS_unknown",DATUM["D_Unknown_based_on_WGS84_ellipsoid",${spheroid}]]`,
  ]) {
    assert.equal(projectionOfText(zone(geographic)), 'VN2000/106.25/0.9999/500000', geographic)
  }
})

test('WKT 2 is read too', () => {
  const text = `PROJCRS["VN-2000 / TM-3 107-45",BASEGEOGCRS["VN-2000",DATUM["Vietnam 2000",ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]]]],CONVERSION["Vietnam TM-3 107-45",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",107.75],PARAMETER["Scale factor at natural origin",0.9999],PARAMETER["False easting",500000],PARAMETER["False northing",0]],CS[Cartesian,2],LENGTHUNIT["metre",1]]`
  assert.equal(projectionOfText(text), 'VN2000/107.75/0.9999/500000')
})

test('WGS 84 is not mistaken for VN-2000, nor anything else for WGS 84', () => {
  const wgs = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",${spheroid}]]`
  assert.equal(projectionOfText(wgs), 'WGS84')
  assert.equal(projectionOfText(zone(wgs, '0.9996', '105.0')), 'WGS84/105/0.9996/500000')
  const indian = 'GEOGCS["GCS_Indian_1960",DATUM["D_Indian_1960",SPHEROID["Everest",6377276.345,300.8017]]]'
  assert.equal(projectionOfText(indian), null)
  assert.equal(projectionOfText(zone(indian, '0.9996', '105')), null)
  assert.equal(
    projectionOfText(zone(`GEOGCS["x",DATUM["Pulkovo",${spheroid},TOWGS84[28,-130,-95,0,0,0,0]]]`)),
    null,
  )
  const unnamed = `GEOGCS["GCS_unknown",DATUM["D_unknown",${spheroid}]]`
  assert.deepEqual([projectionOfText(unnamed), isUnnamed(unnamed), isUnnamed(indian)], [null, true, false])
})

test('places agree with PROJ 9.1 to a millimetre', () => {
  const near = (found: number[], expected: number[]) => {
    for (const [index, number] of found.entries())
      assert.ok(Math.abs(number - expected[index]!) < 1.1e-8, String(found))
  }
  near(toWgs84(projectionOfCode(9212)!)([560_000, 1_280_000]), [106.80194215344764, 11.57397701015099])
  near(toWgs84(projectionOfCode(3405)!)([560_000, 1_280_000]), [105.55211721088536, 11.577457507784134])
  near(toWgs84('HN72')([106.9, 11.5]), [106.90044219019605, 11.499634453259697])
  near(toWgs84(projectionOfCode(2044)!)([18_600_000, 1_280_000]), [105.91720762652528, 11.572340260863257])
})
