// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { type WriteOptions, writeXlsx } from 'hucre/xlsx'
import { readSource } from './read-source.ts'
import { ReadingRefusal } from './refusal.ts'
import { tokenize } from './tokenize.ts'
import { withoutMark } from './typed-number.ts'

async function placed(context: TestContext, content: string | Uint8Array, fileName: string) {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-read-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, fileName)
  await writeFile(path, content)
  return { path, folder }
}

async function look(context: TestContext, content: string | Uint8Array, fileName: string, sheet?: string) {
  const { path } = await placed(context, content, fileName)
  return readSource(path, sheet ? { fileName, reading: { sheet } } : { fileName })
}

const workbook = (options: WriteOptions) => writeXlsx(options)

test('a workbook gives its first visible sheet, text identifiers with leading zeros, dates and percentages as shown', async (context) => {
  const rows = [
    ['Mã', 'Ngày', 'Lúc', 'Số', 'Tỷ lệ', 'Mã xã', 'Có'],
    [
      '007',
      new Date(Date.UTC(2025, 2, 5)),
      new Date(Date.UTC(2025, 2, 5, 8, 30)),
      0.1 + 0.2,
      0.125,
      42,
      true,
    ],
  ]
  const cells = new Map([
    ['1,4', { value: 0.125, style: { numFmt: '0.0%' } }],
    ['1,5', { value: 42, style: { numFmt: '00000' } }],
  ])
  const sheets = [
    { name: 'Ẩn', rows: [['x'], ['y']], hidden: true },
    { name: 'Dữ liệu', rows, cells },
  ]
  const source = await look(context, await workbook({ sheets }), 'a.xlsx')
  assert.deepEqual(source.sheets, [
    { name: 'Ẩn', hidden: true },
    { name: 'Dữ liệu', hidden: false },
  ])
  assert.equal(source.reading.sheet, 'Dữ liệu')
  assert.deepEqual(
    source.sample[0]!.map((cell) => withoutMark(cell!)),
    ['007', '2025-03-05', '2025-03-05T08:30:00', '0.3', '12.5%', '00042', 'true'],
  )
})

test('R-WH-02: rows that a workbook leaves out are empty records, so record numbers are sheet rows', async (context) => {
  const rows = [[], ['Mã', 'Tên'], ['1', 'A'], [], ['2', 'B', 'thừa'], [null, null]]
  const bytes = await workbook({ sheets: [{ name: 'S', rows }] })
  const { path, folder } = await placed(context, bytes, 'a.xlsx')
  const { reading, header } = await readSource(path, { fileName: 'a.xlsx' })
  assert.equal(reading.headerRow, 2)
  const counts = await tokenize({
    path,
    fileName: 'a.xlsx',
    reading,
    header,
    target: join(folder, 'records.csv'),
  })
  const { physical, header: titles, empty, data, tooManyCells } = counts
  assert.equal(physical, titles + empty + data)
  assert.deepEqual({ titles, data, tooManyCells }, { titles: 1, data: 2, tooManyCells: 1 })
})

test('a sheet that does not exist is refused', async (context) => {
  const bytes = await workbook({ sheets: [{ name: 'S', rows: [['a'], ['1']] }] })
  await assert.rejects(look(context, bytes, 'a.xlsx', 'Khác'), isRefusal('warehouse.sheet-unknown'))
})

test('a workbook with a password is refused with what to do', async (context) => {
  const bytes = await workbook({
    sheets: [{ name: 'S', rows: [['a'], ['1']] }],
    encryption: { password: 'x', spinCount: 10 },
  })
  await assert.rejects(look(context, bytes, 'a.xlsx'), isRefusal('warehouse.file-password'))
})

test('an old .xls that is cut is refused as damaged, even when it is named .xlsx', async (context) => {
  const cut = Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(2000),
    Buffer.from('Workbook', 'utf16le'),
  ])
  await assert.rejects(look(context, cut, 'a.xlsx'), isRefusal('warehouse.file-damaged'))
})

test('a zip bomb is refused before it is unpacked', async (context) => {
  const bomb = zipSync({
    'xl/workbook.xml': strToU8('<x/>'),
    'xl/worksheets/sheet1.xml': new Uint8Array(60_000_000),
  })
  assert.ok(bomb.length < 1_000_000)
  await assert.rejects(look(context, bomb, 'a.xlsx'), isRefusal('warehouse.file-bomb'))
})

test('a workbook with a cell where no spreadsheet has one is refused at once', async (context) => {
  const bytes = await workbook({ sheets: [{ name: 'S', rows: [['a'], ['1']] }] })
  for (const [place, wrong, code] of [
    ['r="A2"', 'r="ZZZZZZ2"', 'warehouse.too-many-columns'],
    ['<row r="2"', '<row r="99999999"', 'warehouse.file-damaged'],
  ] as const) {
    const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [
      name,
      name.includes('worksheets/') ? strToU8(strFromU8(part).replace(place, wrong)) : part,
    ])
    const damaged = zipSync(Object.fromEntries(parts))
    await assert.rejects(look(context, damaged, 'a.xlsx'), isRefusal(code), wrong)
  }
})

test('a workbook cut in the middle is refused as damaged', async (context) => {
  const bytes = await workbook({ sheets: [{ name: 'S', rows: [['a'], ['1']] }] })
  await assert.rejects(
    look(context, bytes.subarray(0, bytes.length / 2), 'a.xlsx'),
    isRefusal('warehouse.file-damaged'),
  )
})

const unknown: [string, string | Uint8Array][] = [
  ['PDF', '%PDF-1.7 …'],
  ['XML of another kind', '<?xml version="1.0"?><gpx></gpx>'],
]
for (const [name, content] of unknown) {
  test(`${name} is refused with the kinds that are read`, async (context) => {
    await assert.rejects(look(context, content, 'a.xls'), isRefusal('warehouse.file-kind-unknown'))
  })
}

test('an archive of other files is refused with their names', async (context) => {
  const archive = zipSync({ 'word/document.xml': strToU8('<x/>') })
  await assert.rejects(look(context, archive, 'a.xlsx'), isRefusal('warehouse.archive-contents'))
})

test('a file in an encoding that makes no Vietnamese of it is refused with what to do', async (context) => {
  const russian = 'наименование;предприятия\nмолоко;хлеб\n'
  const windows1251 = Buffer.from(
    Array.from(russian, (letter) =>
      letter < '\u0080' ? letter.charCodeAt(0) : letter.charCodeAt(0) - 0x350,
    ),
  )
  await assert.rejects(look(context, windows1251, 'a.csv'), isRefusal('warehouse.file-encoding'))
})

for (const content of ['', '\n\n , \n']) {
  test(`a file with ${content.length} blank bytes is refused as empty`, async (context) => {
    await assert.rejects(look(context, content, 'a.csv'), isRefusal('warehouse.file-empty'))
  })
}

test('columns without a title get one, repeated titles are told', async (context) => {
  const { header, warnings } = await look(context, 'Mã,,Mã\n1,2,3\n', 'a.csv')
  assert.deepEqual(header, ['Mã', 'Cột 2', 'Mã'])
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['warehouse.title-repeated'],
  )
})

function isRefusal(code: string) {
  return (error: unknown) => error instanceof ReadingRefusal && error.code === code
}
