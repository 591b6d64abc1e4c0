// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { identity } from '@tinhso/identity'
import type { Actor } from '@tinhso/kernel/access'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { type OrganisationsDoor, organisations } from '@tinhso/organisations'
import { reference } from '@tinhso/reference'
import type { CatalogDoor } from './catalog-door.ts'
import type { Registration } from './contract/index.ts'
import { catalog } from './module.ts'

let house: TestHouse
let door: CatalogDoor
let officer: Actor
let stranger: Actor
let focal: Actor

before(async () => {
  house = await openTestHouse({ modules: [organisations, identity, reference, catalog] })
  await house.seed({ demo: false, progress: () => undefined })
  door = house.doors.get<CatalogDoor>('catalog')
  const agencies = house.doors.get<OrganisationsDoor>('organisations')
  const idOf = async (name: string) => (await agencies.agencyByName(name))!.id
  officer = house.actor({ role: 'data-steward', agencyId: await idOf('Sở Xây dựng') })
  stranger = house.actor({ role: 'data-steward', agencyId: await idOf('Sở Y tế') })
  focal = house.actor({ role: 'focal-province' })
})
after(() => house.close())

const call = async (
  actor: Actor | null,
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  url: string,
  payload?: object,
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
): Promise<{ status: number; body: any }> => {
  house.as(actor ?? { kind: 'anonymous', networkAddress: '127.0.0.1' })
  const answer = await (await house.server()).inject({ method, url, ...(payload ? { payload } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}

const registration = (changes: Partial<Registration> = {}): Registration => ({
  title: 'Sổ theo dõi cần trục tháp',
  dataType: 'sectoral',
  sector: 'xay-dung',
  purpose: 'Theo dõi thiết bị nâng trên công trường.',
  fields: [{ title: 'Số hiệu thiết bị' }],
  sources: ['Báo cáo của nhà thầu'],
  updateCycle: 'monthly',
  classification: { access: 'shared', importance: 'other', personalData: 'none', security: 'internal' },
  legalBasis: ['000 Đ15'],
  ...changes,
})

const register = (actor: Actor, changes: Partial<Registration> = {}) =>
  call(actor, 'POST', '/api/catalog/entries', registration(changes))

const submitted = async (actor: Actor, changes: Partial<Registration>): Promise<string> => {
  const { body } = await register(actor, changes)
  const answer = await call(actor, 'POST', `/api/cases/${body.caseId}/actions/submit`, { version: 1 })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return body.code
}

test('R-CAT-01: every inventory line is in the catalogue, with the owner its source names or none', async () => {
  const counts = Object.fromEntries(
    (await door.countBy(focal, 'status')).map(({ value, count }) => [value, count]),
  )
  assert.equal(counts['merged'], 3)
  assert.equal(counts['awaiting-decision'], 1)
  assert.equal(
    Object.values(counts).reduce((sum, count) => sum + count, 0),
    54 + 22 + 69 + 14,
  )
  const { entries } = await door.list(focal, { status: 'planned', limit: 200 })
  assert.ok(entries.length >= 91 && entries.every(({ ownerAgencyId }) => ownerAgencyId === null))
  const { entries: repeats } = await door.list(focal, { status: 'merged' })
  for (const repeat of repeats) {
    const first = await door.entryById(repeat.mergedInto!)
    assert.equal(first?.title, repeat.title)
    assert.equal(first?.status, 'registered')
  }
})

test('R-CAT-09: a search without diacritics finds, and titles with the same diacritics come first', async () => {
  const { body } = await call(officer, 'GET', '/api/catalog/entries?q=giay phep lai xe')
  assert.equal(body.items[0].title, 'CSDL giấy phép lái xe tỉnh')
  assert.equal((await call(officer, 'GET', '/api/catalog/entries?q=khong co gi nhu the')).body.total, 0)
})

test('R-CAT-09: pages follow one another without gap or repeat', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const { body } = await call(
      officer,
      'GET',
      `/api/catalog/entries?limit=50${cursor ? `&cursor=${cursor}` : ''}`,
    )
    seen.push(...body.items.map((item: { code: string }) => item.code))
    cursor = body.nextCursor ?? ''
  } while (cursor)
  assert.equal(new Set(seen).size, seen.length)
  assert.equal(seen.length, (await call(officer, 'GET', '/api/catalog/entries?limit=1')).body.total)
})

test('R-CAT-01: an agency outside the own scope cannot be named as owner', async () => {
  const foreign = (await call(stranger, 'GET', '/api/catalog/entries?q=giay phep lai xe')).body.items[0]
    .ownerCode
  const answer = await register(officer, { ownerAgencyCode: foreign })
  assert.equal(answer.status, 422)
  assert.equal(answer.body.code, 'catalog.owner-required')
})

test('R-CAT-01: an unknown sector and personal data without a purpose are refused at their field', async () => {
  const sector = await register(officer, { sector: 'khong-co' })
  assert.deepEqual([sector.status, sector.body.errors[0].path], [422, '/sector'])
  const personal = await register(officer, {
    classification: { ...registration().classification, personalData: 'basic' },
  })
  assert.deepEqual([personal.status, personal.body.errors[0].path], [422, '/personalDataPurpose'])
})

test('R-SEC-13: a private entry is hidden from others in list, counts, page and search', async () => {
  const title = 'Kho mẫu thử bê tông nội bộ'
  const code = await submitted(officer, {
    title,
    classification: { ...registration().classification, access: 'private' },
  })
  for (const actor of [stranger, null]) {
    assert.equal((await call(actor, 'GET', `/api/catalog/entries/${code}`)).status, 404)
    assert.equal((await call(actor, 'GET', '/api/catalog/entries?q=kho mau thu be tong')).body.total, 0)
    assert.deepEqual(
      await house.kernel.search.query(actor ?? { kind: 'anonymous', networkAddress: '' }, title),
      [],
    )
    const access = (await call(actor, 'GET', '/api/catalog/facets')).body.access as { value: string }[]
    assert.equal(
      access.some(({ value }) => value === 'private'),
      false,
    )
  }
  assert.equal((await call(officer, 'GET', `/api/catalog/entries/${code}`)).status, 200)
  assert.equal((await call(focal, 'GET', `/api/catalog/entries/${code}`)).status, 200)
  const clerk = house.actor({ role: 'clerk', agencyId: officer.kind === 'person' ? officer.agencyId : null })
  assert.equal((await call(clerk, 'GET', `/api/catalog/entries/${code}`)).status, 404)
})

test('a draft is known to its agency only', async () => {
  const { body } = await register(officer, { title: 'Nhật ký khoan cọc nhồi' })
  assert.equal((await call(stranger, 'GET', `/api/catalog/entries/${body.code}`)).status, 404)
  assert.equal((await call(officer, 'GET', `/api/catalog/entries/${body.code}`)).body.status, 'draft')
  assert.equal((await call(stranger, 'GET', '/api/catalog/entries?q=khoan coc nhoi')).body.total, 0)
  assert.equal((await call(officer, 'GET', '/api/catalog/entries?q=khoan coc nhoi')).body.total, 1)
})

test('R-OPS-11: whoever was slower gets 409 and changes nothing', async () => {
  const code = await submitted(officer, { title: 'Danh bạ phòng thí nghiệm vật liệu' })
  const { version } = (await call(officer, 'GET', `/api/catalog/entries/${code}`)).body
  const url = `/api/catalog/entries/${code}`
  assert.equal((await call(officer, 'PATCH', url, { version, purpose: 'Bản thứ nhất' })).status, 200)
  const late = await call(officer, 'PATCH', url, { version, purpose: 'Bản thứ hai' })
  assert.deepEqual([late.status, late.body.code], [409, 'catalog.stale'])
  assert.equal((await call(officer, 'GET', url)).body.purpose, 'Bản thứ nhất')
  assert.equal((await call(stranger, 'PATCH', url, { version: version + 1, purpose: 'x' })).status, 403)
})

test('R-SEC-03: the history of an entry tells its owner who did what and why, and others nothing', async () => {
  const code = await submitted(officer, {
    title: 'Sổ kiểm định cầu treo',
    fields: [{ title: 'Tải trọng' }],
    sources: ['Kiểm định'],
  })
  const url = `/api/catalog/entries/${code}`
  const { version } = (await call(officer, 'GET', url)).body
  await call(officer, 'PATCH', url, { version, purpose: 'Mục đích mới' })
  const { items } = (await call(officer, 'GET', `${url}/history`)).body
  assert.deepEqual(
    items.map(({ action, changed }: { action: string; changed: string[] }) => [action, changed]),
    [
      ['catalog.entry-changed', ['purpose']],
      ['procedure.dataset-registration.submit', []],
      ['procedure.dataset-registration.opened', []],
    ],
  )
  assert.equal((await call(focal, 'GET', `${url}/history`)).status, 200)
  assert.equal((await call(stranger, 'GET', `${url}/history`)).status, 403)
  assert.equal((await call(null, 'GET', `${url}/history`)).status, 401)
})

test('R-ING-02: collection rules dated after today are refused', async () => {
  const code = await submitted(officer, {
    title: 'Thống kê trạm trộn',
    fields: [{ title: 'Công suất' }],
    purpose: 'Biết năng lực sản xuất.',
  })
  const { version } = (await call(officer, 'GET', `/api/catalog/entries/${code}`)).body
  const rules = { version, number: '01', issuedOn: '2999-01-01', title: 'Quy định' }
  const answer = await call(officer, 'PUT', `/api/catalog/entries/${code}/collection-rules`, rules)
  assert.deepEqual([answer.status, answer.body.code], [422, 'catalog.rules-in-future'])
})

test('R-CAT-01: an agency takes up a planned entry and becomes its owner', async () => {
  const planned = (await door.list(focal, { status: 'planned', limit: 1 })).entries[0]!
  const { body } = await register(officer, { title: planned.title, plannedCode: planned.code })
  assert.equal(body.code, planned.code)
  assert.equal(
    body.duplicates.some(({ code }: { code: string }) => code === planned.code),
    false,
  )
  const again = await register(stranger, { plannedCode: planned.code })
  assert.deepEqual([again.status, again.body.code], [409, 'catalog.not-planned'])
})
