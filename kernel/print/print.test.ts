// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { after, before, test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { columnWidths } from './column-widths.ts'
import { headerGrid } from './header-grid.ts'
import { type AdministrativeTable, numberText, type TableRow, tableDocument, tableWorkbook } from './index.ts'
import { textLines } from './pdf/text-lines.ts'

const createdAt = '2026-07-01T08:00:00+07:00'
const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const skipWithout = (program: string) => (has(program) ? false : `${program} is not installed`)

let folder = ''
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tinhso-print-'))
})
after(() => rm(folder, { recursive: true, force: true }))

const kept = async (stream: Readable, name: string): Promise<string> => {
  const path = join(folder, name)
  await pipeline(stream, createWriteStream(path))
  return path
}

const communes = ['Đăk Ơ', 'Phú Nghĩa', 'Xã Nghĩa Trung, gồm các thôn của huyện Bù Đăng trước ngày 01/7/2025']

function* bodyRows(count: number): Generator<TableRow> {
  yield { kind: 'section', text: 'I. Khu vực đồng bằng' }
  for (let row = 1; row <= count; row++)
    yield {
      kind: 'plain',
      cells: [row, communes[row % 3] ?? '', `${row}.25`, '2026-06-30', `0${912345678 + row}`],
    }
  yield { kind: 'total', cells: [null, 'Tổng cộng', '12345678901234567.5', null, null] }
  yield { kind: 'note', text: 'Ghi chú: số liệu ước tính.' }
}

const table = (count: number): AdministrativeTable => ({
  titleBlock: {
    superior: 'Ủy ban nhân dân tỉnh',
    agency: 'Sở Nông nghiệp và Môi trường',
    formCode: 'Biểu số 01/BC',
    title: 'Diện tích gieo trồng',
    period: 'Quý II năm 2026',
    unit: 'ha',
  },
  columns: [
    { title: 'STT', format: 'number' },
    { title: 'Xã, phường' },
    {
      title: 'Kết quả',
      columns: [
        { title: 'Diện tích', format: 'number' },
        { title: 'Ngày', format: 'date' },
      ],
    },
    { title: 'Điện thoại' },
  ],
  columnNumbers: true,
  rows: bodyRows(count),
  signature: {
    placeAndDate: 'Đồng Nai, ngày … tháng … năm 2026',
    signers: [{ role: 'Người lập biểu' }, { role: 'Giám đốc' }],
  },
})

test('numbers are written as in Vietnamese documents, with every digit that they have', () => {
  assert.equal(numberText('1234567.80'), '1.234.567,80')
  assert.equal(numberText('-1234.5', 0), '-1.235')
  assert.equal(numberText('-0.004', 2), '0,00')
  assert.equal(numberText('99.995', 2), '100,00')
  assert.equal(numberText('12345678901234567890.5'), '12.345.678.901.234.567.890,5')
  assert.equal(numberText(1e-7), '0,0000001')
  assert.equal(numberText('không phát sinh'), 'không phát sinh')
})

test('headings of several levels are laid out as boxes that fill the header', () => {
  const grid = headerGrid(table(1).columns)
  assert.equal(grid.depth, 2)
  const area = grid.boxes.reduce((sum, { rows, columns }) => sum + rows * columns, 0)
  assert.equal(area, grid.depth * grid.columns.length)
  assert.deepEqual(
    grid.boxes.find(({ title }) => title === 'Kết quả'),
    { title: 'Kết quả', row: 0, column: 2, rows: 1, columns: 2 },
  )
  assert.equal(columnWidths(grid, []).length, 5)
})

test('a text is wrapped between words; a word wider than its cell is cut, and no letter is lost', () => {
  const measure = (text: string) => text.length
  assert.deepEqual(textLines('xã Đăk Ơ huyện', 8, measure), ['xã Đăk Ơ', 'huyện'])
  assert.deepEqual(textLines('0123456789 a', 4, measure), ['0123', '4567', '89 a'])
  assert.deepEqual(textLines('hai\ndòng', 10, measure), ['hai', 'dòng'])
})

test('the workbook keeps its header in sight, repeats it on paper, fits the page and keeps zeros and long numbers', async () => {
  const path = await kept(tableWorkbook(table(3), { paper: 'A3' }), 'table.xlsx')
  const parts = unzipSync(await readFile(path))
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
  const workbook = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
  assert.match(sheet, /<pane ySplit="10" topLeftCell="A11" [^>]*state="frozen"/)
  assert.match(workbook, /_xlnm\.Print_Titles" localSheetId="0">'Biểu số 01 BC'!\$8:\$10</)
  assert.match(sheet, /<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
  assert.match(sheet, /<t xml:space="preserve">0912345679<\/t>/)
  assert.match(sheet, /<v>1\.25<\/v>/)
  assert.match(sheet, /12\.345\.678\.901\.234\.567,5/)
})

test('LibreOffice opens the workbook as it is meant', { skip: skipWithout('soffice') }, async () => {
  const path = await kept(tableWorkbook(table(3)), 'opened.xlsx')
  const options = [
    `-env:UserInstallation=file://${folder}/office`,
    '--headless',
    '--convert-to',
    'csv:Text - txt - csv (StarCalc):44,34,76,1',
    '--outdir',
    folder,
    path,
  ]
  execFileSync('soffice', options, { stdio: 'ignore' })
  const lines = (await readFile(join(folder, 'opened.csv'), 'utf8')).split('\n')
  assert.match(lines[0] ?? '', /ỦY BAN NHÂN DÂN TỈNH"?,,"?CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/)
  assert.ok(
    lines.some((line) => line.replaceAll('"', '') === '1,Phú Nghĩa,1.25,30/06/2026,0912345679'),
    lines.join('\n'),
  )
})

test('the PDF says Vietnamese as text, embeds its letters, and repeats the header and the number of pages', {
  skip: skipWithout('pdftotext'),
}, async () => {
  const path = await kept(tableDocument(table(120), { landscape: true, createdAt }), 'table.pdf')
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  const pages = text.split('\f').slice(0, -1)
  assert.ok(pages.length > 2)
  for (const page of pages) assert.match(page, /Xã, phường[\s\S]*\(1\) +\(2\)/)
  assert.doesNotMatch(pages[0] ?? '', new RegExp(`1/${pages.length}`))
  assert.match(pages[1] ?? '', new RegExp(`^ +2/${pages.length}`))
  assert.match(text, /SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG/)
  assert.match(text, /Tổng cộng +12\.345\.678\.901\.234\.567,5/)
  assert.match(pages.at(-1) ?? '', /NGƯỜI LẬP BIỂU +GIÁM ĐỐC/)
  for (let row = 1; row <= 120; row++) assert.match(text, new RegExp(`\\s0${912345678 + row}\\s`))
  const fonts = execFileSync('pdffonts', [path], { encoding: 'utf8' }).split('\n').slice(2, -1)
  assert.ok(fonts.length >= 3)
  for (const font of fonts) assert.match(font, /Tinos.* yes +yes +yes /)
})

test('a row longer than a page is carried on over pages and keeps all its words', {
  skip: skipWithout('pdftotext'),
}, async () => {
  const words = Array.from({ length: 3000 }, (_, index) => `từ${index}`)
  const rows: TableRow[] = [{ kind: 'plain', cells: [1, words.join(' '), null, null, null] }]
  const path = await kept(tableDocument({ ...table(0), rows }, { createdAt }), 'long.pdf')
  const text = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
  for (const word of words) assert.ok(text.includes(word), word)
})

test('a table of fifty columns is set in small letters and stays on the page', {
  skip: skipWithout('pdftotext'),
}, async () => {
  const columns = Array.from({ length: 50 }, (_, index) => ({
    title: `Chỉ tiêu ${index}`,
    format: 'number' as const,
  }))
  const rows: TableRow[] = [{ kind: 'plain', cells: columns.map((_, index) => index * 1000) }]
  const path = await kept(
    tableDocument({ ...table(0), columns, rows }, { paper: 'A3', landscape: true, createdAt }),
    'wide.pdf',
  )
  assert.match(execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }), /49\.000/)
})

test('a source of rows that fails ends the document with its error', async () => {
  const rows = async function* (): AsyncGenerator<TableRow> {
    yield { kind: 'plain', cells: [1, '', null, null, null] }
    throw new Error('the store is away')
  }
  const stopped = kept(tableDocument({ ...table(0), rows: rows() }, { createdAt }), 'stopped.pdf')
  await assert.rejects(stopped, /the store is away/)
})

test('ten thousand rows are written while they are read, and not held', async () => {
  let read = 0
  const rows = async function* () {
    for (const row of bodyRows(10_000)) {
      read++
      yield row
    }
  }
  const workbook = tableWorkbook({ ...table(0), rows: rows() })
  for await (const chunk of workbook) {
    assert.ok(chunk.length > 0)
    break
  }
  assert.ok(read < 2000, `${read} rows were read before any byte was taken`)
})
