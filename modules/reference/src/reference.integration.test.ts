// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, systemActor } from '@tinhso/kernel/access'
import { createClock, newId } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { type OrganisationsDoor, organisations } from '@tinhso/organisations'
import { reference } from './module.ts'
import type { ReferenceDoor } from './reference-door.ts'

const lists = '/api/reference/code-lists'
let house: TestHouse
let door: ReferenceDoor
let focal: Actor

before(async () => {
  const clock = createClock({ instant: new Date('2026-11-21T02:00:00Z') })
  house = await openTestHouse({ modules: [organisations, reference], clock })
  door = house.doors.get<ReferenceDoor>('reference')
  await house.seed({ demo: false, progress: () => undefined })
  focal = house.actor({ role: 'focal-province' })
})
after(() => house.close())

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
const send = async (actor: Actor | null, method: Method, url: string, body?: object) => {
  house.as(actor)
  const server = await house.server()
  const answer = await server.inject({ method, url, ...(body ? { payload: body } : {}) })
  const type = String(answer.headers['content-type'])
  return { status: answer.statusCode, body: type.includes('json') ? answer.json() : answer.body }
}
const file = (text: string, more: object = {}) => ({
  fileName: 'danh-muc.csv',
  content: Buffer.from(text).toString('base64'),
  effectiveOn: '2026-12-01',
  ...more,
})
const names = async (list: string, day: string) =>
  (await door.itemsAt(list, day)).map(({ code, name }) => `${code} ${name.vi}`)
const publish = (code: string, more: object = {}) =>
  send(focal, 'POST', lists, {
    code,
    name: { vi: `Danh mục ${code}`, en: `List ${code}` },
    issuingAuthority: 'UBND tỉnh',
    legalBasis: '000 Đ3.5',
    ...more,
  })

const noteUse = (list: string, code: string) =>
  house.kernel.runCommand(
    { actor: systemActor('test') },
    { name: 'test.load', input: null },
    async (command) => {
      await door.noteUse(command, list, [code], 'kho dữ liệu')
      await command.audit({ action: 'test.loaded', object: { type: 'batch', id: '1' } })
    },
  )

test('R-REF-07: the first content has every list, once; agencies and units are offered as lists', async () => {
  await house.seed({ demo: false, progress: () => undefined })
  const today = '2026-11-21'
  const counts = {
    'data-types': 11,
    'ethnic-groups': 54,
    'business-lines': 21,
    'document-types': 29,
    sectors: 16,
  }
  for (const [list, count] of Object.entries(counts))
    assert.equal((await door.itemsAt(list, today)).length, count, list)
  assert.ok((await door.itemsAt('procedure-fields', today)).length > 20)
  assert.ok(await door.isValid('agencies', 'H10', today))
  assert.ok(await door.isValid('administrative-units', '70', '2025-06-30'))
  assert.equal(await door.isValid('administrative-units', '70', '2025-07-01'), false)
  assert.equal(await door.isValid('administrative-levels', 'district', '2025-06-30'), true)
  assert.equal(await door.isValid('administrative-levels', 'district', '2025-07-01'), false)
  for (const list of await door.lists())
    assert.ok(list.issuingAuthority !== '' && list.legalBasis !== '', list.code)
  assert.deepEqual(await door.itemsAt('no-such-list', today), [])
})

test('R-REF-01: a list without issuing authority or legal basis is refused with 422, one that exists with 409', async () => {
  const refused = await publish('khong-can-cu', { legalBasis: ' ' })
  assert.deepEqual([refused.status, refused.body.code], [422, 'reference.authority-and-basis-required'])
  assert.equal((await publish('thu-nghiem')).status, 200)
  assert.equal((await publish('thu-nghiem')).body.code, 'reference.duplicate-code-list')
  assert.equal((await publish('agencies')).body.code, 'reference.duplicate-code-list')
  const page = await send(null, 'GET', `${lists}/thu-nghiem`)
  const changed = await send(focal, 'PATCH', `${lists}/thu-nghiem`, {
    note: 'Ghi chú',
    version: page.body.version,
  })
  assert.deepEqual([changed.status, changed.body.note], [200, 'Ghi chú'])
  const stale = await send(focal, 'PATCH', `${lists}/thu-nghiem`, {
    note: 'Khác',
    version: page.body.version,
  })
  assert.deepEqual([stale.status, stale.body.code], [409, 'reference.stale'])
})

test('R-REF-03: a code is closed or superseded and stays readable for earlier days; a used one is never deleted', async () => {
  await publish('ma-thu')
  const add = (code: string, more: object = {}) =>
    send(focal, 'POST', `${lists}/ma-thu/items`, { code, name: { vi: `Mã ${code}` }, ...more })
  for (const code of ['a', 'b', 'c']) assert.equal((await add(code)).status, 200)
  assert.equal((await add('a')).body.code, 'reference.duplicate-code')
  const close = (code: string, body: object) =>
    send(focal, 'POST', `${lists}/ma-thu/items/${code}/close`, body)
  assert.equal((await close('a', { on: '2026-06-01', supersededBy: 'x' })).status, 404)
  assert.equal((await close('a', { on: '2026-06-01', supersededBy: 'b' })).body.supersededBy, 'b')
  assert.deepEqual(await names('ma-thu', '2026-05-31'), ['a Mã a', 'b Mã b', 'c Mã c'])
  assert.deepEqual(await names('ma-thu', '2026-06-01'), ['b Mã b', 'c Mã c'])
  assert.equal((await add('a', { from: '2026-05-01' })).body.code, 'reference.duplicate-code')
  assert.equal((await add('a', { from: '2026-07-01' })).status, 200)
  const superseding = await send(focal, 'DELETE', `${lists}/ma-thu/items/b`)
  assert.deepEqual([superseding.status, superseding.body.code], [409, 'reference.code-in-use'])
  await noteUse('ma-thu', 'c')
  const used = await send(focal, 'DELETE', `${lists}/ma-thu/items/c`)
  assert.equal(used.status, 409)
  assert.match(used.body.detail, /kho dữ liệu/)
  await add('nham')
  assert.equal((await send(focal, 'DELETE', `${lists}/ma-thu/items/nham`)).status, 200)
  assert.equal(await door.isValid('ma-thu', 'nham', '2026-11-21'), false)
})

test('R-REF-04: readers see a change at once, though items are kept in memory', async () => {
  await publish('nho')
  assert.equal((await door.codesFor('nho')).size, 0)
  await send(focal, 'POST', `${lists}/nho/items`, { code: '1', name: { vi: 'Một', en: 'One' } })
  assert.deepEqual([...(await door.codesFor('nho'))], ['1'])
  assert.equal(await door.itemsOf('nho'), await door.itemsOf('nho'))
  const page = await send(null, 'GET', `${lists}/nho`)
  assert.deepEqual([page.body.edition, page.body.itemCount, page.body.editions[0].added], [2, 1, 1])
})

test('R-REF-05: a file is compared before anything is written, and applied as it was seen', async () => {
  await publish('nhap')
  for (const [code, vi] of [
    ['1', 'Một'],
    ['2', 'Hai'],
    ['3', 'Ba'],
    ['4', 'Bốn'],
  ]) {
    await send(focal, 'POST', `${lists}/nhap/items`, { code, name: { vi } })
  }
  const text = 'Mã,Tên,Đến ngày\n1,Một,\n2,Hai mới,\n3,Ba,15/12/2026\n5,Năm,\n'
  const diff = await send(focal, 'POST', `${lists}/nhap/imports/compare`, file(text))
  assert.deepEqual(
    [
      diff.body.added.length,
      diff.body.changed.length,
      diff.body.closed.length,
      diff.body.localOnly.length,
      diff.body.unchanged,
    ],
    [1, 1, 1, 1, 1],
  )
  assert.deepEqual(await names('nhap', '2026-12-02'), ['1 Một', '2 Hai', '3 Ba', '4 Bốn'])
  const apply = (more: object) =>
    send(focal, 'POST', `${lists}/nhap/imports`, {
      ...file(text),
      fingerprint: diff.body.fingerprint,
      closeLocalOnly: false,
      ...more,
    })
  assert.equal((await apply({ fingerprint: 'other' })).body.code, 'reference.diff-changed')
  const done = await apply({})
  assert.deepEqual([done.status, done.body.added, done.body.changed, done.body.closed], [200, 1, 1, 1])
  assert.deepEqual(await names('nhap', '2026-11-30'), ['1 Một', '2 Hai', '3 Ba', '4 Bốn'])
  assert.deepEqual(await names('nhap', '2026-12-20'), ['1 Một', '2 Hai mới', '4 Bốn', '5 Năm'])
  assert.equal((await apply({})).body.code, 'reference.diff-changed')
})

test('R-REF-05: codes that only we have are closed when a person says so', async () => {
  const text = 'Mã,Tên\n1,Một\n2,Hai mới nữa\n5,Năm\n'
  const on = { effectiveOn: '2027-01-01' }
  const diff = await send(focal, 'POST', `${lists}/nhap/imports/compare`, file(text, on))
  const done = await send(focal, 'POST', `${lists}/nhap/imports`, {
    ...file(text, on),
    fingerprint: diff.body.fingerprint,
    closeLocalOnly: true,
  })
  assert.deepEqual([done.body.changed, done.body.closed], [1, 1])
  assert.deepEqual(await names('nhap', '2027-01-01'), ['1 Một', '2 Hai mới nữa', '5 Năm'])
})

test('R-REF-05: a wrong file applies nothing and names its rows', async () => {
  const before = await names('nhap', '2026-12-20')
  const refused = await send(focal, 'POST', `${lists}/nhap/imports/compare`, file('Mã,Tên\n1,Một\n1,Một\n'))
  assert.deepEqual([refused.status, refused.body.code], [422, 'reference.import-rows'])
  assert.equal(refused.body.errors[0].row, 3)
  assert.equal(
    (await send(focal, 'POST', `${lists}/nhap/imports/compare`, file('Mã\n1\n'))).body.code,
    'reference.column-missing',
  )
  assert.deepEqual(await names('nhap', '2026-12-20'), before)
  assert.equal(
    (await send(focal, 'POST', `${lists}/agencies/imports/compare`, file('Mã,Tên\n1,Một\n'))).body.code,
    'reference.derived-list',
  )
})

test('R-REF-05: a list is exported as CSV, whole or as of a day', async () => {
  const whole = await send(null, 'GET', `${lists}/nhap/items.csv`)
  assert.match(String(whole.body), /^\ufeffMã,Tên/)
  assert.equal(String(whole.body).trim().split('\r\n').length, 1 + (await door.itemsOf('nhap')).length)
  const then = await send(null, 'GET', `${lists}/nhap/items.csv?date=2026-11-30`)
  assert.equal(String(then.body).trim().split('\r\n').length, 5)
})

test('R-SEC-13: code lists are public to read and changed only with the provincial right', async () => {
  const change = { on: '2026-12-01' }
  for (const role of ['owner-agency', 'agency-focal', 'data-steward', 'auditor']) {
    const actor = house.actor({ role, agencyId: newId() })
    assert.equal((await send(actor, 'POST', `${lists}/sectors/items/y-te/close`, change)).status, 403, role)
    assert.equal((await send(actor, 'DELETE', `${lists}/sectors/items/y-te`)).status, 403, role)
    assert.equal(
      (await send(actor, 'PUT', '/api/reference/working-calendar/days/2026-12-31', {})).status,
      403,
      role,
    )
  }
  assert.equal((await send(null, 'POST', `${lists}/sectors/items/y-te/close`, change)).status, 401)
  const items = await send(null, 'GET', `${lists}/sectors/items?q=${encodeURIComponent('y te')}`)
  assert.deepEqual(
    items.body.items.map((item: { code: string }) => item.code),
    ['y-te'],
  )
  assert.equal((await send(null, 'GET', `${lists}/no-such-list/items`)).status, 404)
})

test('the working calendar is public; a day that is set moves deadlines at once and is explained', async () => {
  const deadline = '/api/reference/working-calendar/deadline?start=2026-11-20&days=3'
  assert.equal((await send(null, 'GET', deadline)).body.due, '2026-11-26')
  const day = '/api/reference/working-calendar/days/2026-11-25'
  const set = {
    kind: 'local-off',
    name: { vi: 'Nghỉ phòng chống bão', en: 'Storm' },
    basis: 'Công điện thử nghiệm',
  }
  assert.equal((await send(focal, 'PUT', day, set)).status, 200)
  const moved = await send(null, 'GET', deadline)
  assert.equal(moved.body.due, '2026-11-27')
  assert.ok(
    moved.body.ledger.some((line: { reason: { vi: string } }) => line.reason.vi === 'Nghỉ phòng chống bão'),
  )
  const year = await send(null, 'GET', '/api/reference/working-calendar/2026')
  assert.equal(
    year.body.items.find((item: { date: string }) => item.date === '2026-11-25').basis,
    'Công điện thử nghiệm',
  )
  assert.deepEqual((await send(focal, 'DELETE', day)).body, { removed: true })
  assert.equal((await send(null, 'GET', deadline)).body.due, '2026-11-26')
})

test('R-ORG-02: a unit whose code stands in data is not removed', async () => {
  const register = house.doors.get<OrganisationsDoor>('organisations')
  const units = '/api/organisations/units'
  const unit = { code: '90009', name: 'Xã Có Dữ Liệu', kind: 'Xã', level: 'commune', parentCode: '75' }
  const change = { effectiveOn: '2026-10-01', decision: 'Thử nghiệm', ends: [], begins: [unit], steps: [] }
  assert.equal((await send(focal, 'POST', `${units}/changes`, change)).status, 200)
  await noteUse('administrative-units', '90009')
  const id = (await register.unitAt('90009', '2026-10-02'))?.id
  const refused = await send(focal, 'DELETE', `${units}/${id}`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'organisations.unit-in-use'])
  assert.match(refused.body.detail, /kho dữ liệu/)
})
