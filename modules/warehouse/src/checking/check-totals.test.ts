// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { createCheckRunner } from './check-runner.ts'
import { field, outputsOf, schemaOf, temporaryBatch } from './temporary-batch.fixture.ts'

const runner = createCheckRunner()
test.after(() => runner.close())

const table = (total: string) =>
  [
    'DANH SÁCH;;',
    'Mã hộ;Thôn;Kinh phí (nghìn đồng)',
    'H01;Thôn 1;1.200,5',
    'H02;Thôn 2;2.300',
    'Cộng;;3.500,5',
    'H03;Thôn 3;sai',
    'H04;Thôn 4;4.000',
    `Tổng cộng;;${total}`,
    ';;Ngày 05 tháng 3 năm 2025',
  ].join('\n')

for (const [total, told] of [
  ['7.500,5', 0],
  ['8.000', 1],
] as const) {
  test(`R-WH-02: a total of ${total} is checked against the rows; every record is accounted for`, async (context) => {
    const batchFolder = await temporaryBatch(context)
    const sourceFile = join(batchFolder, 'a.csv')
    await writeFile(sourceFile, table(total))
    const analysis = await runner.analyse({ batchFolder, sourceFile, fileName: 'a.csv' })
    const codes = analysis.warnings.map(({ code }) => code)
    assert.equal(
      codes.filter((code) => code.startsWith('warehouse.total-differs')).length,
      told,
      codes.join(),
    )
    assert.ok(codes.includes('warehouse.left-out-total') && codes.includes('warehouse.left-out-signature'))
    const fields = [field('f1', 'text'), field('f2', 'text'), field('f3', 'decimal')]
    const counts = await runner.check({
      batchFolder,
      sourceFile,
      fileName: 'a.csv',
      reading: analysis.reading,
      schema: schemaOf(fields),
      columns: fields.map(({ id }) => ({ field: id })),
      codeLists: {},
      referenceDate: '2025-06-30',
    })
    const { physical, header, skipped, empty, good, bad } = counts
    assert.deepEqual(
      { physical, header, skipped, empty, good, bad },
      { physical: 9, header: 1, skipped: 4, empty: 0, good: 3, bad: 1 },
    )
    assert.deepEqual(
      (await outputsOf(batchFolder)).good.map(([, code]) => code),
      ['H01', 'H02', 'H04'],
    )
  })
}
