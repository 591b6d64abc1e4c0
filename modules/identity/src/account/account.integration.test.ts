// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { createClock, newId } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { sql } from 'kysely'
import { browserOf, fakeOrganisations } from '../../testing/index.ts'
import type { IdentityDoor } from '../index.ts'
import { identity } from '../module.ts'

const committee = { id: newId(), code: 'H10', name: 'UBND tỉnh', parentId: null }
const construction = { id: newId(), code: 'H10.01', name: 'Sở Xây dựng', parentId: committee.id }
const centre = { id: newId(), code: 'H10.01.01', name: 'Trung tâm Quy hoạch', parentId: construction.id }
const finance = { id: newId(), code: 'H10.02', name: 'Sở Tài chính', parentId: committee.id }

const instant = new Date('2026-03-02T02:00:00Z')
interface Page {
  items: { username: string }[]
  nextCursor: string | null
  total: number
}

let house: TestHouse
let numbers = 0

const inConstruction = [construction.id, centre.id]
const province = () => house.actor({ role: 'sysadmin' })
const agencyAdministrator = () =>
  house.actor({ role: 'agency-administrator', agencyId: construction.id, agencyIds: inConstruction })
const nextIdentifier = () => {
  numbers += 1
  return `070090${String(numbers).padStart(6, '0')}`
}

const call = async (actor: Actor | null, method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown) => {
  const server = await house.server()
  house.as(actor)
  const answer = await server.inject({
    method,
    url,
    ...(body === undefined ? {} : { payload: body as object }),
  })
  house.as(null)
  return { status: answer.statusCode, body: answer.body ? answer.json() : null }
}

const create = async (actor: Actor, agency: { code: string }, more: object = {}) => {
  const answer = await call(actor, 'POST', '/api/accounts', {
    displayName: 'Trần Thị Thử Nghiệm',
    personalIdentifier: nextIdentifier(),
    agencyCode: agency.code,
    ...more,
  })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body as { username: string; oneTimePassword: string }
}
const grant = (actor: Actor, username: string, role: string, agency: { code: string } | null, more = {}) =>
  call(actor, 'POST', `/api/accounts/${username}/roles`, {
    role,
    agencyCode: agency?.code ?? null,
    decisionNumber: '12/QĐ-SXD',
    ...more,
  })
const auditText = async () => {
  const { rows } = await sql`select * from kernel.audit_entry`.execute(house.kernel.database.read)
  return JSON.stringify(rows)
}

before(async () => {
  house = await openTestHouse({
    modules: [fakeOrganisations([committee, construction, centre, finance]), identity],
    clock: createClock({ instant }),
  })
})
after(() => house.close())

test('R-SSO-01: a second account for the same person is refused, whoever asks and however the number is written', async () => {
  const personalIdentifier = '070 090 999 001'
  await create(province(), construction, { personalIdentifier, email: 'a@vi.du' })
  for (const [actor, agency] of [
    [province(), finance],
    [agencyAdministrator(), construction],
  ] as const) {
    const again = await call(actor, 'POST', '/api/accounts', {
      displayName: 'Tên Khác',
      personalIdentifier: '070090999001',
      agencyCode: agency.code,
      email: 'khac@vi.du',
    })
    assert.deepEqual([again.status, again.body.code], [409, 'identity.account-exists'])
  }
  const other = await create(province(), construction, { email: 'a@vi.du' })
  assert.ok(other.username)
})

test('R-SSO-01: of several requests at the same moment for one person, one makes the account', async () => {
  const input = (name: string) => ({
    displayName: name,
    personalIdentifier: '070090999002',
    agencyCode: finance.code,
  })
  const server = await house.server()
  house.as(province())
  const answers = await Promise.all(
    ['Một Người', 'Hai Tên', 'Ba Tên', 'Bốn Tên'].map((name) =>
      server.inject({ method: 'POST', url: '/api/accounts', payload: input(name) }),
    ),
  )
  house.as(null)
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [200, 409, 409, 409])
})

test('two people may have one name; the second gets a number', async () => {
  const names = [await create(province(), finance), await create(province(), finance)]
  assert.notEqual(names[0]!.username, names[1]!.username)
  assert.match(names[0]!.username, /^nghiem\.ttt/)
})

test('an identifier is stored sealed and searchable by key only, and is neither in the audit nor in an answer', async () => {
  const personalIdentifier = nextIdentifier()
  const { username } = await create(province(), construction, { personalIdentifier })
  const { rows } = await sql`select to_jsonb(a) as row from identity.account a`.execute(
    house.kernel.database.read,
  )
  assert.ok(!JSON.stringify(rows).includes(personalIdentifier))
  assert.ok(!(await auditText()).includes(personalIdentifier))
  const detail = await call(province(), 'GET', `/api/accounts/${username}`)
  assert.ok(!JSON.stringify(detail.body).includes(personalIdentifier))
  assert.equal(detail.body.identifierEnding, personalIdentifier.slice(-3))
})

test('a slip lets its holder in once, then the password is the holder’s own, and a repeated request shows no password again', async () => {
  const server = await house.server()
  house.as(province())
  const send = () =>
    server.inject({
      method: 'POST',
      url: '/api/accounts',
      headers: { 'idempotency-key': 'một-lần' },
      payload: {
        displayName: 'Phạm Văn Mới',
        personalIdentifier: '070090888001',
        agencyCode: construction.code,
        username: 'moi.pv',
      },
    })
  const administrator = house.actor({ role: 'sysadmin' })
  house.as(administrator)
  const [first, second] = [(await send()).json(), (await send()).json()]
  house.as(null)
  assert.equal(second.username, first.username)
  assert.equal(second.oneTimePassword, null)
  const receipts = await sql`select answer from kernel.command_receipt`.execute(house.kernel.database.read)
  assert.ok(!JSON.stringify(receipts.rows).includes(first.oneTimePassword))
  assert.ok(!(await auditText()).includes(first.oneTimePassword))
  const browser = browserOf(server, '10.9.0.1')
  assert.equal(
    (await browser.signIn('moi.pv', first.oneTimePassword.replaceAll('-', ' ').toUpperCase())).headers
      .location,
    '/doi-mat-khau',
  )
  const own = 'con đường làng có hàng tre'
  assert.equal(
    (await browser.post('/doi-mat-khau', { 'mat-khau-moi': own, 'nhap-lai': own })).statusCode,
    303,
  )
  const detail = await call(province(), 'GET', '/api/accounts/moi.pv')
  assert.equal(detail.body.status, 'active')
})

test('a slip is worthless after seven days', async () => {
  const { username, oneTimePassword } = await create(province(), construction)
  instant.setTime(instant.getTime() + 8 * 24 * 3_600_000)
  const browser = browserOf(await house.server(), '10.9.0.2')
  const late = await browser.signIn(username, oneTimePassword)
  assert.equal(late.statusCode, 401)
  assert.match(late.body, /quá hạn/)
})

test('R-SSO-07: a head of agency asks, an administrator approves, and only then the account works', async () => {
  const head = house.actor({ role: 'agency-head', agencyId: construction.id })
  const { username, oneTimePassword } = await create(head, construction)
  assert.equal(oneTimePassword, null)
  assert.equal((await call(head, 'POST', `/api/accounts/${username}/approve`)).status, 403)
  const approved = await call(agencyAdministrator(), 'POST', `/api/accounts/${username}/approve`)
  assert.ok(approved.body.oneTimePassword)
  const again = await call(agencyAdministrator(), 'POST', `/api/accounts/${username}/approve`)
  assert.deepEqual([again.status, again.body.code], [409, 'identity.wrong-status'])
})

test('R-SSO-06: an administrator of an agency sees and changes the own subtree only', async () => {
  const administrator = agencyAdministrator()
  const below = await create(administrator, centre)
  const outside = await create(province(), finance)
  assert.equal((await call(administrator, 'GET', `/api/accounts/${below.username}`)).status, 200)
  assert.equal((await call(administrator, 'GET', `/api/accounts/${outside.username}`)).status, 404)
  for (const action of ['suspend', 'close', 'reset-password'])
    assert.equal(
      (await call(administrator, 'POST', `/api/accounts/${outside.username}/${action}`, { reason: 'thử' }))
        .status,
      404,
    )
  const list = (await call(administrator, 'GET', '/api/accounts?limit=200')).body
  assert.ok(list.items.some(({ username }: { username: string }) => username === below.username))
  assert.ok(list.items.every(({ agencyCode }: { agencyCode: string }) => agencyCode.startsWith('H10.01')))
  const elsewhere = await call(administrator, 'POST', '/api/accounts', {
    displayName: 'Người Ngoài',
    personalIdentifier: nextIdentifier(),
    agencyCode: finance.code,
  })
  assert.equal(elsewhere.status, 404)
})

test('R-SSO-06: nobody without the right sees accounts at all; the auditor sees them and changes nothing', async () => {
  const { username } = await create(province(), construction)
  const steward = house.actor({ role: 'data-steward', agencyId: construction.id })
  assert.equal((await call(steward, 'GET', '/api/accounts')).status, 403)
  assert.equal((await call(null, 'GET', '/api/accounts')).status, 401)
  const auditor = house.actor({ role: 'auditor', agencyId: finance.id })
  assert.equal((await call(auditor, 'GET', `/api/accounts/${username}`)).status, 200)
  assert.equal(
    (await call(auditor, 'POST', `/api/accounts/${username}/close`, { reason: 'thử' })).status,
    403,
  )
  assert.match(await auditText(), /access\.refused/)
})

test('an agency’s administrator grants inside the subtree, but no role that reaches the province', async () => {
  const administrator = agencyAdministrator()
  const { username } = await create(administrator, construction)
  assert.equal((await grant(administrator, username, 'data-steward', centre)).status, 200)
  assert.equal((await grant(administrator, username, 'data-steward', finance)).status, 404)
  for (const [role, agency] of [
    ['focal-province', construction],
    ['auditor', construction],
    ['sysadmin', null],
  ] as const) {
    const answer = await grant(administrator, username, role, agency)
    assert.deepEqual([answer.status, answer.body.code], [403, 'identity.role-province-only'], role)
  }
  assert.equal(
    (await grant(administrator, username, 'citizen', construction)).body.code,
    'identity.role-unknown',
  )
  const offered = (await call(administrator, 'GET', '/api/grantable-roles')).body
  assert.deepEqual(offered.agencyCodes, ['H10.01', 'H10.01.01'])
  assert.ok(!offered.items.some(({ role }: { role: string }) => role === 'auditor'))
})

test('an account whose roles reach further than the administrator is out of reach: its password cannot be taken over', async () => {
  const { username } = await create(province(), construction)
  assert.equal((await grant(province(), username, 'focal-province', construction)).status, 200)
  const administrator = agencyAdministrator()
  for (const action of ['reset-password', 'suspend']) {
    const answer = await call(administrator, 'POST', `/api/accounts/${username}/${action}`, { reason: 'thử' })
    assert.deepEqual([answer.status, answer.body.code], [403, 'identity.beyond-scope'])
  }
  assert.deepEqual((await call(administrator, 'GET', `/api/accounts/${username}`)).body.may, [])
  assert.equal(
    (await call(province(), 'POST', `/api/accounts/${username}/reset-password`, { reason: 'quên' })).status,
    200,
  )
})

test('running the system and approving business do not go together; neither does auditing and anything else', async () => {
  const { username } = await create(province(), construction)
  assert.equal((await grant(province(), username, 'agency-administrator', construction)).status, 200)
  const approving = await grant(province(), username, 'owner-agency', construction)
  assert.deepEqual([approving.status, approving.body.code], [409, 'identity.separate-duties'])
  assert.equal((await grant(province(), username, 'auditor', null)).body.code, 'identity.separate-duties')
  assert.equal((await grant(province(), username, 'data-steward', construction)).status, 200)
})

test('R-SSO-06: a role holds from its first day up to its last, and not on the day after', async () => {
  const door = house.doors.get<IdentityDoor>('identity')
  const { username } = await create(province(), construction)
  const id = (await door.accountByUsername(username))!.id
  const [from, to] = [
    new Date(instant.getTime() + 2 * 86_400_000),
    new Date(instant.getTime() + 5 * 86_400_000),
  ]
  const day = (date: Date) => date.toISOString().slice(0, 10)
  const dates = { validFrom: day(from), validTo: day(to) }
  assert.equal((await grant(province(), username, 'clerk', construction, dates)).status, 200)
  const holds = async () => (await door.actorFor(id)).grants.some(({ role }) => role === 'clerk')
  const seen: boolean[] = []
  for (let n = 0; n < 7; n += 1) {
    seen.push(await holds())
    instant.setTime(instant.getTime() + 86_400_000)
  }
  assert.deepEqual(seen, [false, false, true, true, true, false, false])
  const overlap = await grant(province(), username, 'clerk', construction, {
    validFrom: '2020-01-01',
    validTo: '2019-01-01',
  })
  assert.equal(overlap.body.code, 'identity.range-empty')
})

test('the same role in the same agency is not granted twice for the same time', async () => {
  const { username } = await create(province(), construction)
  await grant(province(), username, 'clerk', construction)
  const again = await grant(province(), username, 'clerk', construction)
  assert.deepEqual([again.status, again.body.code], [409, 'identity.role-held'])
  assert.equal((await grant(province(), username, 'clerk', centre)).status, 200)
})

const activate = async (username: string, password: string, address: string) => {
  const browser = browserOf(await house.server(), address)
  await browser.signIn(username, password)
  const own = `câu dài của riêng tôi ${address}`
  await browser.post('/doi-mat-khau', { 'mat-khau-moi': own, 'nhap-lai': own })
  return { browser, own }
}

test('R-SSO-07: who leaves an agency loses its roles at the very next request, and keeps those of other agencies', async () => {
  const { username, oneTimePassword } = await create(province(), construction)
  await grant(province(), username, 'data-steward', construction)
  await grant(province(), username, 'clerk', centre)
  await grant(province(), username, 'consumer-agency', finance)
  const { browser, own } = await activate(username, oneTimePassword, '10.9.1.1')
  assert.equal((await browser.api('GET', '/api/session')).json().account.roles.length, 3)
  const left = await call(province(), 'POST', `/api/accounts/${username}/leave-agency`, {
    reason: 'Chuyển công tác theo 45/QĐ-UBND',
    toAgencyCode: finance.code,
  })
  assert.equal(left.status, 204)
  assert.equal((await browser.api('GET', '/api/session')).statusCode, 401)
  await browser.signIn(username, own)
  const { account } = (await browser.api('GET', '/api/session')).json()
  assert.equal(account.agencyCode, finance.code)
  assert.deepEqual(
    account.roles.map(({ role }: { role: string }) => role),
    ['consumer-agency'],
  )
  const { rows } = await sql<{ data: { roles: unknown[] } }>`
    select data from kernel.event where type = 'identity.agency-left'`.execute(house.kernel.database.read)
  assert.equal(rows[0]?.data.roles.length, 2)
})

test('R-SSO-07: a closed account is refused, its state told only after the right password; suspending ends sessions at once', async () => {
  const { username, oneTimePassword } = await create(province(), construction)
  const { browser, own } = await activate(username, oneTimePassword, '10.9.1.2')
  await call(province(), 'POST', `/api/accounts/${username}/suspend`, { reason: 'Nghỉ dài ngày' })
  assert.equal((await browser.api('GET', '/api/session')).statusCode, 401)
  const suspended = await browser.signIn(username, own)
  assert.equal(suspended.statusCode, 401)
  assert.match(suspended.body, /tạm ngừng/)
  await call(province(), 'POST', `/api/accounts/${username}/reopen`, { reason: 'Đi làm lại' })
  assert.equal((await browser.signIn(username, own)).statusCode, 303)
  await call(province(), 'POST', `/api/accounts/${username}/close`, { reason: 'Nghỉ hưu' })
  const wrong = await browser.signIn(username, 'không phải mật khẩu')
  assert.doesNotMatch(wrong.body, /đã đóng/)
  const server = await house.server()
  const form = { 'ten-dang-nhap': username, 'mat-khau': own }
  const closed = await server.inject({
    method: 'POST',
    url: '/dang-nhap',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  assert.deepEqual([closed.statusCode, closed.json().code], [401, 'identity.account-closed'])
})

test('nobody suspends, closes, or grants to the own account, and the province keeps an administrator', async () => {
  const { username } = await create(province(), construction)
  await grant(province(), username, 'sysadmin', null)
  const door = house.doors.get<IdentityDoor>('identity')
  const own = await door.actorFor((await door.accountByUsername(username))!.id)
  const self = await call(own, 'POST', `/api/accounts/${username}/suspend`, { reason: 'thử' })
  assert.deepEqual([self.status, self.body.code], [403, 'identity.own-account'])
  assert.equal((await grant(own, username, 'data-steward', construction)).body.code, 'identity.own-account')
  const last = await call(province(), 'POST', `/api/accounts/${username}/close`, { reason: 'thử' })
  assert.deepEqual([last.status, last.body.code], [409, 'identity.last-administrator'])
})

test('two administrators who change an account at the same time: the slower one is told', async () => {
  const { username } = await create(province(), construction)
  const { version } = (await call(province(), 'GET', `/api/accounts/${username}`)).body
  const change = (position: string) =>
    call(province(), 'PATCH', `/api/accounts/${username}`, { version, position })
  assert.equal((await change('Chuyên viên')).status, 204)
  assert.equal((await change('Phó phòng')).body.code, 'identity.stale')
})

test('search finds people without marks, and pages do not repeat anyone', async () => {
  await create(province(), finance, { displayName: 'Đặng Ngọc Ánh Hường' })
  const found = (await call(province(), 'GET', `/api/accounts?q=${encodeURIComponent('anh huong dang')}`))
    .body
  assert.deepEqual(
    found.items.map(({ displayName }: { displayName: string }) => displayName),
    ['Đặng Ngọc Ánh Hường'],
  )
  const seen: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Page = (
      await call(province(), 'GET', `/api/accounts?limit=3${cursor ? `&cursor=${cursor}` : ''}`)
    ).body
    seen.push(...page.items.map(({ username }) => username))
    cursor = page.nextCursor
    assert.equal(page.total > 3, true)
  }
  assert.equal(new Set(seen).size, seen.length)
})
