// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import type { LegalBasisDoor } from './legal-basis-door.ts'
import { legalBasis } from './module.ts'

let house: TestHouse
let door: LegalBasisDoor
before(async () => {
  house = await openTestHouse({ modules: [legalBasis] })
  door = house.doors.get<LegalBasisDoor>('legal-basis')
  await house.seed({ demo: false, progress: () => undefined })
})
after(() => house.close())

const send = async (actor: Actor | null, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) => {
  house.as(actor)
  const server = await house.server()
  const answer = await server.inject({
    method,
    url: `/api/legal-basis${url}`,
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}

test('the first content is the 171 documents of the inventory and those that replaced some of them, loaded once', async () => {
  await house.seed({ demo: false, progress: () => undefined })
  const { items, total } = await door.list({ limit: 500 })
  assert.equal(items.filter(({ origin }) => origin === 'inventory').length, 171)
  assert.equal(items.filter(({ origin }) => origin === 'supplement').length, total - 171)
  const provincial = items.filter(({ level }) => level === 'provincial')
  assert.ok(provincial.length > 20 && provincial.every(({ territory }) => territory !== null))
  for (const { replacedBy } of items) {
    if (replacedBy) assert.ok(await door.document(replacedBy), `${replacedBy} is not in the list`)
  }
})

test('a decree that was replaced is in force before the day and names its successor after it', async () => {
  assert.equal(await door.inForce('47/2020/NĐ-CP', '2025-10-21'), true)
  assert.equal(await door.inForce('47/2020/NĐ-CP', '2025-10-22'), false)
  const citation = await door.citation('47/2020/nđ-cp Đ43.3', '2026-11-21')
  assert.equal(citation?.label.vi, 'Điều 43 khoản 3 Nghị định 47/2020/NĐ-CP')
  assert.deepEqual([citation?.status, citation?.replacedBy], ['ended', '278/2025/NĐ-CP'])
})

test('requirements cite the four source documents by their short names', async () => {
  const titles = await Promise.all(
    ['000', '001', '002', '004'].map(async (ref) => (await door.document(ref))?.level),
  )
  assert.deepEqual(titles, ['provincial', 'provincial', 'provincial', 'provincial'])
  assert.match(
    (await door.citation('002 Đ31.1'))?.label.vi ?? '',
    /^Điều 31 khoản 1 Quyết định 41\/2024\/QĐ-UBND$/,
  )
  assert.equal(await door.citation('999 Đ1'), null)
})

test('the list searches without diacritics, filters by status on a day and pages', async () => {
  const found = await send(null, 'GET', `/documents?q=${encodeURIComponent('chia se du lieu so')}`)
  assert.ok(found.body.items.some((item: { number: string }) => item.number === '47/2020/NĐ-CP'))
  const ended = await send(null, 'GET', '/documents?status=ended&date=2025-07-01&limit=500')
  assert.deepEqual(ended.body.items.map((item: { number: string }) => item.number).sort(), [
    '107/2021/NĐ-CP',
    '61/2018/NĐ-CP',
  ])
  const first = await send(null, 'GET', '/documents?limit=100')
  const second = await send(null, 'GET', `/documents?limit=100&cursor=${first.body.nextCursor}`)
  assert.equal(first.body.items.length + second.body.items.length, first.body.total)
  assert.equal((await send(null, 'GET', '/citations?reference=999')).status, 404)
  assert.equal(
    (await send(null, 'GET', `/citations?reference=${encodeURIComponent('000 Đ27.2.b')}`)).body.clause,
    'Đ27.2.b',
  )
})

test('validity is kept by the provincial focal department alone, with evidence and optimistic locking', async () => {
  const focal = house.actor({ role: 'focal-province' })
  const change = { validFrom: '2024-07-01', validTo: '2026-12-31', replacedBy: null, version: 1 }
  const changed = await send(focal, 'PATCH', '/documents/VB-125', change)
  assert.deepEqual([changed.status, changed.body.validTo, changed.body.version], [200, '2026-12-31', 2])
  assert.deepEqual((await send(focal, 'PATCH', '/documents/VB-125', change)).body.code, 'legal-basis.stale')
  const order = await send(focal, 'PATCH', '/documents/VB-125', {
    ...change,
    validTo: '2024-01-01',
    version: 2,
  })
  assert.deepEqual([order.status, order.body.code], [422, 'legal-basis.validity-order'])
  assert.equal((await send(focal, 'PATCH', '/documents/VB-000', change)).status, 404)
  for (const role of ['owner-agency', 'agency-head', 'auditor']) {
    const other = house.actor({ role, agencyId: newId() })
    assert.equal(
      (await send(other, 'PATCH', '/documents/VB-125', { ...change, version: 2 })).status,
      403,
      role,
    )
  }
  assert.equal((await send(null, 'PATCH', '/documents/VB-125', change)).status, 401)
})

test('a document is entered once', async () => {
  const focal = house.actor({ role: 'focal-province' })
  const body = {
    number: '12/2026/QĐ-UBND',
    type: 'Quyết định',
    issuer: 'UBND tỉnh',
    title: 'Văn bản thử nghiệm',
    issuedOn: '2026-05-04',
    level: 'provincial',
  }
  const made = await send(focal, 'POST', '/documents', body)
  assert.deepEqual([made.status, made.body.territory, made.body.status], [200, '70', 'in-force'])
  const again = await send(focal, 'POST', '/documents', body)
  assert.deepEqual([again.status, again.body.code], [409, 'legal-basis.duplicate-document'])
})
