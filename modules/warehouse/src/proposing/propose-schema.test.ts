// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import Value from 'typebox/value'
import { createCheckRunner } from '../checking/check-runner.ts'
import { jobFor, schemaOf, temporaryBatch } from '../checking/temporary-batch.fixture.ts'
import { validateSchema } from '../checking/validate-schema.ts'
import { DatasetSchema } from '../contract/schema.ts'
import { fieldName, fieldNames } from './field-name.ts'
import { mapColumns } from './map-columns.ts'

const runner = createCheckRunner({ idleMs: 5000 })
after(() => runner.close())

async function analyse(context: { after(work: () => Promise<void>): void }, content: string) {
  const folder = await temporaryBatch(context)
  const { batchFolder, sourceFile, fileName } = await jobFor(folder, content, schemaOf([]))
  const analysis = await runner.analyse({ batchFolder, sourceFile, fileName })
  assert.deepEqual(validateSchema(analysis.schema), [])
  assert.ok(Value.Check(DatasetSchema, analysis.schema))
  return analysis
}

const number = (value: number, digits: number) => String(value).padStart(digits, '0')
const rows = (count: number, row: (index: number) => string[]) =>
  Array.from({ length: count }, (_, index) => row(index + 1).join(';')).join('\n')

test('a list of people gets its types, protection, key and candidates for code lists', async (context) => {
  const header =
    'STT;Họ và tên;Số CCCD;Ngày sinh;Giới tính;Số điện thoại;Địa chỉ;Xã/Phường;Năm vào làm;Lương (triệu đồng)'
  const content = rows(200, (index) => [
    String(index),
    index === 50 ? '' : `Nguyễn Thị ${index}`,
    index === 7 ? '12345' : `0700900${number(index, 5)}`,
    `${number(1 + (index % 28), 2)}/03/1990`,
    index % 2 ? 'Nam' : 'Nữ',
    `0912345${number(index, 3)}`,
    `Số ${index} đường Hùng Vương`,
    index % 2 ? 'Phường Đồng Xoài' : 'Xã Tân Lập',
    String(2000 + (index % 20)),
    `1.${number(index, 3)},5`,
  ])
  const { schema, proposals } = await analyse(context, `${header}\n${content}\n`)
  assert.deepEqual(
    schema.fields.map(({ name, type, required, sensitive }) => [name, type, required, sensitive]),
    [
      ['ho_va_ten', 'text', true, 'basic'],
      ['so_cccd', 'citizen-id', true, 'sensitive'],
      ['ngay_sinh', 'date', true, 'basic'],
      ['gioi_tinh', 'text', true, 'none'],
      ['so_dien_thoai', 'phone', true, 'basic'],
      ['dia_chi', 'text', true, 'basic'],
      ['xa_phuong', 'admin-unit', true, 'none'],
      ['nam_vao_lam', 'year', true, 'none'],
      ['luong_trieu_dong', 'money', true, 'none'],
    ],
  )
  assert.deepEqual(schema.keys, [['f3']])
  assert.deepEqual(proposals[3]!.candidateCodeList!.sort(), ['Nam', 'Nữ'])
  assert.deepEqual([schema.fields[8]!.unit, schema.fields[8]!.format], ['triệu đồng', 'vi'])
  assert.ok(proposals[1]!.confidence > 0.9 && proposals[1]!.confidence < 1)
  assert.ok(proposals.every(({ reasons }) => reasons.length > 0 && reasons.every(({ vi, en }) => vi && en)))
})

test('the writing of numbers and dates is decided for the whole column, and told when it cannot be', async (context) => {
  const content = rows(30, (index) => [
    `1,${number(index, 3)}.5`,
    `${index},5`,
    `1.${number(index, 3)}`,
    `3/${1 + (index % 28)}/2025`,
  ])
  const { schema, proposals } = await analyse(
    context,
    `Kiểu Anh;Kiểu Việt Nam;Không cho biết;Cột ngày\n${content}\n`,
  )
  assert.deepEqual(
    schema.fields.map(({ type, format }) => [type, format]),
    [
      ['decimal', 'en'],
      ['decimal', 'vi'],
      ['integer', 'vi'],
      ['date', 'mdy'],
    ],
  )
  assert.ok(proposals[2]!.confidence < 0.6)
  assert.ok(proposals[2]!.reasons.some(({ vi }) => vi.includes('cả hai kiểu')))
})

test('a column of codes with leading zeros stays text, an empty column is told', async (context) => {
  const content = rows(30, (index) => [number(index, 5), '', index % 2 ? 'x' : ''])
  const { schema, proposals } = await analyse(context, `Mã số;Ghi chú;Hộ nghèo\n${content}\n`)
  assert.deepEqual(
    schema.fields.map(({ type, required }) => [type, required]),
    [
      ['text', true],
      ['text', false],
      ['boolean', false],
    ],
  )
  assert.deepEqual(schema.keys, [['f1']])
  assert.ok(proposals[1]!.confidence < 0.5)
})

test('codes of columns are made of Vietnamese titles without diacritics, each once', () => {
  assert.equal(fieldName('Địa chỉ (thường trú)'), 'dia_chi_thuong_tru')
  assert.equal(fieldName('Đường'), 'duong')
  assert.equal(fieldName('2024'), 'cot_2024')
  assert.equal(fieldName('***'), 'cot')
  assert.deepEqual(fieldNames(['Tên', 'ten', 'TÊN']), ['ten', 'ten_2', 'ten_3'])
})

test('the columns of a later file are found by title or code, in any order', async (context) => {
  const { schema } = await analyse(context, 'Mã số;Họ và tên;Ghi chú\n01;A;x\n02;B;y\n03;C;z\n')
  assert.deepEqual(mapColumns(schema, ['ho_va_ten', 'Cột mới', ' MÃ  SỐ']), {
    columns: [{ field: 'f2' }, { field: null }, { field: 'f1' }],
    missing: ['f3'],
    unknown: ['Cột mới'],
  })
})

test('a column of communes is proposed by its title or by its values, with the district beside it and the day of its rows', async (context) => {
  const content = rows(20, (index) => [
    ['xã Tân Lợi', 'P. Tân Phú', 'TT Đức Phong', 'thị trấn Đức Phong'][index % 4]!,
    `253${10 + index}`,
    'Đồng Phú',
    `${2023 + (index % 2)}`,
    `${1990 + (index % 9)}`,
    String(index + 3),
  ])
  const { schema } = await analyse(context, `Nơi ở;Mã xã;Huyện;Năm báo cáo;Năm sinh;Số xã\n${content}\n`)
  assert.deepEqual(
    schema.fields.map(({ type }) => type),
    ['admin-unit', 'admin-unit', 'admin-unit-name', 'year', 'year', 'integer'],
  )
  assert.deepEqual(
    schema.fields.map(({ unitUse }) => unitUse),
    [
      { within: ['f3'], asOf: 'f4' },
      { level: 'commune', within: ['f3'], asOf: 'f4' },
      undefined,
      undefined,
      undefined,
      undefined,
    ],
  )
})
