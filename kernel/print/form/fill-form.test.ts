// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { WorkbookCell, WorkbookRow } from '../xlsx/workbook-content.ts'
import { writeWorkbook } from '../xlsx/write-workbook.ts'
import { fillForm } from './fill-form.ts'
import type { KnownMarks } from './form-marks.ts'
import { readFormSheet } from './form-sheet.ts'
import { copyReferences, shiftReferences } from './shift-references.ts'

const office =
  spawnSync('soffice', ['--version']).error === undefined ? false : 'LibreOffice (soffice) is not installed'
const known: KnownMarks = {
  ky: 'text',
  'tong.dien_tich': 'number',
  'dong.stt': 'number',
  'dong.ten_xa': 'text',
  'dong.dien_tich': 'number',
  'dong.san_luong': 'number',
}
const values = { ky: 'tháng 6 năm 2026', 'tong.dien_tich': '60.5' }
const rows = ['Đăk Ơ', 'Bù Gia Mập', 'Phú Nghĩa'].map((name, index) => ({
  'dong.stt': index + 1,
  'dong.ten_xa': name,
  'dong.dien_tich': `${(index + 1) * 10}`,
  'dong.san_luong': `${(index + 1) * 20}`,
}))

const cell = (value: WorkbookCell['value'], style = {}): WorkbookCell => ({
  value,
  style: { border: true, ...style },
})
const form = (more: WorkbookRow[] = []): Promise<Buffer> =>
  buffer(
    writeWorkbook({
      title: 'Biểu',
      names: [{ name: 'vung_cong', refersTo: "'Biểu 1'!$C$4:$C$5" }],
      sheets: [
        {
          name: 'Biểu 1',
          columns: [{ width: 6 }, { width: 30 }, { width: 12 }, { width: 12 }, { width: 12 }],
          rows: [
            { cells: [cell('BÁO CÁO {{KY}}', { bold: true })], merges: [{ column: 0, columns: 5 }] },
            { cells: [cell('Diện tích cả tỉnh: {{tong.dien_tich}} ha')] },
            { cells: ['STT', 'Xã', 'Diện tích', 'Sản lượng', 'Năng suất'].map((title) => cell(title)) },
            {
              height: 22,
              cells: [
                cell('{{dong.stt}}'),
                cell('{{dong.ten_xa}}', { bold: true }),
                cell('{{ dong.dien_tich }}', { numberFormat: '#,##0.0' }),
                cell('{{dong.san_luong}}'),
                cell({ formula: 'D4/C4' }),
                cell({ formula: 'C4/C$5+SUM(C$4:C4)' }),
              ],
            },
            {
              cells: [
                null,
                cell('Tổng'),
                cell({ formula: 'SUM(C4:C4)' }),
                cell({ formula: 'SUM(D$4:D4)' }),
                cell({ formula: 'D5/C5' }),
              ],
            },
            { cells: [cell('Người lập biểu')], merges: [{ column: 0, columns: 2 }] },
            ...more,
          ],
          validations: [{ range: 'C4:C4', rule: { kind: 'decimal', min: 0 } }],
          page: {
            paper: 'A4',
            landscape: true,
            margins: { top: 20, right: 15, bottom: 20, left: 30 },
            repeatRows: { from: 3, to: 3 },
          },
        },
        {
          name: 'Tóm tắt',
          columns: [{ width: 20 }],
          rows: [{ cells: [cell({ formula: "SUM('Biểu 1'!C4:C4)" }), cell({ formula: "'Biểu 1'!C5" })] }],
        },
      ],
    }),
  )

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tinhso-form-'))
})
after(() => rm(folder, { recursive: true, force: true }))

const convert = (path: string, to: string) =>
  execFileSync(
    'soffice',
    [
      `-env:UserInstallation=file://${folder}/office`,
      '--headless',
      '--convert-to',
      to,
      '--outdir',
      join(folder, 'out'),
      path,
    ],
    { stdio: 'ignore' },
  )

test('references move with the rows they name, ranges grow at their end, texts and functions stay', () => {
  const shift = {
    single: (row: number) => (row > 8 ? row + 2 : row),
    last: (row: number) => (row >= 8 ? row + 2 : row),
  }
  const moved = (formula: string) =>
    shiftReferences(formula, 'Biểu', (sheet) => (sheet === 'Biểu' ? shift : undefined))
  assert.equal(moved('SUM(C8:C8)+$D$9'), 'SUM(C8:C10)+$D$11')
  assert.equal(moved('IF(A9="A9:A10",LOG10(B9),\'Biểu\'!C9)'), 'IF(A11="A9:A10",LOG10(B11),\'Biểu\'!C11)')
  assert.equal(moved("'Sheet khác'!C9+Other!C9"), "'Sheet khác'!C9+Other!C9")
  assert.equal(moved('SUM($9:$10)'), 'SUM($11:$12)')
  assert.equal(copyReferences('C8*$D$8+Sheet1!E8', 2, 1), 'D10*$D$8+Sheet1!F10')
})

test('formulas that cells share are written out for each of them', () => {
  const xml = `<worksheet><sheetData><row r="1"><c r="C1"><f t="shared" ref="C1:C2" si="0">A1*B1</f><v>1</v></c></row><row r="2"><c r="C2"><f t="shared" si="0"/><v>2</v></c></row></sheetData></worksheet>`
  assert.deepEqual(
    readFormSheet(xml, []).rows.map(({ cells }) => cells[0]?.formula),
    ['A1*B1', 'A2*B2'],
  )
})

test('a form is filled: marks, one row for each, merges and print set-up stay, what stands below moves down', async () => {
  const filled = unzipSync(fillForm(await form(), known, { values, rows }))
  const sheet = strFromU8(filled['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  assert.match(sheet, /BÁO CÁO tháng 6 năm 2026/)
  assert.match(sheet, /Diện tích cả tỉnh: 60,5 ha/)
  assert.match(sheet, /<c r="C6" s="\d+"><v>30<\/v><\/c>/)
  assert.match(sheet, /<c r="E6" s="\d+"><f>D6\/C6<\/f><\/c>/)
  assert.match(sheet, /<c r="F5" s="\d+"><f>C5\/C\$7\+SUM\(C\$4:C5\)<\/f>/)
  assert.match(sheet, /<f>SUM\(C4:C6\)<\/f>/)
  assert.match(sheet, /<f>SUM\(D\$4:D6\)<\/f>/)
  assert.match(sheet, /<mergeCell ref="A1:E1"\/><mergeCell ref="A8:B8"\/>/)
  assert.match(sheet, /sqref="C4:C6"/)
  assert.match(sheet, /orientation="landscape"/)
  assert.equal(sheet.match(/ht="22"/g)?.length, 3)
  const workbook = strFromU8(filled['xl/workbook.xml'] ?? new Uint8Array())
  assert.match(workbook, /\$C\$4:\$C\$7/)
  assert.match(
    strFromU8(filled['xl/worksheets/sheet2.xml'] ?? new Uint8Array()),
    /SUM\('Biểu 1'!C4:C6\)[\s\S]*'Biểu 1'!C7/,
  )
})

test('a form saved by LibreOffice is filled too, and LibreOffice calculates its sums', {
  skip: office,
}, async () => {
  const path = join(folder, 'bieu.xlsx')
  await writeFile(path, await form())
  convert(path, 'xlsx:Calc MS Excel 2007 XML')
  const saved = await readFile(join(folder, 'out/bieu.xlsx'))
  await writeFile(join(folder, 'filled.xlsx'), fillForm(saved, known, { values, rows }))
  convert(join(folder, 'filled.xlsx'), 'csv:Text - txt - csv (StarCalc):44,34,76,1')
  const lines = (await readFile(join(folder, 'out/filled.csv'), 'utf8')).replaceAll('"', '').split('\n')
  assert.ok(lines.includes('2,Bù Gia Mập,20.0,40,2,30.3333333333333'), lines.join('\n'))
  assert.ok(lines.includes(',Tổng,60,120,2,'), lines.join('\n'))
})

test('a form without rows keeps one blank row, so that its sums stay whole', async () => {
  const sheet = strFromU8(
    unzipSync(fillForm(await form(), known, { values, rows: [] }))['xl/worksheets/sheet1.xml'] ??
      new Uint8Array(),
  )
  assert.match(sheet, /<f>SUM\(C4:C4\)<\/f>/)
  assert.doesNotMatch(sheet, /\{\{/)
})

test('values are never formulas, and markup in them is text', async () => {
  const hostile = [{ 'dong.ten_xa': '=HYPERLINK("x")</t><c>&', 'dong.stt': '=1+1' }]
  const sheet = strFromU8(
    unzipSync(fillForm(await form(), known, { values, rows: hostile }))['xl/worksheets/sheet1.xml'] ??
      new Uint8Array(),
  )
  assert.match(
    sheet,
    /t="inlineStr"><is><t xml:space="preserve">=HYPERLINK\(&quot;x&quot;\)&lt;\/t&gt;&lt;c&gt;&amp;</,
  )
  assert.match(sheet, /<t xml:space="preserve">=1\+1<\/t>/)
})

const code =
  (expected: string, details = /./) =>
  (error: { code: string; details: object }) =>
    error.code === expected && details.test(JSON.stringify(error.details))

test('an unknown mark is refused with the cell that holds it', async () => {
  const bytes = await form([{ cells: [null, cell('{{kyy}}')] }])
  assert.throws(
    () => fillForm(bytes, known, { values, rows }),
    code('print.form-marks-unknown', /\{\{kyy\}\} \(ô Biểu 1!B7\)/),
  )
})

test('a second repeated row, a file without marks, and what is no workbook are refused', async () => {
  const twice = await form([{ cells: [cell('{{dong.stt}}')] }])
  assert.throws(
    () => fillForm(twice, known, { values, rows }),
    code('print.form-rows-twice', /Biểu 1!A4.*Biểu 1!A7/),
  )
  const blank = await buffer(writeWorkbook({ title: 'x', sheets: [{ name: 'x', columns: [], rows: [] }] }))
  assert.throws(() => fillForm(blank, known, { values, rows }), code('print.form-without-marks'))
  for (const bytes of [Buffer.from('không phải Excel'), zipSync({ 'a.txt': strToU8('a') }), Buffer.alloc(0)])
    assert.throws(() => fillForm(bytes, known, { values, rows }), code('print.form-damaged'))
  const macros = zipSync({ ...unzipSync(await form()), 'xl/vbaProject.bin': strToU8('x') })
  assert.throws(() => fillForm(macros, known, { values, rows }), code('print.form-damaged'))
})

test('ten thousand rows are filled within seconds', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) => ({
    'dong.stt': index,
    'dong.ten_xa': 'Xã',
    'dong.dien_tich': '1',
    'dong.san_luong': '2',
  }))
  const started = performance.now()
  fillForm(await form(), known, { values, rows: many })
  assert.ok(performance.now() - started < 5000)
})
