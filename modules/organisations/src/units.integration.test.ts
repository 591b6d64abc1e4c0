// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, systemActor } from '@tinhso/kernel/access'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { unitFilesForTests } from '../testing/unit-files.ts'
import { organisations } from './module.ts'
import type { OrganisationsDoor } from './organisations-door.ts'
import { seedOrganisations } from './seed/seed-organisations.ts'
import { importUnits } from './unit-import/import-units.ts'

let house: TestHouse
let door: OrganisationsDoor
let focal: Actor

before(async () => {
  house = await openTestHouse({ modules: [organisations] })
  door = house.doors.get<OrganisationsDoor>('organisations')
  await seedOrganisations(house.kernel, '/nowhere')
  focal = house.actor({ role: 'focal-province' })
})
after(() => house.close())

const send = async (actor: Actor | null, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) => {
  house.as(actor)
  const server = await house.server()
  const answer = await server.inject({
    method,
    url: `/api/organisations/units${url}`,
    ...(body ? { payload: body } : {}),
  })
  return { status: answer.statusCode, body: answer.json() }
}
const nameAt = async (code: string, day: string) => (await door.unitAt(code, day))?.name ?? null

test('the documents alone give the province, what it became, and its districts with codes marked provisional', async () => {
  assert.equal(await nameAt('70', '2025-06-30'), 'Tỉnh Bình Phước')
  assert.equal(await nameAt('70', '2025-07-01'), null)
  assert.deepEqual(
    (await door.successors('70', '2025-06-30')).map(({ unit }) => unit.name),
    ['Tỉnh Đồng Nai'],
  )
  const districts = await door.unitsValidAt('2025-06-30', { level: 'district' })
  assert.equal(districts.length, 11)
  assert.ok(districts.every((district) => district.provisionalCode))
  assert.equal((await door.unitsValidAt('2025-07-01', { level: 'district' })).length, 0)
})

test('R-ORG-02: the import completes the units, gives the districts their codes, and run twice changes nothing', async () => {
  const first = await importUnits(house.kernel, { actor: systemActor('test') }, unitFilesForTests())
  const count = async () => (await send(null, 'GET', '?date=2025-06-30&limit=500')).body.total
  const before = await count()
  const again = await importUnits(house.kernel, { actor: systemActor('test') }, unitFilesForTests())
  assert.deepEqual([again.units, again.steps], [first.units, first.steps])
  assert.equal(await count(), before)
  const district = await door.unitAt('692', '2025-06-30')
  assert.deepEqual([district?.name, district?.provisionalCode], ['Huyện Lộc Ninh', false])
  assert.ok(first.warnings.some((warning) => warning.includes('20176')))
})

test('R-ORG-02: a look-up at a date gives the unit valid then, also where a reform used the code again', async () => {
  assert.equal(await nameAt('52', '2025-06-30'), 'Tỉnh Bình Định')
  assert.equal(await nameAt('52', '2025-07-01'), 'Tỉnh Gia Lai')
  assert.equal(await nameAt('46', '2024-12-31'), 'Tỉnh Thừa Thiên Huế')
  assert.equal(await nameAt('75', '2026-04-29'), 'Tỉnh Đồng Nai')
  assert.equal(await nameAt('75', '2026-04-30'), 'Thành phố Đồng Nai')
  const steps = await door.successors('21727', '2025-06-30')
  assert.deepEqual(
    steps.map(({ unit, extent, confirmed }) => [unit.name, extent, confirmed]),
    [
      ['Xã An Hoà', 'partial', false],
      ['Xã Kim Sơn', 'partial', false],
    ],
  )
  const page = await send(null, 'GET', '/19753?date=2025-08-01')
  assert.equal(page.body.population, 130247)
  assert.equal(page.body.parent.name, 'Thành phố Huế')
  assert.equal(page.body.versions.length, 3)
  assert.deepEqual(
    page.body.predecessors.map((step: { unit: { name: string } }) => step.unit.name),
    ['Phường Thuận Lộc'],
  )
})

test('a written name is resolved without diacritics, with short kinds; what is unclear warns and rejects nothing', async () => {
  const resolve = (name: string, day = '2026-01-01') => door.resolveUnitName(name, day)
  for (const name of ['Phường Vỹ Dạ', 'phuong vy da', 'P. Vỹ Dạ', 'Vỹ Dạ', 'Phường Vỹ Dạ'.normalize('NFD')]) {
    assert.equal((await resolve(name)).unit?.code, '19777', name)
  }
  assert.equal((await resolve('Xã Vỹ Dạ')).unit, null)
  const unknown = await resolve('Xã Không Có')
  assert.match(unknown.warning?.vi ?? '', /Chưa đối chiếu được “Xã Không Có”/)
  assert.equal((await resolve('xã An Hòa')).unit?.code, '21628')
  const several = await door.resolveUnitName('Gia Lai', '2025-06-30')
  assert.equal(several.unit?.code, '64')
})

test('R-ORG-02: units merge, split and change names by a decision; validity that overlaps is refused with 422', async () => {
  const change = (more: object) => ({
    effectiveOn: '2026-10-01',
    decision: 'Nghị quyết thử nghiệm',
    ends: [],
    begins: [],
    steps: [],
    ...more,
  })
  const unit = {
    code: '90001',
    name: 'Phường Thử Nghiệm',
    kind: 'Phường',
    level: 'commune',
    parentCode: '46',
  }
  const merged = await send(
    focal,
    'POST',
    '/changes',
    change({
      ends: ['19753', '19777'],
      begins: [unit],
      steps: [
        { from: '19753', to: '90001', extent: 'full' },
        { from: '19777', to: '90001', extent: 'full' },
      ],
    }),
  )
  assert.deepEqual([merged.status, merged.body.units, merged.body.steps], [200, 3, 2])
  assert.equal(await nameAt('19753', '2026-09-30'), 'Phường Phú Xuân')
  assert.equal(await nameAt('19753', '2026-10-01'), null)
  assert.equal((await door.predecessors('90001', '2026-10-01')).length, 2)
  const overlap = await send(focal, 'POST', '/changes', change({ begins: [unit], effectiveOn: '2026-11-01' }))
  assert.deepEqual([overlap.status, overlap.body.code], [422, 'organisations.unit-overlap'])
  const unknown = await send(focal, 'POST', '/changes', change({ ends: ['99999'] }))
  assert.deepEqual([unknown.status, unknown.body.code], [404, 'organisations.unit-not-found'])
  assert.equal(
    (await send(focal, 'POST', '/changes', change({}))).body.code,
    'organisations.unit-change-empty',
  )
})

test('R-ORG-02: a unit in use cannot be removed (409); one recorded by mistake can', async () => {
  const used = (await door.unitAt('90001', '2026-10-02'))!
  const refused = await send(focal, 'DELETE', `/${used.id}`)
  assert.deepEqual([refused.status, refused.body.code], [409, 'organisations.unit-in-use'])
  const unit = { code: '90002', name: 'Xã Ghi Nhầm', kind: 'Xã', level: 'commune', parentCode: '46' }
  const body = { effectiveOn: '2026-10-01', decision: 'Ghi nhầm', ends: [], begins: [unit], steps: [] }
  await send(focal, 'POST', '/changes', body)
  const mistake = (await door.unitAt('90002', '2026-10-02'))!
  door.onUnitRemoval(async ({ code }) => (code === '90002' && asked++ === 0 ? 'tập dữ liệu' : null))
  let asked = 0
  assert.match((await send(focal, 'DELETE', `/${mistake.id}`)).body.detail, /tập dữ liệu/)
  assert.equal((await send(focal, 'DELETE', `/${mistake.id}`)).status, 200)
  assert.equal(await door.unitAt('90002', '2026-10-02'), null)
})

test('R-SEC-13: units are public to read; recording, importing and removing need the provincial right', async () => {
  const steward = house.actor({ role: 'owner-agency', agencyId: (await door.agencyByCode('syt'))!.id })
  const body = { effectiveOn: '2026-10-01', decision: 'x', ends: ['46'], begins: [], steps: [] }
  assert.equal((await send(null, 'GET', '?level=province')).status, 200)
  assert.equal((await send(steward, 'POST', '/changes', body)).status, 403)
  assert.equal((await send(steward, 'POST', '/import', { files: {}, apply: true })).status, 403)
  assert.equal((await send(steward, 'DELETE', `/${(await door.unitAt('46', '2026-10-01'))!.id}`)).status, 403)
  assert.equal((await send(null, 'POST', '/changes', body)).status, 401)
})

test('the import says what it would do before it does it, and what is missing', async () => {
  const preview = await send(focal, 'POST', '/import', { files: unitFilesForTests(), apply: false })
  assert.deepEqual([preview.status, preview.body.applied], [200, false])
  const missing = await send(focal, 'POST', '/import', { files: {}, apply: true })
  assert.deepEqual([missing.status, missing.body.code], [422, 'organisations.unit-files-missing'])
})
