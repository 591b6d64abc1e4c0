// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { createClock } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { organisations } from './module.ts'
import type { OrganisationsDoor } from './organisations-door.ts'
import { seedOrganisations } from './seed/seed-organisations.ts'

const register = '/api/organisations/agencies'
let house: TestHouse
let door: OrganisationsDoor
let focal: Actor

before(async () => {
  const clock = createClock({ instant: new Date('2026-11-21T02:00:00Z') })
  house = await openTestHouse({ modules: [organisations], clock })
  door = house.doors.get<OrganisationsDoor>('organisations')
  await seedOrganisations(house.kernel, '/nowhere')
  focal = house.actor({ role: 'focal-province' })
})
after(() => house.close())

const send = async (actor: Actor | null, method: 'GET' | 'POST' | 'PATCH', url: string, body?: object) => {
  house.as(actor)
  const server = await house.server()
  const answer = await server.inject({ method, url, ...(body ? { payload: body } : {}) })
  return { status: answer.statusCode, body: answer.json() }
}
const department = (more: object = {}) => ({
  name: 'Sở Thử nghiệm',
  level: 'department',
  kind: 'so',
  parentCode: 'H10',
  validFrom: '2026-01-01',
  ...more,
})
const versionOf = async (code: string): Promise<number> =>
  (await send(focal, 'GET', `${register}/${code}`)).body.version

test('R-ORG-01: the first content is the 45 organisations of the documents, each with a code, provisional ones marked', async () => {
  const all = await door.list({ status: 'all' })
  assert.equal(all.length, 45)
  assert.equal(
    all
      .filter((agency) => !agency.provisionalCode)
      .map(({ code }) => code)
      .join(),
    'H10',
  )
  await seedOrganisations(house.kernel, '/nowhere')
  assert.equal((await door.list({ status: 'all' })).length, 45)
})

test('R-ORG-01: the former department leads to its successor, by date, name and the profile’s short name', async () => {
  const page = await send(null, 'GET', `${register}/H10.TAM.STTTT`)
  assert.equal(page.status, 200)
  assert.deepEqual(
    page.body.successors.map((step: { agency: { name: string }; effectiveOn: string }) => [
      step.agency.name,
      step.effectiveOn,
    ]),
    [['Sở Khoa học và Công nghệ', '2025-03-01']],
  )
  assert.equal((await door.agencyByCode('stttt', '2025-02-28'))?.active, true)
  assert.equal((await door.agencyByCode('stttt', '2025-03-01'))?.active, false)
  assert.equal((await door.agencyByName('so tt&tt'))?.code, 'H10.TAM.STTTT')
  assert.equal((await door.agencyByName('SỞ XÂY DỰNG'))?.code, 'H10.TAM.SXD')
  assert.equal(await door.agencyByName('Sở không có'), null)
})

test('R-ORG-01: a new agency without a code gets a provisional one; the official code comes later and both lead to it', async () => {
  const made = await send(focal, 'POST', register, department({ name: 'Sở Mã tạm' }))
  assert.equal(made.status, 200)
  assert.equal(made.body.code, 'H10.TAM.SO-MA-TAM')
  const version = await versionOf(made.body.code)
  const named = await send(focal, 'POST', `${register}/${made.body.code}/codes`, {
    code: 'H10.77',
    from: '2026-06-01',
    version,
  })
  assert.equal(named.body.code, 'H10.77')
  assert.equal((await door.agencyByCode('H10.TAM.SO-MA-TAM'))?.id, made.body.id)
  assert.equal((await door.agencyByCode('H10.77', '2026-03-01'))?.code, 'H10.TAM.SO-MA-TAM')
})

test('R-ORG-01: a code in use is refused with 409 duplicate-agency-code, a malformed one with 422', async () => {
  const first = await send(focal, 'POST', register, department({ name: 'Sở Có mã', code: 'H10.55' }))
  assert.equal(first.status, 200)
  const second = await send(focal, 'POST', register, department({ name: 'Sở Trùng mã', code: 'H10.55' }))
  assert.deepEqual([second.status, second.body.code], [409, 'organisations.duplicate-agency-code'])
  assert.match(second.body.detail, /Sở Có mã/)
  const third = await send(focal, 'POST', register, department({ code: 'so-55' }))
  assert.deepEqual([third.status, third.body.code], [422, 'organisations.agency-code-format'])
})

test('R-ORG-01: a parent that lies under the agency is refused with 422 org-cycle', async () => {
  const version = await versionOf('H10')
  const refused = await send(focal, 'PATCH', `${register}/H10`, { parentCode: 'H10.TAM.SKHCN', version })
  assert.deepEqual([refused.status, refused.body.code], [422, 'organisations.org-cycle'])
})

test('R-OPS-11: a change on an old version is refused with 409 stale', async () => {
  const version = await versionOf('H10.TAM.SYT')
  const change = { address: '1 đường Thử nghiệm', version }
  assert.equal((await send(focal, 'PATCH', `${register}/H10.TAM.SYT`, change)).status, 200)
  const again = await send(focal, 'PATCH', `${register}/H10.TAM.SYT`, change)
  assert.deepEqual([again.status, again.body.code], [409, 'organisations.stale'])
})

test('a new name holds from its day; before it the old one is shown, and both find the agency', async () => {
  const version = await versionOf('H10.TAM.STNMT')
  const renamed = await send(focal, 'POST', `${register}/H10.TAM.STNMT/names`, {
    name: 'Sở Nông nghiệp và Môi trường',
    from: '2026-05-01',
    decision: 'Quyết định thử nghiệm 1/QĐ-UBND',
    version,
  })
  assert.equal(renamed.body.name, 'Sở Nông nghiệp và Môi trường')
  assert.equal((await door.agencyByCode('stnmt', '2026-04-30'))?.name, 'Sở Tài nguyên và Môi trường')
  assert.equal((await door.agencyByName('Sở Tài nguyên và Môi trường'))?.id, renamed.body.id)
  const found = await house.kernel.search.query(focal, 'tài nguyên', { kinds: ['agency'] })
  assert.equal(found[0]?.title, 'Sở Nông nghiệp và Môi trường')
})

test('an agency closes by a decision, with successors that are active; not while others are under it', async () => {
  const closing = async (code: string, successor: string) =>
    send(focal, 'POST', `${register}/${code}/close`, {
      on: '2026-11-01',
      decision: 'Quyết định thử nghiệm 2/QĐ-UBND',
      successors: [{ code: successor, kind: 'merged' }],
      version: await versionOf(code),
    })
  assert.equal((await closing('H10.TAM.SKHCN', 'H10.TAM.SNV')).body.code, 'organisations.has-children')
  assert.equal(
    (await closing('H10.TAM.SKHDT', 'H10.TAM.STTTT')).body.code,
    'organisations.successor-inactive',
  )
  const closed = await closing('H10.TAM.SKHDT', 'H10.TAM.STC')
  assert.deepEqual([closed.status, closed.body.active, closed.body.validTo], [200, false, '2026-11-01'])
  const page = await send(null, 'GET', `${register}/H10.TAM.STC`)
  assert.equal(page.body.predecessors[0].agency.code, 'H10.TAM.SKHDT')
  assert.ok(!(await door.list()).some(({ code }) => code === 'H10.TAM.SKHDT'))
})

test('the list filters, searches without diacritics, sorts by the Vietnamese alphabet and pages without gaps', async () => {
  const names: string[] = []
  let cursor: string | null = null
  do {
    const url: string = `${register}?level=department&limit=7${cursor ? `&cursor=${cursor}` : ''}`
    const page = await send(null, 'GET', url)
    names.push(...page.body.items.map((item: { name: string }) => item.name))
    cursor = page.body.nextCursor
    if (!cursor) assert.equal(page.body.total, names.length)
  } while (cursor)
  assert.deepEqual(names, [...new Set(names)])
  assert.deepEqual(names, [...names].sort(new Intl.Collator('vi-VN').compare))
  const found = await send(null, 'GET', `${register}?q=${encodeURIComponent('giao duc')}`)
  assert.deepEqual(
    found.body.items.map((item: { name: string }) => item.name),
    ['Sở Giáo dục và Đào tạo'],
  )
  const past = await send(null, 'GET', `${register}?level=district&date=2025-06-30&limit=50`)
  assert.equal(past.body.items.length, 11)
  assert.equal((await send(null, 'GET', `${register}?level=district`)).body.items.length, 0)
})

test('scope: everything under an agency, the agency itself included', async () => {
  const department = (await door.agencyByCode('skhcn'))!
  const ids = await door.descendantIds(department.id)
  const names = (await door.agenciesByIds(ids)).map(({ code }) => code).sort()
  assert.deepEqual(names, ['H10.TAM.SKHCN', 'H10.TAM.TT-CNTT-TT', 'H10.TAM.TT-THDL'])
})

test('R-SEC-13: only those who keep the register may change it; a visitor may read it', async () => {
  const own = (await door.agencyByCode('syt'))!
  for (const role of ['owner-agency', 'agency-head', 'data-steward', 'auditor']) {
    const actor = house.actor({ role, agencyId: own.id })
    assert.equal((await send(actor, 'POST', register, department())).status, 403, role)
    assert.equal(
      (await send(actor, 'PATCH', `${register}/H10.TAM.SYT`, { head: 'Ai đó', version: 1 })).status,
      403,
      role,
    )
  }
  assert.equal((await send(null, 'POST', register, department())).status, 401)
  assert.equal((await send(null, 'GET', register)).status, 200)
  assert.equal((await send(null, 'GET', `${register}/H99`)).status, 404)
})

test('a field that is not described and a day that does not exist are refused', async () => {
  assert.equal((await send(focal, 'POST', register, department({ colour: 'red' }))).status, 422)
  assert.equal((await send(focal, 'POST', register, department({ validFrom: '2026-02-30' }))).status, 422)
})
