// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { lookAtFile } from './look-at-file.ts'

let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tinhso-screening-'))
})
after(() => rm(folder, { recursive: true, force: true }))

const verdictOf = async (bytes: Uint8Array | string) => {
  const path = join(folder, 'file')
  await writeFile(path, bytes)
  const verdict = await lookAtFile(path)
  return verdict.outcome === 'marked' ? `${verdict.mark} ${verdict.place}` : verdict.outcome
}

const packed = (parts: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))

const many = Array.from({ length: 200_000 }, (_, index) => `Mật độ bảo mật ${index},${index}`).join('\n')

test('a mark is found in plain tables of every alphabet, however far down', async () => {
  assert.equal(await verdictOf(`a,b\n${many}\nTỐI MẬT,1\n`), 'TỐI MẬT content')
  assert.equal(await verdictOf(Buffer.from('\uFEFFa\tb\r\nTUYỆT MẬT\t1\r\n', 'utf16le')), 'TUYỆT MẬT content')
  assert.equal(await verdictOf('a,b\nTUYỆT MẬT,1\n'.normalize('NFD')), 'TUYỆT MẬT content')
  assert.equal(await verdictOf(Buffer.from('a,b\ntèi mËt,1\n', 'latin1')), 'TỐI MẬT content')
  assert.equal(await verdictOf(Buffer.from('a,b\nTUYEÄT MAÄT,1\n', 'latin1')), 'TUYỆT MẬT content')
  assert.equal(await verdictOf(`a,b\n${many}\n`), 'clear')
})

test('a mark is found in headers, comments, text boxes, sheet names and properties of a workbook', async () => {
  const header = '<headerFooter><oddHeader>&amp;R&amp;"Times,Bold"TỐI MẬT</oddHeader></headerFooter>'
  assert.equal(await verdictOf(packed({ 'xl/worksheets/sheet1.xml': header })), 'TỐI MẬT header')
  const comment = '<comment><text><r><t>TUYỆT </t></r><r><rPr><b/></rPr><t>MẬT</t></r></text></comment>'
  assert.equal(await verdictOf(packed({ 'xl/comments1.xml': comment })), 'TUYỆT MẬT comment')
  const box = '<a:p><a:r><a:t>M</a:t></a:r><a:r><a:t>ẬT</a:t></a:r></a:p>'
  assert.equal(await verdictOf(packed({ 'xl/drawings/drawing1.xml': box })), 'MẬT drawing')
  const sheets = '<sheets><sheet name="Tối mật" sheetId="1"/></sheets>'
  assert.equal(await verdictOf(packed({ 'xl/workbook.xml': sheets })), 'TỐI MẬT sheet-name')
  const keywords = '<cp:keywords>TUYỆT MẬT</cp:keywords>'
  assert.equal(await verdictOf(packed({ 'docProps/core.xml': keywords })), 'TUYỆT MẬT properties')
})

test('“Mật” alone is a mark under a heading that speaks of secrecy, and a name elsewhere', async () => {
  const strings = (...texts: string[]) =>
    packed({
      'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    })
  assert.equal(await verdictOf(strings('Độ mật', 'Mật')), 'MẬT content')
  assert.equal(await verdictOf(strings('Tên', 'Mật', 'Nguyễn Văn Mật')), 'clear')
})

test('a file that cannot be read says so', async () => {
  assert.equal(
    await verdictOf(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(50, 7)])),
    'unreadable',
  )
  assert.equal(await verdictOf('%PDF-1.4 broken'), 'unreadable')
})

test('a word that the reader meets cut in two makes no mark and hides none, in one long line too', async () => {
  const chunk = 4 * 1024 * 1024
  const cutAt = (text: string, inside: number) =>
    `${'x,'.repeat(chunk / 2).slice(0, chunk - inside)}${text},x`
  for (const inside of [1, 2, 5, 6, 12]) {
    assert.equal(
      await verdictOf(cutAt(',MẬT ONG,VĂN MẬT,', inside)),
      'clear',
      `${inside} bytes before the cut`,
    )
    assert.equal(await verdictOf(cutAt(',MẬT,', inside)), 'MẬT content', `${inside} bytes before the cut`)
  }
  assert.equal(await verdictOf(`${'x'.repeat(chunk - 4)}BẢO MẬT,x`), 'clear')
})

test('a file full of words that look like marks is looked at in time that grows with its size only', async () => {
  const words = 'MẬT ONG,TUYỆT MẬT MÃ,Mật,tối mật thám,'.repeat(100_000)
  const begun = performance.now()
  assert.equal(await verdictOf(words), 'clear')
  assert.ok(performance.now() - begun < 20_000)
})

test('a mark is found in UTF-16 without its byte order mark', async () => {
  assert.equal(await verdictOf(Buffer.from('a\tb\r\nTUYỆT MẬT\t1\r\n', 'utf16le')), 'TUYỆT MẬT content')
  assert.equal(await verdictOf(Buffer.from('a\tb\r\nTỐI MẬT\t1\r\n', 'utf16le').swap16()), 'TỐI MẬT content')
})

test('a workbook in which nothing ends for long is not held whole', async () => {
  const endless = zipSync({
    'xl/worksheets/sheet1.xml': strToU8(`<c>a</c>${' '.repeat(100 * 1024 ** 2)}<c>TỐI MẬT</c>`),
    'xl/media/image1.png': [randomBytes(600_000), { level: 0 }],
  })
  const before = process.resourceUsage().maxRSS
  assert.equal(await verdictOf(endless), 'TỐI MẬT content')
  const more = (process.resourceUsage().maxRSS - before) / 1024
  assert.ok(more < 170, `${more} MB`)
})

test('a small file that unpacks to a hundred megabytes and more is given up before it fills the memory', async () => {
  const bomb = packed({ 'xl/worksheets/sheet1.xml': `<c>${' '.repeat(150 * 1024 ** 2)}</c>` })
  const before = process.memoryUsage().rss
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }, 20)
  assert.equal(await verdictOf(bomb), 'unreadable')
  clearInterval(timer)
  assert.ok(peak - before < 1200 * 1024 ** 2, `${(peak - before) / 1024 ** 2} MB`)
})
