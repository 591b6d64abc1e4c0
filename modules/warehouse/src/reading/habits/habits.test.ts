// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { writeXlsx } from 'hucre/xlsx'
import { parseCsv } from '../../checking/temporary-batch.fixture.ts'
import { readSource } from '../read-source.ts'
import type { ReadingOptions } from '../reading-options.ts'
import { tokenize } from '../tokenize.ts'
import { withoutMark } from '../typed-number.ts'
import { RowHabits } from './row-habits.ts'

async function read(
  context: TestContext,
  content: string | Uint8Array,
  reading: Partial<ReadingOptions> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-habits-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const [path, target, fileName] = [join(folder, 'source'), join(folder, 'records.csv'), 'bang']
  await writeFile(path, content)
  const source = await readSource(path, { fileName, reading })
  const counts = await tokenize({ path, fileName, reading: source.reading, header: source.header, target })
  const { physical, header, skipped, empty, data } = counts
  assert.equal(physical, header + skipped + empty + data, 'every physical record is accounted for')
  const text = (await readFile(target, 'utf8')).replaceAll(source.reading.delimiter, ',')
  const cells = parseCsv(text).map((record) => record.slice(5).map(withoutMark))
  assert.equal(cells.length, data)
  const codes = source.warnings.map(({ code }) => code)
  return { ...source, counts, cells, codes }
}

test('a person may keep what was left out', async (context) => {
  const { cells, counts } = await read(context, 'Mã;Tên;Số\nA;B;1\nTổng cộng;;1\n', { leaveOut: false })
  assert.deepEqual([cells.length, counts.leftOutRows], [2, {}])
})

test('a person may say where the header stands and how many rows it has', async (context) => {
  const content = 'x;y;z\nDân số;;\nNam;Nữ;Khác\n1;2;3\n'
  const { header, cells } = await read(context, content, { headerRow: 3, headerRows: 2 })
  assert.deepEqual(header, ['Dân số – Nam', 'Dân số – Nữ', 'Dân số – Khác'])
  assert.deepEqual(cells, [['1', '2', '3']])
})

test('rows that look a little like totals or signatures stay data', () => {
  const habits = new RowHabits(5)
  const data = [
    ['1', 'Cộng Hòa', '120', '60', '60'],
    ['', 'Cộng Hòa', '120', '60', '60'],
    ['2', 'Tổng cộng', '120', '60', '60'],
    ['Tổng công ty điện lực', 'A', 'B', '', ''],
    ['3', 'Nguyễn Văn A', 'Chủ tịch', 'Đồng Xoài', ''],
    ['', 'Giám đốc', '5', '', ''],
    ['1', '2', '3', '5', '4'],
  ]
  for (const cells of data) assert.equal(habits.of(cells), null, cells.join('|'))
})

test('hidden rows and sheets are told', async (context) => {
  const rows = [
    ['Mã', 'Tên'],
    ['1', 'A'],
    ['2', 'B'],
  ]
  const bytes = await writeXlsx({
    sheets: [
      { name: 'S', rows, rowDefs: new Map([[2, { hidden: true }]]) },
      { name: 'Nháp', rows: [['x']], hidden: true },
    ],
  })
  const { counts, cells, codes } = await read(context, bytes)
  assert.deepEqual([counts.hiddenRows, cells.length, codes], [1, 2, ['warehouse.hidden-sheets']])
})
