// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { parseCsv } from '../checking/temporary-batch.fixture.ts'
import { readSource } from './read-source.ts'
import { type ReadingOptions, readingLimits } from './reading-options.ts'
import { RecordScanner } from './record-scanner.ts'
import { ReadingRefusal } from './refusal.ts'
import { tokenize } from './tokenize.ts'

async function read(
  context: TestContext,
  content: string | Uint8Array,
  reading: Partial<ReadingOptions> = {},
  fileName = 'a.csv',
) {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-read-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, fileName)
  const target = join(folder, 'records.csv')
  await writeFile(path, content)
  const source = await readSource(path, { fileName, reading })
  const counts = await tokenize({ path, fileName, reading: source.reading, header: source.header, target })
  const delimiter = source.reading.delimiter
  const text = (await readFile(target, 'utf8')).replaceAll(delimiter === ',' ? '\u0000' : delimiter, ',')
  const records = parseCsv(text).map(([record, line, offset, flags, rest, ...cells]) => ({
    record: Number(record),
    line: Number(line),
    offset: Number(offset),
    flags,
    rest,
    cells,
  }))
  const { physical, header, skipped, empty, data } = counts
  assert.equal(physical, header + skipped + empty + data, 'every physical record is accounted for')
  assert.equal(records.length, data)
  return { ...source, counts, records, cells: records.map((record) => record.cells) }
}

test('R-WH-02: CSV with quotes, embedded line breaks and doubled quotes is read cell by cell', async (context) => {
  const { records, counts } = await read(context, 'a,b\r\n"1,5","hai\ndòng"\r\n"nói ""vâng""",x\r\n')
  assert.deepEqual(
    records.map(({ record, line, cells }) => ({ record, line, cells })),
    [
      { record: 2, line: 2, cells: ['1,5', 'hai\ndòng'] },
      { record: 3, line: 4, cells: ['nói "vâng"', 'x'] },
    ],
  )
  assert.equal(counts.physical, 3)
})

test('R-WH-02: offsets point at the first byte of a record, after a byte order mark too', async (context) => {
  const content = Buffer.from('\ufeffTên,Số\nĐồng Xoài,1\nBù Đăng,2\n')
  const { records, header } = await read(context, content)
  assert.deepEqual(header, ['Tên', 'Số'])
  assert.deepEqual(
    records.map(({ offset }) => content.toString('utf8', offset, content.indexOf(10, offset))),
    ['Đồng Xoài,1', 'Bù Đăng,2'],
  )
})

test('R-WH-02: an unclosed quote swallows nothing: every physical line stays a record and the culprit is marked', async (context) => {
  const { records, counts } = await read(context, 'a,b\n1,"mở mà không đóng\n2,x\n3,y\n')
  assert.deepEqual(
    records.map(({ line, flags, cells }) => [line, flags, ...cells!]),
    [
      [2, 'quote', '1', '"mở mà không đóng'],
      [3, '', '2', 'x'],
      [4, '', '3', 'y'],
    ],
  )
  assert.equal(counts.quotes, 1)
})

test('R-WH-02: an unclosed quote that meets a later quoted cell is undone as well', async (context) => {
  const { records } = await read(context, 'a,b\n1,"mở\n2,"đúng"\n3,y\n"4","z"\n')
  assert.deepEqual(
    records.map(({ flags, cells }) => [flags, ...cells!]),
    [
      ['quote', '1', '"mở'],
      ['', '2', 'đúng'],
      ['', '3', 'y'],
      ['', '4', 'z'],
    ],
  )
})

test('an inch mark in the middle of a cell is an ordinary character', async (context) => {
  const { records } = await read(context, 'a,b\nống 5" nhựa,2\n')
  assert.deepEqual(records[0], {
    record: 2,
    line: 2,
    offset: 4,
    flags: '',
    rest: '',
    cells: ['ống 5" nhựa', '2'],
  })
})

test('R-WH-02: NUL and bytes that are not UTF-8 are made visible, marked and counted', async (context) => {
  const content = Buffer.concat([
    Buffer.from('a,b\nx\0y,1\n'),
    Buffer.from([0x54, 0xe9, 0x2c, 0x32, 0x0a]),
    Buffer.from('tốt,3\n'),
  ])
  const { records, counts } = await read(context, content)
  assert.deepEqual(
    records.map(({ flags, cells }) => [flags, ...cells!]),
    [
      ['nul', 'x␀y', '1'],
      ['bad-bytes', 'T\ufffd', '2'],
      ['', 'tốt', '3'],
    ],
  )
  assert.deepEqual([counts.nul, counts.badBytes], [1, 1])
})

test('R-WH-02: records with too many or too few cells are marked and keep everything', async (context) => {
  const { records } = await read(context, 'a,b\n1,2,3,4\n5\n6,7,\n')
  assert.deepEqual(
    records.map(({ flags, rest, cells }) => [flags, rest, ...cells!]),
    [
      ['too-many-cells', '["3","4"]', '1', '2'],
      ['too-few-cells', '', '5', ''],
      ['', '[""]', '6', '7'],
    ],
  )
})

test('R-WH-02: empty records are counted and left out wherever they stand; records before the header are skipped', async (context) => {
  const { counts, header, cells } = await read(context, '\nBáo cáo,\n,\na,b\n1,2\n\n , \n3,4\n"",\n', {
    headerRow: 4,
  })
  assert.deepEqual(header, ['a', 'b'])
  assert.deepEqual(cells, [
    ['1', '2'],
    ['3', '4'],
  ])
  assert.deepEqual([counts.physical, counts.header, counts.skipped, counts.empty], [9, 1, 1, 5])
})

test('text in decomposed Unicode comes out composed', async (context) => {
  const { cells } = await read(context, 'a,b\nĐồng Xoài,x\n'.normalize('NFD').replace('a,b', 'a,b'))
  assert.deepEqual(cells, [['Đồng Xoài', 'x']])
})

for (const [name, delimiter] of [
  ['semicolon', ';'],
  ['tab', '\t'],
  ['bar', '|'],
] as const) {
  test(`a file separated by ${name} is recognised, decimal commas notwithstanding`, async (context) => {
    const { reading, cells } = await read(context, `a${delimiter}b\n1,5${delimiter}x\n2,5${delimiter}y\n`)
    assert.equal(reading.delimiter, delimiter)
    assert.equal(cells.length, 2)
  })
}

test('lines that end with a carriage return alone are lines', async (context) => {
  const { cells } = await read(context, 'a,b\r1,2\r3,4\r')
  assert.deepEqual(cells, [
    ['1', '2'],
    ['3', '4'],
  ])
})

test('the scanner finds the same records however the bytes are cut into chunks', () => {
  const content = Buffer.from('a,b\n"x ""1""\nđ","é"\r\n1,"mở\n2,"ừ"\n\n"z"",",y\n"cuối","hết"')
  const scan = (size: number) => {
    const scanner = new RecordScanner({ delimiter: ',', limit: readingLimits.cellBytes })
    scanner.expectedCells = 2
    const found: unknown[] = []
    const take = (
      records: Iterable<{
        buffer: Buffer
        start: number
        end: number
        line: number
        offset: number
        unclosed: boolean
      }>,
    ) => {
      for (const { buffer, start, end, line, offset, unclosed } of records) {
        found.push([buffer.toString('utf8', start, end), line, offset, unclosed])
      }
    }
    for (let at = 0; at < content.length; at += size) take(scanner.push(content.subarray(at, at + size)))
    take(scanner.end())
    return found
  }
  const whole = scan(content.length)
  assert.equal(whole.length, 7)
  for (let size = 1; size < content.length; size++) assert.deepEqual(scan(size), whole, `chunks of ${size}`)
})

test('a line longer than the limit refuses the file', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-read-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'a.csv')
  await writeFile(path, `a,b\n1,2\n${'x'.repeat(3_000_000)},2\n`)
  const reading = { kind: 'csv', encoding: 'utf-8', delimiter: ',', sheet: null, headerRow: 1 } as const
  const job = { path, fileName: 'a.csv', reading, header: ['a', 'b'], target: join(folder, 'records.csv') }
  const limits = { ...readingLimits, cellBytes: 1_000_000 }
  await assert.rejects(tokenize(job, undefined, limits), isRefusal('warehouse.line-too-long'))
})

test('a table with more than 500 columns is refused', async (context) => {
  const titles = Array.from({ length: 501 }, (_, index) => `c${index}`).join(',')
  await assert.rejects(read(context, `${titles}\n1\n`), isRefusal('warehouse.too-many-columns'))
})

test('JSON lines become records; numbers are marked as numbers, broken lines are kept and marked', async (context) => {
  const lines =
    '{"ma":"01","so":1234.567,"dai":12345678901234567,"co":true}\n\nkhông phải json\n{"ma":"02","so":null,"moi":{"x":1}}\n'
  const { header, records, counts } = await read(context, lines, {}, 'a.ndjson')
  assert.deepEqual(header, ['ma', 'so', 'dai', 'co', 'moi.x'])
  assert.deepEqual(
    records.map(({ record, flags, cells }) => [record, flags, ...cells!]),
    [
      [1, '', '01', '1234.567\u2060', '12345678901234567\u2060', 'true', ''],
      [3, 'json', '', '', '', '', ''],
      [4, '', '02', '', '', '', '1\u2060'],
    ],
  )
  assert.deepEqual([counts.physical, counts.empty, counts.json], [4, 1, 1])
})

test('GeoJSON features are streamed: properties, then geometry', async (context) => {
  const collection = {
    type: 'FeatureCollection',
    name: 'features',
    features: [
      {
        type: 'Feature',
        id: 7,
        properties: { ten: 'Xã {A}"]' },
        geometry: { coordinates: [106.9, 11.5], type: 'Point' },
      },
      { type: 'Feature', id: 8, properties: { ten: 'B' }, geometry: null },
    ],
  }
  const { header, cells, counts } = await read(context, JSON.stringify(collection, null, 1), {}, 'a.geojson')
  assert.deepEqual(header, ['id', 'ten', 'geometry'])
  assert.deepEqual(cells, [
    ['7\u2060', 'Xã {A}"]', '{"type":"Point","coordinates":[106.9,11.5]}'],
    ['8\u2060', 'B', ''],
  ])
  assert.equal(counts.physical, 2)
})

test('a JSON line nested deeper than any record is kept whole and marked', async (context) => {
  const deep = `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
  const { records, counts } = await read(context, `{"a":"1"}\n${deep}\n`, {}, 'a.ndjson')
  assert.deepEqual([counts.data, records[1]!.flags], [2, 'json'])
  assert.ok(records[1]!.rest!.includes('[[['))
})

test('a GeoJSON file cut in the middle is refused as damaged', async (context) => {
  const cut =
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"a":1},"geometry":null},{"type":"Fea'
  await assert.rejects(read(context, cut, {}, 'a.geojson'), isRefusal('warehouse.file-damaged'))
})

test('the reading does not hold the file in memory', {
  skip: !process.env['TINHSO_LARGE_FILES'],
}, async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-read-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'large.csv')
  const line = '070090000017,Nguyễn Thị Ánh,"Phường Đồng Xoài, tỉnh Bình Phước",05/03/1990\n'
  await writeFile(path, 'a,b,c,d\n')
  for (let block = 0; block < 300; block++) await writeFile(path, line.repeat(12_000), { flag: 'a' })
  const reading = { kind: 'csv', encoding: 'utf-8', delimiter: ',', sheet: null, headerRow: 1 } as const
  const job = {
    path,
    fileName: 'large.csv',
    reading,
    header: ['a', 'b', 'c', 'd'],
    target: join(folder, 'records.csv'),
  }
  const before = process.memoryUsage().rss
  let most = 0
  const counts = await tokenize(job, { progress: () => (most = Math.max(most, process.memoryUsage().rss)) })
  assert.equal(counts.data, 3_600_000)
  assert.ok(most - before < 150e6, `grew by ${Math.round((most - before) / 1e6)} MB`)
})

function isRefusal(code: string) {
  return (error: unknown) => error instanceof ReadingRefusal && error.code === code
}
