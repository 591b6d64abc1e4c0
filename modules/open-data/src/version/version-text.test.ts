// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PublicField } from '../contract/index.ts'
import { csvText, geojsonText, jsonText } from './version-text.ts'

const field = (name: string, type: string): PublicField => ({ id: 'f1', name, title: name, type })
const rowsOf = async function* (rows: readonly Record<string, unknown>[]) {
  yield* rows
}
const all = async (parts: AsyncIterable<string>) => {
  let text = ''
  for await (const part of parts) text += part
  return text
}

const head = { code: 'A', title: 'T', owner: 'O', version: 1, licence: 'L', source: 'S' }

test('R-OPN-03: CSV quotes what must be quoted and leaves an empty cell for no value', async () => {
  const fields = [field('ten', 'text'), field('ghi_chu', 'text')]
  const text = await all(
    csvText(
      fields,
      rowsOf([
        { ten: 'A, "B"', ghi_chu: 'dòng 1\ndòng 2' },
        { ten: 'Ở', ghi_chu: null },
      ]),
    ),
  )
  assert.equal(text, '\ufefften,ghi_chu\r\n"A, ""B""","dòng 1\ndòng 2"\r\nỞ,\r\n')
})

test('R-OPN-03: JSON keeps every digit of a long decimal, and text that looks like a number stays text', async () => {
  const fields = [field('tien', 'decimal'), field('ma', 'text')]
  const text = await all(jsonText(head, fields, rowsOf([{ tien: '12345678901234567890.123', ma: '007' }])))
  assert.match(text, /"tien":12345678901234567890\.123,"ma":"007"/)
  const parsed = JSON.parse(text)
  assert.equal(parsed.rows[0].ma, '007')
  assert.deepEqual(parsed.fields[0], { name: 'tien', title: 'tien', type: 'decimal' })
})

test('a dataset without rows is still a whole document in every format', async () => {
  const fields = [field('vung', 'polygon')]
  assert.equal(await all(csvText(fields, rowsOf([]))), '\ufeffvung\r\n')
  assert.deepEqual(JSON.parse(await all(jsonText(head, fields, rowsOf([])))).rows, [])
  assert.deepEqual(JSON.parse(await all(geojsonText(fields, fields[0]!, rowsOf([])))), {
    type: 'FeatureCollection',
    features: [],
  })
})

test('R-OPN-03: GeoJSON takes the geometry out of the properties; a row without a place has null', async () => {
  const fields = [field('ten', 'text'), field('vi_tri', 'point')]
  const point = { type: 'Point', coordinates: [106.9, 11.5] }
  const text = await all(
    geojsonText(
      fields,
      fields[1]!,
      rowsOf([
        { ten: 'A', vi_tri: point },
        { ten: 'B', vi_tri: null },
      ]),
    ),
  )
  const { features } = JSON.parse(text)
  assert.deepEqual(features[0], { type: 'Feature', geometry: point, properties: { ten: 'A' } })
  assert.equal(features[1].geometry, null)
})

test('a number that is no JSON number (leading zero, plus sign) is written as text, so the document stays valid', async () => {
  const text = await all(
    jsonText(head, [field('so', 'integer')], rowsOf([{ so: '007' }, { so: '+1' }, { so: '-0.5' }])),
  )
  assert.deepEqual(JSON.parse(text).rows, [{ so: '007' }, { so: '+1' }, { so: -0.5 }])
})
