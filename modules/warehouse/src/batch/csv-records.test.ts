// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type CsvRecord, csvLine, readCsvRecords } from './csv-records.ts'

const readBack = async (text: string): Promise<CsvRecord[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'csv-'))
  try {
    await writeFile(join(folder, 'a.csv'), text)
    const records: CsvRecord[] = []
    for await (const record of readCsvRecords(join(folder, 'a.csv'))) records.push(record)
    return records
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('what is written is read back: missing, empty, quotes, commas, line ends, Vietnamese', async () => {
  const records: CsvRecord[] = [
    ['1', null, '', 'a,b'],
    ['2', 'nói "chào"', 'hai\ndòng', 'Ở Ỡ Ặ'],
    ['3', '"', '""', '\r\n'],
  ]
  assert.deepEqual(await readBack(records.map(csvLine).join('')), records)
})

test('cells and quotes that lie across the border of two chunks stay whole', async () => {
  const size = 256 * 1024
  for (const offset of [-3, -2, -1, 0, 1]) {
    const filler = 'x'.repeat(size + offset)
    const records: CsvRecord[] = [
      [filler, 'a"b', '"c"'],
      ['sau', null, 'đ'],
    ]
    assert.deepEqual(await readBack(records.map(csvLine).join('')), records, String(offset))
    const quoted: CsvRecord[] = [[`"${'"'.repeat(7)}${filler}`, 'z']]
    assert.deepEqual(await readBack(quoted.map(csvLine).join('')), quoted)
  }
})

test('a last line without a line end counts', async () => {
  assert.deepEqual(await readBack('a,b\nc,d'), [
    ['a', 'b'],
    ['c', 'd'],
  ])
  assert.deepEqual(await readBack('a,""'), [['a', '']])
  assert.deepEqual(await readBack(''), [])
})
