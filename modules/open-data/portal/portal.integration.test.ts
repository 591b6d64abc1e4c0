// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createClock } from '@tinhso/kernel/clock'
import { createSiteAssets, siteProfile } from '@tinhso/kernel/html'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { openData } from '../src/module.ts'
import { fakeLowerModules, type LowerContent } from '../testing/fake-lower-modules.ts'
import { publishSample } from '../testing/publish-sample.ts'
import { sampleContent, sampleEntry } from '../testing/sample-content.ts'

let house: TestHouse
let content: LowerContent
const code = 'co-so-kham-chua-benh'

before(async () => {
  content = sampleContent()
  const [agency] = content.agencies
  content.entries.push(
    sampleEntry(agency!.id, {
      code: 'dung-chung',
      title: 'Dữ liệu <dùng chung>',
      classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'internal' },
    }),
    sampleEntry(agency!.id, {
      code: 'han-che',
      title: 'Dữ liệu hạn chế',
      classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'restricted' },
    }),
  )
  house = await openTestHouse({
    modules: [...fakeLowerModules(content), openData],
    clock: createClock({ instant: new Date('2026-09-20T03:00:00Z') }),
    config: { publicUrl: 'https://dulieu.example.gov.vn' },
  })
  await publishSample(house, content.entries[0]!)
})
after(() => house.close())

const get = async (url: string, headers: Record<string, string> = { 'accept-language': 'vi' }) =>
  (await house.server()).inject({ url, headers })

test('R-OPN-01: every page answers a visitor without a cookie, and sets none', async () => {
  for (const url of [
    '/',
    '/du-lieu',
    `/du-lieu/${code}`,
    `/du-lieu/${code}/api`,
    '/danh-muc-du-lieu',
    '/giay-phep',
    '/gioi-thieu',
    '/tro-nang',
    '/robots.txt',
    '/sitemap.xml',
    '/danh-muc-du-lieu.csv',
    '/du-lieu/catalog.jsonld',
  ]) {
    const answer = await get(url)
    assert.equal(answer.statusCode, 200, url)
    assert.equal(answer.headers['set-cookie'], undefined, url)
    assert.doesNotMatch(answer.body, /<script|\sstyle=|type="email"|type="tel"/, url)
  }
})

test('R-CAT-09: search finds without diacritics and with them, and keeps filters in the address', async () => {
  for (const q of ['kham chua benh', 'Khám, chữa', 'SO Y TE', code]) {
    const answer = await get(`/du-lieu?q=${encodeURIComponent(q)}`)
    assert.match(answer.body, /href="\/du-lieu\/co-so-kham-chua-benh"/, q)
  }
  const missed = await get(`/du-lieu?q=${encodeURIComponent('<b>không có</b>')}`)
  assert.match(missed.body, /Không tìm thấy “&lt;b&gt;không có&lt;\/b&gt;”/)
  const filtered = await get('/du-lieu?linh-vuc=y-te&dinh-dang=csv')
  assert.match(filtered.body, /href="\/du-lieu\?dinh-dang=csv"/)
  assert.match((await get('/du-lieu?linh-vuc=khac')).body, /0 bộ dữ liệu/)
})

test('a query given twice, or a page number that is none, does not break the search', async () => {
  assert.equal((await get('/du-lieu?q=a&q=b&trang=abc&trang=-1')).statusCode, 200)
})

test('the page of a dataset shows rows, columns, checksum, citation, licence, and that it is not recognised', async () => {
  const { body } = await get(`/du-lieu/${code}`)
  assert.match(body, /Số 1, “đường” &lt;Hùng Vương&gt;/)
  assert.match(body, /2\.000/)
  assert.match(body, /SHA-256: <code>[0-9a-f]{64}<\/code>/)
  assert.match(body, /Chưa công nhận/)
  assert.match(body, /Sở Y tế \(2026\)\. Cơ sở khám, chữa bệnh, phiên bản 1, công bố ngày 20\/09\/2026/)
  assert.match(body, /Luật Khám bệnh, chữa bệnh số 15\/2023\/QH15/)
  assert.doesNotMatch(body, /0912345678|Điện thoại/)
})

test('R-ING-12: the page tells visitors which published columns were corrected and whether their version has it', async () => {
  const [load] = content.loads.get(content.entries[0]!.id)!.keys()
  const fieldIds = content.schemas.get(content.entries[0]!.id)!.fields.map(({ id }) => id)
  assert.doesNotMatch((await get(`/du-lieu/${code}`)).body, /Đính chính/)
  const at = new Date('2026-09-21T03:00:00Z')
  content.corrections.push({ load: load! + 1, at, rows: 3, fieldIds }, { load: load!, at, rows: 9, fieldIds })
  const { body } = await get(`/du-lieu/${code}`)
  content.corrections.length = 0
  assert.match(body, /21\/09\/2026: cơ quan chủ quản đính chính 3 dòng/)
  assert.match(body, /Phiên bản đang tải còn giá trị cũ/)
  assert.doesNotMatch(body, /đính chính 9 dòng|Điện thoại/)
})

test('R-OPN-05: a dataset past its update cycle is shown as overdue', async () => {
  assert.doesNotMatch((await get(`/du-lieu/${code}`)).body, /Quá hạn cập nhật/)
  const later = createClock({ instant: new Date('2026-10-21T03:00:00Z') })
  const { now, today } = house.kernel.clock
  Object.assign(house.kernel.clock, later)
  const { body } = await get(`/du-lieu/${code}`)
  const list = await get('/du-lieu')
  Object.assign(house.kernel.clock, { now, today })
  assert.match(body, /Quá hạn cập nhật/)
  assert.match(list.body, /Quá hạn cập nhật/)
})

test('R-OPN-10: the whole catalogue names what is not open, and does not know what is restricted', async () => {
  const { body } = await get('/danh-muc-du-lieu')
  assert.match(body, /Dữ liệu &lt;dùng chung&gt;/)
  assert.doesNotMatch(body, /hạn chế/i)
  const csv = (await get('/danh-muc-du-lieu.csv')).body
  assert.match(csv, /dung-chung,Dữ liệu <dùng chung>,Sở Y tế,Y tế,registered,false/)
  assert.match(csv, new RegExp(`${code},.*,true`))
  assert.doesNotMatch(csv, /han-che/)
})

test('what is not public does not exist on the portal: its page and its API page are not found', async () => {
  for (const url of [
    '/du-lieu/han-che',
    '/du-lieu/dung-chung/api',
    '/du-lieu/dung-chung/tai-ve/dung-chung.csv',
  ]) {
    assert.equal((await get(url)).statusCode, 404, url)
  }
})

test('harvesters get a DCAT catalogue with the checksum and size of every file', async () => {
  const answer = await get('/du-lieu/catalog.jsonld')
  assert.match(String(answer.headers['content-type']), /application\/ld\+json/)
  const { 'dcat:dataset': datasets } = answer.json()
  assert.equal(datasets.length, 1)
  assert.equal(datasets[0]['dcat:distribution'].length, 3)
  assert.match(datasets[0]['dcat:distribution'][0]['spdx:checksum']['spdx:checksumValue'], /^[0-9a-f]{64}$/)
  assert.match(
    (await get('/sitemap.xml')).body,
    new RegExp(`<loc>https://dulieu.example.gov.vn/du-lieu/${code}</loc>`),
  )
  assert.match((await get('/robots.txt')).body, /Sitemap: https:\/\/dulieu\.example\.gov\.vn\/sitemap\.xml/)
})

test('a file that the visitor has already is not sent again', async () => {
  const first = await get(`/du-lieu/${code}/tai-ve/${code}.csv`)
  assert.match(String(first.headers['content-disposition']), /co-so-kham-chua-benh-v1\.csv/)
  const again = await get(`/du-lieu/${code}/tai-ve/${code}.csv`, {
    'if-none-match': String(first.headers['etag']),
  })
  assert.deepEqual([again.statusCode, again.body], [304, ''])
})

test('scripts of other sites read listings, descriptions and files, but not what a session sees', async () => {
  for (const url of [
    '/api/open-data/datasets',
    `/api/open-data/datasets/${code}`,
    `/du-lieu/${code}/tai-ve/${code}.csv`,
    `/du-lieu/${code}/phien-ban/1/${code}.csv`,
    '/du-lieu/catalog.jsonld',
  ]) {
    const answer = await get(url, { origin: 'https://bao.example' })
    assert.equal(answer.statusCode, 200, url)
    assert.equal(answer.headers['access-control-allow-origin'], '*', url)
    assert.equal(answer.headers['cross-origin-resource-policy'], 'cross-origin', url)
    const withSession = await get(url, { origin: 'https://bao.example', cookie: 'tinhso=x' })
    assert.equal(withSession.headers['access-control-allow-origin'], undefined, url)
  }
})

test('a column renamed after its publication keeps its published name on the page', async () => {
  const entry = content.entries[0]!
  const field = content.schemas.get(entry.id)!.fields[0]!
  const rows = content.loads.get(entry.id)!.get(1)!
  Object.assign(field, { name: 'ten_moi' })
  content.loads.get(entry.id)!.set(
    1,
    rows.map(({ ten, ...row }) => ({ ...row, ten_moi: ten ?? null })),
  )
  const { body } = await get(`/du-lieu/${code}`)
  assert.match(body, /Phòng khám 1/)
  assert.match(body, /<code>ten<\/code>/)
})

test('pages speak English when asked to, with the same content', async () => {
  const { body } = await get(`/du-lieu/${code}?lang=en`)
  assert.match(body, /<html lang="en">/)
  assert.match(body, /Not recognised/)
  assert.match(body, /version 1, published 20\/09\/2026/)
})

test('a page travels within 60 kB, fonts and style with it', async () => {
  const compressed = { 'accept-encoding': 'gzip' }
  const assets = createSiteAssets(siteProfile(house.kernel.profile)).map(({ body, contentType }) =>
    contentType === 'font/woff2' ? body.length : gzipSync(body).length,
  )
  for (const url of ['/', '/du-lieu', `/du-lieu/${code}`, '/danh-muc-du-lieu']) {
    const page = (await get(url, compressed)).rawPayload.length
    assert.ok(page + assets.reduce((sum, size) => sum + size, 0) < 60_000, url)
  }
})
