// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { asTcvn3, asVni } from '../../../../../test/fixtures/sheets/old-letters.ts'
import { parseCsv } from '../../checking/temporary-batch.fixture.ts'
import { readSource } from '../read-source.ts'
import type { ReadingOptions } from '../reading-options.ts'
import { tokenize } from '../tokenize.ts'

const table =
  'Mã;Họ và tên;Nghề\n1;Nguyễn Thị Hường;Trồng lúa nước\n2;Đặng Văn Quỳnh;Thợ mộc\n3;Ngô Quốc Khuyến;Chăn nuôi lợn, trâu\n'
const windows1258: Record<string, number> = {
  ă: 0xe3,
  Đ: 0xd0,
  đ: 0xf0,
  ơ: 0xf5,
  ư: 0xfd,
  '\u0300': 0xcc,
  '\u0309': 0xd2,
  '\u0303': 0xde,
  '\u0301': 0xec,
  '\u0323': 0xf2,
}

/** Windows-1258 writes hats with the letter and tones behind it. */
function asWindows1258(text: string): Buffer {
  const units = Array.from(text.normalize('NFC')).flatMap((letter) => {
    const apart = letter.normalize('NFD')
    const tone = /[\u0300\u0309\u0303\u0301\u0323]/.exec(apart)?.[0] ?? ''
    return [apart.replace(tone, '').normalize('NFC'), ...(tone ? [tone] : [])]
  })
  return Buffer.from(units.map((unit) => windows1258[unit] ?? unit.charCodeAt(0)))
}

async function read(context: TestContext, content: Buffer, reading: Partial<ReadingOptions> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-encoding-'))
  context.after(() => rm(folder, { recursive: true, force: true }))
  const [path, target, fileName] = [join(folder, 'a.csv'), join(folder, 'records.csv'), 'a.csv']
  await writeFile(path, content)
  const source = await readSource(path, { fileName, reading })
  const counts = await tokenize({ path, fileName, reading: source.reading, header: source.header, target })
  const { physical, header, skipped, empty, data } = counts
  assert.equal(physical, header + skipped + empty + data)
  const text = (await readFile(target, 'utf8')).replaceAll(source.reading.delimiter, '\u0001')
  const lines = text.replaceAll(',', '‚').replaceAll('\u0001', ',')
  const cells = parseCsv(lines).map((record) => record.slice(5).map((cell) => cell.replaceAll('‚', ',')))
  const flags = parseCsv(lines).map((record) => record[3])
  return { ...source, counts, cells, flags }
}

const whole = table
  .trim()
  .split('\n')
  .map((line) => line.split(';'))
const cases: [name: string, content: Buffer, encoding: string][] = [
  ['UTF-16 little-endian with a mark', Buffer.from(`\ufeff${table}`, 'utf16le'), 'utf-16le'],
  ['UTF-16 little-endian without a mark', Buffer.from(table, 'utf16le'), 'utf-16le'],
  ['UTF-16 big-endian with a mark', Buffer.from(`\ufeff${table}`, 'utf16le').swap16(), 'utf-16be'],
  ['UTF-16 big-endian without a mark', Buffer.from(table, 'utf16le').swap16(), 'utf-16be'],
  ['Windows-1258', asWindows1258(table), 'windows-1258'],
  ['TCVN3', Buffer.from(asTcvn3(table), 'latin1'), 'tcvn3'],
  ['VNI', Buffer.from(asVni(table), 'latin1'), 'vni'],
  ['TCVN3 saved as UTF-8', Buffer.from(asTcvn3(table)), 'tcvn3-in-utf-8'],
  ['VNI saved as UTF-8', Buffer.from(asVni(table)), 'vni-in-utf-8'],
  ['UTF-8 taken apart (NFD)', Buffer.from(table.normalize('NFD')), 'utf-8'],
]
for (const [name, content, encoding] of cases) {
  test(`${name} is concluded, told, and read letter by letter`, async (context) => {
    const { reading, header, cells, counts, warnings } = await read(context, content)
    assert.equal(reading.encoding, encoding)
    assert.deepEqual([header, ...cells], whole)
    assert.equal(counts.badBytes, 0)
    const told = warnings.some(({ code }) => code === 'warehouse.encoding-concluded')
    assert.equal(told, encoding !== 'utf-8')
  })
}

test('a person may choose the encoding that was not concluded', async (context) => {
  const { cells } = await read(context, Buffer.from('a;b\n§µ;1\n', 'latin1'), { encoding: 'tcvn3' })
  assert.deepEqual(cells, [['Đà', '1']])
})

test('R-WH-02: bytes that mean nothing in the encoding are marked and stay in their record', async (context) => {
  const content = Buffer.concat([
    Buffer.from(asTcvn3(table), 'latin1'),
    Buffer.from([0x34, 0x3b, 0x61, 0x81, 0x3b, 0x62, 0x0a]),
  ])
  const { cells, flags, counts } = await read(context, content)
  assert.deepEqual(cells.at(-1), ['4', 'a\ufffd', 'b'])
  assert.equal(flags.at(-1), 'bad-bytes')
  assert.equal(counts.badBytes, 1)
})

test('half a character at the end of UTF-16 is marked', async (context) => {
  const { counts, cells } = await read(
    context,
    Buffer.concat([Buffer.from(`\ufeff${table}4;x;y`, 'utf16le'), Buffer.from([0x41])]),
  )
  assert.equal(cells.at(-1)![2], 'y\ufffd')
  assert.equal(counts.badBytes, 1)
})

test('letters cut between two chunks are put together', async (context) => {
  const line = `1;${'Vieät Nam '.repeat(50)};x\n`
  const content = Buffer.from(`Ma;Teân;Soá\n${line.repeat(5000)}`, 'latin1')
  const { cells } = await read(context, content)
  assert.ok(content.length > 2 << 20)
  assert.ok(cells.every(([, name]) => name === 'Việt Nam '.repeat(50)))
})
