// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvCell, toCsv } from './csv-export.ts'

test('a cell that a spreadsheet would run as a formula becomes plain text; a negative number stays a number', () => {
  assert.equal(csvCell('=HYPERLINK("x")'), `"'=HYPERLINK(""x"")"`)
  assert.equal(csvCell('@lenh'), "'@lenh")
  assert.equal(csvCell('-12,5'), '"-12,5"')
})

test('the exported list has a byte-order mark, its headings, and quotes where they are needed', () => {
  const columns = [
    { key: 'name', title: 'Tên', text: (row: { name: string }) => row.name },
    { key: 'twice', title: 'Hai lần', text: (row: { name: string }) => `${row.name},${row.name}` },
  ]
  assert.equal(
    toCsv(columns, [{ name: 'Đồng Xoài' }]),
    '\uFEFFTên,Hai lần\r\nĐồng Xoài,"Đồng Xoài,Đồng Xoài"\r\n',
  )
})
