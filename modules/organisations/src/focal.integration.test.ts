// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { sql } from 'kysely'
import { organisations } from './module.ts'
import type { OrganisationsDoor } from './organisations-door.ts'
import { seedOrganisations } from './seed/seed-organisations.ts'

let house: TestHouse
let door: OrganisationsDoor
let head: Actor
let healthId: string

before(async () => {
  house = await openTestHouse({ modules: [organisations] })
  door = house.doors.get<OrganisationsDoor>('organisations')
  await seedOrganisations(house.kernel, '/nowhere')
  healthId = (await door.agencyByCode('syt'))!.id
  head = house.actor({ role: 'agency-head', agencyId: healthId })
})
after(() => house.close())

const send = async (actor: Actor | null, method: 'GET' | 'POST', url: string, body?: object) => {
  house.as(actor)
  const server = await house.server()
  const answer = await server.inject({ method, url, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}
const officers = '/api/organisations/agencies/H10.TAM.SYT/focal-officers'
const officer = (more: object = {}) => ({
  rank: 'main',
  fullName: 'Cán bộ Thử nghiệm Một',
  position: 'Chuyên viên',
  duty: 'specialist',
  agencyCode: 'H10.TAM.SYT',
  phone: '0200000001',
  from: '2026-11-01',
  ...more,
})
const missing = async (actor: Actor): Promise<Map<string, string[]>> => {
  const report = await send(actor, 'GET', '/api/organisations/reports/missing-focal-officers')
  return new Map(
    report.body.items.map((item: { agency: { code: string }; missing: string[] }) => [
      item.agency.code,
      item.missing,
    ]),
  )
}

test('R-ORG-05: an agency without officers stands in the report until both ranks are named', async () => {
  const province = house.actor({ role: 'focal-province' })
  assert.deepEqual((await missing(province)).get('H10.TAM.SYT'), ['main', 'deputy'])
  assert.equal((await send(head, 'POST', officers, officer())).status, 200)
  assert.deepEqual((await missing(province)).get('H10.TAM.SYT'), ['deputy'])
  assert.equal(
    (await send(head, 'POST', officers, officer({ rank: 'deputy', fullName: 'Cán bộ Thử nghiệm Hai' })))
      .status,
    200,
  )
  assert.equal((await missing(province)).has('H10.TAM.SYT'), false)
  assert.deepEqual([...(await missing(head)).keys()], [])
  assert.deepEqual(
    (await door.focalOfficers(healthId)).map(({ rank }) => rank),
    ['main', 'deputy'],
  )
})

test('R-ORG-05: a second officer of a rank is refused with 409 unless replacing; the former one stays in the history', async () => {
  const second = await send(head, 'POST', officers, officer({ fullName: 'Cán bộ Thử nghiệm Ba' }))
  assert.deepEqual([second.status, second.body.code], [409, 'organisations.focal-officer-exists'])
  const replaced = await send(
    head,
    'POST',
    officers,
    officer({ fullName: 'Cán bộ Thử nghiệm Ba', replace: true, from: '2026-11-10' }),
  )
  assert.equal(replaced.status, 200)
  const page = await send(head, 'GET', '/api/organisations/agencies/H10.TAM.SYT')
  assert.deepEqual(
    page.body.focalOfficers
      .filter((one: { rank: string }) => one.rank === 'main')
      .map((one: { fullName: string; activeTo: string | null }) => [one.fullName, one.activeTo]),
    [
      ['Cán bộ Thử nghiệm Ba', null],
      ['Cán bộ Thử nghiệm Một', '2026-11-10'],
    ],
  )
  const seenByVisitor = await send(null, 'GET', '/api/organisations/agencies/H10.TAM.SYT')
  assert.equal(seenByVisitor.body.focalOfficers.length, 2)
})

test('R-ORG-05: an officer of another agency, or one who cannot be reached, is refused with 422', async () => {
  const foreign = await send(head, 'POST', officers, officer({ agencyCode: 'H10.TAM.SNV', replace: true }))
  assert.deepEqual([foreign.status, foreign.body.code], [422, 'organisations.officer-of-other-agency'])
  door.tellAccountAgency(async () => newId())
  const account = await send(head, 'POST', officers, officer({ accountId: newId(), replace: true }))
  assert.deepEqual([account.status, account.body.code], [422, 'organisations.officer-of-other-agency'])
  const { phone, ...unreachable } = officer({ replace: true })
  const refused = await send(head, 'POST', officers, unreachable)
  assert.deepEqual([refused.status, refused.body.code], [422, 'organisations.officer-contact-missing'])
})

test('R-SEC-13: the head of another agency, and any other role, may not name officers here', async () => {
  const other = house.actor({ role: 'agency-head', agencyId: (await door.agencyByCode('snv'))!.id })
  assert.equal((await send(other, 'POST', officers, officer({ replace: true }))).status, 403)
  assert.equal((await send(other, 'POST', `${officers}/end`, { rank: 'main', on: '2026-11-20' })).status, 403)
  const steward = house.actor({ role: 'data-steward', agencyId: healthId })
  assert.equal((await send(steward, 'POST', officers, officer({ replace: true }))).status, 403)
  assert.equal((await send(steward, 'GET', '/api/organisations/reports/missing-focal-officers')).status, 403)
  assert.ok(![...(await missing(other)).keys()].includes('H10.TAM.SCT'))
})

test('an ended term shows in the report again', async () => {
  assert.equal(
    (await send(head, 'POST', `${officers}/end`, { rank: 'deputy', on: '2026-11-20' })).status,
    200,
  )
  assert.deepEqual((await missing(head)).get('H10.TAM.SYT'), ['deputy'])
  assert.equal(
    (await send(head, 'POST', `${officers}/end`, { rank: 'deputy', on: '2026-11-20' })).status,
    404,
  )
})

test('R-ORG-04: there is exactly one provincial focal point, and it is the focal department of the profile', async () => {
  const url = '/api/organisations/provincial-focal-point'
  const authority = house.actor({ role: 'province-authority' })
  const now = await send(null, 'GET', url)
  assert.equal(now.body.focalPoint.agency.name, 'Sở Khoa học và Công nghệ')
  const decide = (agencyCode: string, replace: boolean) =>
    send(authority, 'POST', url, {
      agencyCode,
      from: '2026-11-20',
      decision: 'Quyết định thử nghiệm 3/QĐ-UBND',
      replace,
    })
  const second = await decide('H10.TAM.SKHCN', false)
  assert.deepEqual([second.status, second.body.code], [409, 'organisations.focal-exists'])
  const wrong = await decide('H10.TAM.SNV', true)
  assert.deepEqual([wrong.status, wrong.body.code], [422, 'organisations.not-focal-department'])
  assert.equal((await decide('H10.TAM.SKHCN', true)).status, 200)
  assert.equal(
    (await send(head, 'POST', url, { agencyCode: 'H10.TAM.SKHCN', from: '2026-11-20', decision: 'x' }))
      .status,
    403,
  )
  const insert = sql`insert into organisations.provincial_focal_point (id, agency_id, active_from)
    values (${newId()}, ${healthId}, '2026-01-01')`.execute(house.kernel.database.read)
  await assert.rejects(insert, /provincial_focal_point_one_active/)
})
