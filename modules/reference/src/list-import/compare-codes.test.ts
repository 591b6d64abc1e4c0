// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppError } from '@tinhso/kernel/errors'
import { writeXlsx } from 'hucre/xlsx'
import { pageOfItems } from '../code-item/code-item.ts'
import type { CodeItem } from '../contract/index.ts'
import { compareCodes } from './compare-codes.ts'
import { codeListCsv } from './export-code-list.ts'
import { judgeRows, readDay } from './judge-rows.ts'
import { readCodeFile } from './read-code-file.ts'

const item = (code: string, vi: string, more: Partial<CodeItem> = {}): CodeItem => ({
  code,
  name: { vi, en: vi },
  parentCode: null,
  validFrom: null,
  validTo: null,
  supersededBy: null,
  ...more,
})
const read = async (text: string) => judgeRows(await readCodeFile('a.csv', new TextEncoder().encode(text)))
const refusal = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  )
  assert.ok(error instanceof AppError, String(error))
  return error
}

test('R-REF-05: a file is compared as added, changed, closed and local-only codes', () => {
  const ours = [
    item('1', 'Một'),
    item('2', 'Hai'),
    item('3', 'Ba'),
    item('4', 'Bốn'),
    item('0', 'Cũ', { validTo: '2025-01-01' }),
  ]
  const theirs = [
    item('1', 'Một'),
    item('2', 'Hai mới'),
    item('3', 'Ba', { validTo: '2026-06-30' }),
    item('5', 'Năm'),
  ]
  const diff = compareCodes(ours, theirs, '2026-01-01')
  assert.deepEqual(
    diff.added.map(({ code, validFrom }) => [code, validFrom]),
    [['5', '2026-01-01']],
  )
  assert.deepEqual(
    diff.changed.map(({ before, after }) => [before.name.vi, after.name.vi, after.validFrom]),
    [['Hai', 'Hai mới', '2026-01-01']],
  )
  assert.deepEqual(
    diff.closed.map(({ after }) => [after.code, after.validTo]),
    [['3', '2026-06-30']],
  )
  assert.deepEqual(
    diff.localOnly.map(({ code }) => code),
    ['4'],
  )
  assert.equal(diff.unchanged, 1)
  assert.notEqual(diff.fingerprint, compareCodes(ours, theirs.slice(1), '2026-01-01').fingerprint)
})

test('a file without English names leaves ours as they are', () => {
  const ours = [item('1', 'Một', { name: { vi: 'Một', en: 'One' } })]
  assert.equal(compareCodes(ours, [item('1', 'Một')], '2026-01-01').unchanged, 1)
  const renamed = compareCodes(ours, [item('1', 'Một mới')], '2026-01-01').changed[0]
  assert.deepEqual(renamed?.after.name, { vi: 'Một mới', en: 'One' })
})

test('columns are found by their Vietnamese or English titles, in any order, with or without diacritics', async () => {
  const items = await read('\ufeffTÊN,ma,Mã cha,Từ ngày\nMột,01,,01/02/2026\n"Hai, ba",02,01,\n,,,\n')
  assert.deepEqual(
    items.map(({ code, name, parentCode, validFrom }) => [code, name.vi, parentCode, validFrom]),
    [
      ['01', 'Một', null, '2026-02-01'],
      ['02', 'Hai, ba', '01', null],
    ],
  )
})

test('R-REF-05: a missing column applies nothing and names the column', async () => {
  const error = await refusal(read('Mã,Ghi chú\n1,x\n'))
  assert.deepEqual([error.code, error.details['columns']], ['reference.column-missing', '“Tên”'])
})

test('R-REF-05: repeated and empty codes, empty names and wrong days come back as a list of rows', async () => {
  const error = await refusal(
    read('Mã,Tên,Đến ngày\n1,Một,\n1,Một lần nữa,\n,Không mã,\n2,,\n3,Ba,31/02/2026\n'),
  )
  assert.equal(error.code, 'reference.import-rows')
  assert.deepEqual(
    error.faults.map(({ message }) => message?.vi),
    [
      'Dòng 3: mã “1” lặp lại dòng 2.',
      'Dòng 4: chưa có mã.',
      'Dòng 5: mã “2” chưa có tên.',
      'Dòng 6: ngày “31/02/2026” không đúng. Ghi dạng 31/12/2026 hoặc 2026-12-31.',
    ],
  )
})

test('an XLSX file reads like a CSV file; a file that is neither is refused', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'DM',
        rows: [
          ['Mã', 'Tên'],
          ['01', 'Một'],
          ['02', 'Hai'],
        ],
      },
    ],
  })
  const items = judgeRows(await readCodeFile('danh-muc.XLSX', bytes))
  assert.deepEqual(
    items.map(({ code }) => code),
    ['01', '02'],
  )
  const broken = new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])
  assert.equal((await refusal(readCodeFile('a.xlsx', broken))).code, 'reference.file-unreadable')
  assert.equal(
    (await refusal(readCodeFile('a.csv', new Uint8Array([0xc3, 0x28])))).code,
    'reference.file-unreadable',
  )
})

test('an exported list reads back as the same codes', async () => {
  const items = [
    item('=1', 'Tên, có “dấu phẩy”', { parentCode: 'A', validFrom: '2026-01-01' }),
    item('A', 'Cha'),
  ]
  assert.deepEqual(await read(codeListCsv(items)), items)
})

test('a day is read as people write it', () => {
  assert.equal(readDay('1/2/2026'), '2026-02-01')
  assert.equal(readDay('2026-12-31'), '2026-12-31')
  assert.equal(readDay('31.04.2026'), null)
})

test('R-REF-03: a look-up at a date gives the codes valid then', () => {
  const items = [
    item('1', 'Cũ', { validTo: '2026-01-01' }),
    item('1', 'Mới', { validFrom: '2026-01-01' }),
    item('2', 'Hai'),
  ]
  const names = (date: string) => pageOfItems(items, { date }, '2030-01-01').items.map(({ name }) => name.vi)
  assert.deepEqual(names('2025-12-31'), ['Cũ', 'Hai'])
  assert.deepEqual(names('2026-01-01'), ['Mới', 'Hai'])
  assert.equal(pageOfItems(items, { all: true }, '2026-01-01').total, 3)
  const first = pageOfItems(items, { all: true, limit: 2 }, '2026-01-01')
  assert.deepEqual(
    pageOfItems(items, { all: true, limit: 2, cursor: first.nextCursor! }, '2026-01-01').items.length,
    1,
  )
})
