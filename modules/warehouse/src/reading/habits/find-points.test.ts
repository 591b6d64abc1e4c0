// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findPoints, pointMaker } from './find-points.ts'
import { readAngle, readMetres } from './read-coordinate.ts'

test('degrees, minutes and seconds are read however they are written', () => {
  const half = 106 + 55 / 60 + 30.5 / 3600
  for (const text of ['106°55′30.5″E', `106°55'30,5"Đ`, '106 55 30.5', "106º55'30.5''", '106:55:30,5'])
    assert.ok(Math.abs(readAngle(text)! - half) < 1e-8, text)
  assert.equal(readAngle('106,925'), 106.925)
  assert.equal(readAngle('106.925°'), 106.925)
  assert.equal(readAngle("11°32,5'N"), 11 + 32.5 / 60)
  for (const text of ['', 'xa', '106°75′', '1.280.000', '106°10′61″'])
    assert.equal(readAngle(text), null, text)
})

test('metres are read with points, commas or blanks between thousands', () => {
  for (const text of ['560000.5', '560000,5', '560.000,5', '560,000.5', '560 000.5'])
    assert.equal(readMetres(text), 560_000.5, text)
  assert.equal(readMetres('1.280.000'), 1_280_000)
  assert.equal(readMetres('560k'), null)
})

test('X is the northing on maps of VN-2000, Y the easting, but the other way round is understood too', () => {
  const rows = [['1', '1280000', '560000']]
  assert.deepEqual(findPoints(rows, ['STT', 'X', 'Y'], undefined, 106.25), {
    x: 2,
    y: 1,
    projection: 'VN2000/106.25/0.9999/500000',
    title: 'Vị trí',
  })
  assert.equal(findPoints([['1', '560000', '1280000']], ['STT', 'X (m)', 'Y (m)'], undefined, 106.25)?.x, 1)
  assert.equal(findPoints(rows, ['STT', 'X', 'Y'], 'off', 106.25), null)
  assert.equal(
    findPoints([['1', 'x', 'x']], ['STT', 'X', 'Y'], undefined, 106.25),
    null,
    'marks are no places',
  )
  assert.equal(findPoints([['560000', '1280000']], ['Thu', 'Chi'], undefined, 106.25), null)
})

test('a place that cannot be read stays visible, one that is blank stays blank', () => {
  const point = pointMaker({ x: 0, y: 1, projection: 'VN2000/106.25/0.9999/500000', title: 'Vị trí' })
  assert.equal(point(['560000', '1280000']), '{"type":"Point","coordinates":[106.80194215,11.57397701]}')
  assert.equal(point(['', null]), null)
  assert.equal(point(['chưa đo', '1280000']), 'chưa đo 1280000')
})
