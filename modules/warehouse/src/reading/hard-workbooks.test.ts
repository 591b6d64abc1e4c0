// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { writeOds, writeXlsx } from 'hucre'
import { asTcvn3 } from '../../../../test/fixtures/sheets/old-letters.ts'
import { parseCsv } from '../checking/temporary-batch.fixture.ts'
import { readSource } from './read-source.ts'
import { type ReadingOptions, readingLimits } from './reading-options.ts'
import { ReadingRefusal } from './refusal.ts'
import { tokenize } from './tokenize.ts'
import { withoutMark } from './typed-number.ts'

async function read(
  context: TestContext,
  content: string | Uint8Array,
  fileName: string,
  reading: Partial<ReadingOptions> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-workbook-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const [path, target] = [join(folder, 'source'), join(folder, 'records.csv')]
  await writeFile(path, content)
  const source = await readSource(path, { fileName, reading })
  const counts = await tokenize({ path, fileName, reading: source.reading, header: source.header, target })
  const { physical, header, skipped, empty, data } = counts
  assert.equal(physical, header + skipped + empty + data, 'every physical record is accounted for')
  const text = (await readFile(target, 'utf8')).replaceAll(source.reading.delimiter, ',')
  const cells = parseCsv(text).map((record) => record.slice(5).map(withoutMark))
  return { ...source, counts, cells }
}

// Written by LibreOffice 7 as “MS Excel 97”: a sheet each of whose rows has another font.
const oldFonts = await readFile(new URL('../../../../test/fixtures/sheets/old-fonts.xls', import.meta.url))
const sheet = 'D÷ liÖu'

test('an .xls mixes TCVN3, its capitals, VNI and Unicode by font; each cell is read in its own', async (context) => {
  for (const fileName of ['a.xls', 'a.xlsx', 'a.csv']) {
    const { reading, header, cells } = await read(context, oldFonts, fileName, { sheet })
    assert.deepEqual([reading.kind, reading.encoding], ['xls', 'by-font'])
    assert.deepEqual(header, ['Mã', 'Họ và tên', 'Ngày', 'Số tiền', 'Ghi'])
    assert.deepEqual(cells, [
      ['007', 'NGUYỄN THỊ HƯỜNG', '2025-03-05', '1234567.5', 'true'],
      ['008', 'đặng văn quỳnh', '2024-12-31', '-42', 'false'],
      ['009', 'Đỗ Văn Hùng', '1999-01-01', '0.125', 'true'],
      ['010', 'Trần Unicode', '1999-01-01', '3', 'false'],
    ])
  }
})

test('an .xls that is cut anywhere is refused as damaged, never read in part', async (context) => {
  for (const share of [0.1, 0.3, 0.5, 0.7]) {
    const cut = oldFonts.subarray(0, Math.floor(oldFonts.length * share))
    await assert.rejects(read(context, cut, 'a.xls', { sheet }), ReadingRefusal)
  }
})

test('an .xlsx mixes fonts by cell too, and takes macros along without harm', async (context) => {
  const rows = [
    ['M·', 'Hä tªn'],
    ['1', 'lª v¨n hïng'],
  ]
  const style = (name: string) => ({ font: { name, size: 12 } })
  const cells = new Map(
    [0, 1].flatMap((row) =>
      [0, 1].map((column) => [
        `${row},${column}`,
        { value: rows[row]![column]!, style: style(row ? '.VnTimeH' : '.VnTime') },
      ]),
    ) as [string, { value: string; style: ReturnType<typeof style> }][],
  )
  const bytes = await writeXlsx({ sheets: [{ name: 'S', rows, cells }], vbaProject: new Uint8Array(100) })
  const { reading, header, cells: read_ } = await read(context, bytes, 'a.xlsm')
  assert.equal(reading.encoding, 'by-font')
  assert.deepEqual(
    [header, ...read_],
    [
      ['Mã', 'Họ tên'],
      ['1', 'LÊ VĂN HÙNG'],
    ],
  )
})

test('a workbook in TCVN3 that lost its fonts is known by statistics; cells in Unicode or VNI stay right', async (context) => {
  const rows = [
    ['Mã', 'Họ và tên', 'Địa chỉ'].map(asTcvn3),
    ['1', 'nguyễn thị hường', 'xã đồng xoài'].map(asTcvn3),
    ['2', 'Đỗ Văn Hùng', 'phường phước bình'].map(asTcvn3),
    ['3', 'Trần Quốc Ấn', 'Ñöôøng Leâ Lôïi'],
  ]
  const { reading, cells } = await read(context, await writeXlsx({ sheets: [{ name: 'S', rows }] }), 'a.xlsx')
  assert.equal(reading.encoding, 'tcvn3')
  assert.deepEqual(cells, [
    ['1', 'nguyễn thị hường', 'xã đồng xoài'],
    ['2', 'Đỗ Văn Hùng', 'phường phước bình'],
    ['3', 'Trần Quốc Ấn', 'Đường Lê Lợi'],
  ])
})

test('an .ods gives text, numbers, percentages, days and repeated cells', async (context) => {
  const rows = [
    ['Mã', 'Ngày', 'Số', 'Có'],
    ['007', new Date(Date.UTC(2025, 2, 5)), 1234567.5, true],
    [],
    ['008', new Date(Date.UTC(2024, 11, 31)), -42, false],
  ]
  const { reading, cells, counts } = await read(
    context,
    await writeOds({ sheets: [{ name: 'Dữ liệu', rows }] }),
    'a.ods',
  )
  assert.deepEqual([reading.kind, reading.sheet], ['ods', 'Dữ liệu'])
  assert.deepEqual(cells, [
    ['007', '2025-03-05', '1234567.5', 'true'],
    ['008', '2024-12-31', '-42', 'false'],
  ])
  assert.equal(counts.empty, 1)
})

test('an .ods whose blank rows are declared a million times is read at once; repeated content is not lost', async (context) => {
  const cell = (text: string, more = '') =>
    `<table:table-cell office:value-type="string"${more}><text:p>${text}</text:p></table:table-cell>`
  const row = (content: string, more = '') => `<table:table-row${more}>${content}</table:table-row>`
  const body = [
    row(cell('a') + cell('b')),
    row(cell('x', ' table:number-columns-repeated="2"'), ' table:number-rows-repeated="3"'),
    row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048570"'),
  ]
  const archive = zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'content.xml': strToU8(
      `<office:document-content><table:table table:name="S">${body.join('')}</table:table></office:document-content>`,
    ),
  })
  const { cells } = await read(context, archive, 'a.xlsx')
  assert.deepEqual(cells, [
    ['x', 'x'],
    ['x', 'x'],
    ['x', 'x'],
  ])
})

const page = `<html><head><meta charset="utf-8"><style>td { color: red }</style></head><body>
<table><tr><td>BÁO CÁO</td></tr></table>
<table border=1><TR><th rowspan="2">M&atilde;</th><th colspan="2">D&acirc;n s&#7889;</th></TR>
<tr><th>Nam</th><th>Nữ</th></tr>
<tr><td>007<td>&nbsp;1.234 <td>5<br>6</tr>
<tr><td>008</td><td>2</td><td>3 &lt; 4</td></tr></table></body></html>`

test('a web page named .xls, as reporting systems export it, gives its largest table', async (context) => {
  const { reading, sheets, cells } = await read(context, page, 'bao-cao.xls', { headerRow: 2 })
  assert.deepEqual([reading.kind, reading.sheet, sheets.length], ['html', 'Bảng 2', 2])
  assert.deepEqual(cells, [
    ['007', '1.234', '5\n6'],
    ['008', '2', '3 < 4'],
  ])
})

test('a web page in TCVN3, as bytes or as entities, is read in Unicode', async (context) => {
  const table =
    '<table><tr><td>Họ và tên</td><td>Nghề</td></tr><tr><td>lê thị bưởi</td><td>trồng lúa nước</td></tr></table>'
  const written = asTcvn3(table)
  const entities = written.replace(/[^\0-\x7f]/g, (letter) => `&#${letter.charCodeAt(0)};`)
  for (const content of [Buffer.from(written, 'latin1'), Buffer.from(written), Buffer.from(entities)]) {
    const { reading, header, cells } = await read(context, content, 'a.xls')
    assert.equal(reading.encoding, 'tcvn3')
    assert.deepEqual(
      [header, ...cells],
      [
        ['Họ và tên', 'Nghề'],
        ['lê thị bưởi', 'trồng lúa nước'],
      ],
    )
  }
})

test('an XML spreadsheet of 2003 named .xls gives numbers as numbers and places by their index', async (context) => {
  const content = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">Mã</Data></Cell><Cell><Data ss:Type="String">Số</Data></Cell><Cell><Data ss:Type="String">Ngày</Data></Cell></Row>
<Row ss:Index="4"><Cell><Data ss:Type="String">007</Data></Cell><Cell ss:Index="3"><Data ss:Type="DateTime">2025-03-05T00:00:00.000</Data></Cell></Row>
<Row><Cell><Data ss:Type="String">008</Data></Cell><Cell><Data ss:Type="Number">1234.567</Data></Cell></Row></Table></Worksheet></Workbook>`
  const { reading, cells, counts } = await read(context, content, 'a.xls')
  assert.equal(reading.kind, 'html')
  assert.deepEqual(cells, [
    ['007', '', '2025-03-05'],
    ['008', '1234.567', ''],
  ])
  assert.deepEqual([counts.physical, counts.empty], [5, 2])
})

/** A dBase III table of fields (name, type, length) and records as Latin letters; a record that begins with * is deleted. */
function dbf(fields: [string, string, number][], records: string[][]): Buffer {
  const recordBytes = 1 + fields.reduce((sum, [, , length]) => sum + length, 0)
  const header = Buffer.alloc(32 + fields.length * 32 + 1)
  header.set([0x03, 125, 3, 5])
  header.writeUInt32LE(records.length, 4)
  header.writeUInt16LE(header.length, 8)
  header.writeUInt16LE(recordBytes, 10)
  for (const [index, [name, type, length]] of fields.entries()) {
    header.write(name + type.padStart(12 - name.length, '\0'), 32 + index * 32, 'latin1')
    header[32 + index * 32 + 16] = length
  }
  header[header.length - 1] = 0x0d
  const lines = records.map(([mark = ' ', ...cells]) =>
    [mark, ...cells.map((cell, index) => cell.padEnd(fields[index]![2]))].join(''),
  )
  return Buffer.concat([header, Buffer.from(`${lines.join('')}\x1a`, 'latin1')])
}

test('a .dbf in TCVN3 gives text, numbers, days and yes or no; deleted records are told, not loaded', async (context) => {
  const fields: [string, string, number][] = [
    ['MA', 'C', 5],
    ['HO_TEN', 'C', 24],
    ['NGAY', 'D', 8],
    ['TIEN', 'N', 10],
    ['CO', 'L', 1],
  ]
  const content = dbf(fields, [
    [' ', '007', asTcvn3('nguyễn thị hường'), '20250305', '   1234.50', 'T'],
    ['*', '008', asTcvn3('đã xóa'), '20250305', '1', 'F'],
    [' ', '009', asTcvn3('đặng văn quỳnh'), '', '-42', '?'],
  ])
  const { reading, header, cells, counts, sample } = await read(context, content, 'a.dbf')
  assert.deepEqual([reading.kind, reading.encoding], ['dbf', 'tcvn3'])
  assert.deepEqual(header, ['MA', 'HO_TEN', 'NGAY', 'TIEN', 'CO'])
  assert.deepEqual(cells, [
    ['007', 'nguyễn thị hường', '2025-03-05', '1234.5', 'true'],
    ['009', 'đặng văn quỳnh', '', '-42', ''],
  ])
  assert.deepEqual([counts.physical, counts.skipped, sample.length], [4, 1, 2])
  assert.deepEqual(counts.leftOutRows, { deleted: 1 })
  await assert.rejects(read(context, content.subarray(0, -30), 'a.dbf'), ReadingRefusal)
})

test('CSV named .xls or .xlsx is read as CSV', async (context) => {
  for (const fileName of ['a.xls', 'a.xlsx']) {
    const { reading, cells } = await read(context, 'Mã;Tên\n1;Hà\n', fileName)
    assert.deepEqual([reading.kind, cells], ['csv', [['1', 'Hà']]])
  }
})

test('a workbook that must be held in memory is refused over its limit', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-workbook-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'a.xls')
  await writeFile(path, oldFonts)
  const limits = { ...readingLimits, heldBytes: 1000 }
  await assert.rejects(
    readSource(path, { fileName: 'a.xls' }, limits),
    (error) => error instanceof ReadingRefusal && error.code === 'warehouse.file-too-large',
  )
})
