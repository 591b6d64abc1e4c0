// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
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
