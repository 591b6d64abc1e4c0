// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readFile, stat } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { createClock, newId } from '@tinhso/kernel/clock'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { sql } from 'kysely'
import { type BrowserFake, browserOf, fakeOrganisations } from '../../testing/index.ts'
import { identity } from '../module.ts'
import { hashPassword, verifyPassword } from '../password/hash-password.ts'

const committee = { id: newId(), code: 'H10', name: 'UBND tỉnh Bình Phước', parentId: null }
const construction = { id: newId(), code: 'H10.01', name: 'Sở Xây dựng', parentId: committee.id }
const agriculture = {
  id: newId(),
  code: 'H10.02',
  name: 'Sở Tài nguyên và Môi trường',
  parentId: committee.id,
}
const good = 'mùa xuân trên đồi cà phê'

const instant = new Date('2026-03-02T02:00:00Z')
let house: TestHouse
const passwords = new Map<string, string>()
let networks = 0

const later = (ms: number) => instant.setTime(instant.getTime() + ms)
const fresh = async (): Promise<BrowserFake> => {
  networks += 1
  return browserOf(await house.server(), `10.0.0.${networks}`)
}
const auditText = async () => {
  const { rows } = await sql`select * from kernel.audit_entry`.execute(house.kernel.database.read)
  return JSON.stringify(rows)
}

before(async () => {
  house = await openTestHouse({
    modules: [fakeOrganisations([committee, construction, agriculture]), identity],
    clock: createClock({ instant }),
  })
  await house.seed({ demo: true, progress: () => {} })
  const slip = await readFile(house.kernel.statePath('run', 'first-run.txt'), 'utf8')
  for (const [, name, password] of slip.matchAll(/Tên đăng nhập: (\S+) — Mật khẩu [^:]+: (\S+)/g))
    passwords.set(name!, password!)
})
after(() => house.close())

test('the first start makes exactly one administrator, whose one-time password only its owner can read', async () => {
  const { rows } = await sql<{ origin: string; n: string }>`
    select origin, count(*) as n from identity.account group by origin`.execute(house.kernel.database.read)
  assert.equal(rows.find(({ origin }) => origin === 'first-start')?.n, '1')
  assert.equal((await stat(house.kernel.statePath('run', 'first-run.txt'))).mode & 0o777, 0o600)
  const count = passwords.size
  await house.seed({ demo: true, progress: () => {} })
  const again = await readFile(house.kernel.statePath('run', 'first-run.txt'), 'utf8')
  assert.equal(again.match(/Tên đăng nhập/g)?.length, count)
})

test('a one-time password must be changed before the session speaks for the account', async () => {
  const browser = await fresh()
  const first = await browser.signIn('quantri', passwords.get('quantri')!, '/console/tai-khoan?trang=2')
  assert.deepEqual([first.statusCode, first.headers.location], [303, '/doi-mat-khau'])
  assert.equal((await browser.api('GET', '/api/session')).statusCode, 401)
  const short = await browser.post('/doi-mat-khau', { 'mat-khau-moi': 'ngắn quá', 'nhap-lai': 'ngắn quá' })
  assert.equal(short.statusCode, 422)
  assert.match(short.body, /ít nhất 14 ký tự/)
  const before = browser.cookie()
  const changed = await browser.post('/doi-mat-khau', { 'mat-khau-moi': good, 'nhap-lai': good })
  assert.deepEqual([changed.statusCode, changed.headers.location], [303, '/console/tai-khoan?trang=2'])
  assert.notEqual(browser.cookie(), before)
  const session = (await browser.api('GET', '/api/session')).json()
  assert.equal(session.account.username, 'quantri')
  assert.deepEqual(
    session.account.roles.map(({ role }: { role: string }) => role),
    ['sysadmin'],
  )
  assert.ok(session.permissions.includes('identity.account.manage'))
  assert.equal(session.profile.referenceDate, '2025-06-30')
  const reused = await (await fresh()).signIn('quantri', passwords.get('quantri')!)
  assert.equal(reused.statusCode, 401)
})

test('an unknown name and a wrong password are answered with the same bytes', async () => {
  const ask = async (username: string) => (await fresh()).signIn(username, 'sai hoàn toàn rồi')
  const known = await ask('lanhdao.sxd')
  const unknown = await ask('khongco.sxd')
  const strip = (answer: { body: string }, name: string) => answer.body.replaceAll(name, '…')
  assert.equal(known.statusCode, 401)
  assert.equal(unknown.statusCode, known.statusCode)
  assert.equal(strip(unknown, 'khongco.sxd'), strip(known, 'lanhdao.sxd'))
  const names = (answer: { headers: object }) => Object.keys(answer.headers).sort()
  assert.deepEqual(names(unknown), names(known))
})

test('an unknown name takes as long as a wrong password', async () => {
  const hash = await hashPassword('x')
  const time = async (stored: string | null) => {
    const begun = process.hrtime.bigint()
    for (let round = 0; round < 5; round += 1) await verifyPassword('y', stored)
    return Number(process.hrtime.bigint() - begun) / 5e6
  }
  await time(hash)
  const [known, unknown] = [await time(hash), await time(null)]
  // hashing dominates; a missing hash would take well under a tenth
  assert.ok(unknown > known / 3, `${unknown} ms against ${known} ms`)
})

test('R-SSO-09: after five failures a name is locked, whether or not it exists, and opens again by itself', async () => {
  for (const name of ['canbo2.sxd', 'nguoila.sxd']) {
    const codes: number[] = []
    for (let attempt = 0; attempt < 5; attempt += 1) {
      codes.push((await (await fresh()).signIn(name, 'sai hoàn toàn rồi')).statusCode)
      later(40_000)
    }
    assert.deepEqual(codes, [401, 401, 401, 401, 423])
    const locked = await (await fresh()).signIn(name, passwords.get(name) ?? 'x')
    assert.equal(locked.statusCode, 423)
    assert.match(locked.body, /tạm khóa \d+ phút/)
  }
  later(16 * 60_000)
  const opened = await (await fresh()).signIn('canbo2.sxd', passwords.get('canbo2.sxd')!)
  assert.equal(opened.statusCode, 303)
})

test('R-SSO-09: repeated failures must wait longer each time, also when they are sent at the same moment', async () => {
  const browser = await fresh()
  const answers = await Promise.all(
    Array.from({ length: 12 }, () => browser.signIn('vanthu.sxd', 'sai hoàn toàn rồi')),
  )
  const codes = answers.map(({ statusCode }) => statusCode)
  assert.ok(codes.filter((code) => code === 401).length <= 2, codes.join())
  assert.ok(codes.filter((code) => code === 429).length >= 10, codes.join())
  assert.equal(answers.find(({ statusCode }) => statusCode === 429)?.headers['retry-after'], '1')
})

test('R-SSO-09: one network that tries many names is held up for all of them', async () => {
  const browser = await fresh()
  let last = 0
  for (let attempt = 0; attempt < 51; attempt += 1)
    last = (await browser.signIn(`ten${attempt}`, 'sai hoàn toàn rồi')).statusCode
  assert.equal(last, 429)
})

test('R-SSO-09: a session ends by idling, sooner for administrators, and after its whole time even in use', async () => {
  const official = await fresh()
  await official.signIn('canbo.sxd', passwords.get('canbo.sxd')!)
  const administrator = await fresh()
  assert.equal((await administrator.signIn('quantri', good)).statusCode, 303)
  const status = async (browser: BrowserFake) => (await browser.api('GET', '/api/session')).statusCode
  later(6 * 60_000)
  assert.deepEqual([await status(official), await status(administrator)], [200, 401])
  for (let used = 0; used < 59; used += 1) {
    later(10 * 60_000)
    await official.api('GET', '/api/session')
  }
  assert.equal(await status(official), 200)
  later(10 * 60_000)
  assert.equal(await status(official), 401)
})

test('R-SSO-09: people see their sessions and end them; an ended one stops at the next request', async () => {
  const [desk, phone] = [await fresh(), await fresh()]
  for (const browser of [desk, phone]) await browser.signIn('lanhdao.sxd', passwords.get('lanhdao.sxd')!)
  const { items } = (await desk.api('GET', '/api/sessions')).json()
  assert.equal(items.length, 2)
  const other = items.find(({ current }: { current: boolean }) => !current)
  assert.equal((await phone.api('GET', '/api/session')).statusCode, 200)
  assert.equal((await desk.api('DELETE', `/api/sessions/${other.id}`)).statusCode, 204)
  assert.equal((await phone.api('GET', '/api/session')).statusCode, 401)
  await phone.signIn('lanhdao.sxd', passwords.get('lanhdao.sxd')!)
  assert.equal((await phone.api('DELETE', '/api/sessions')).statusCode, 204)
  assert.equal((await desk.api('GET', '/api/session')).statusCode, 401)
  assert.equal((await phone.api('GET', '/api/session')).statusCode, 200)
})

test('a session of another person can be neither seen nor ended', async () => {
  const [one, two] = [await fresh(), await fresh()]
  await one.signIn('canbo.sxd', passwords.get('canbo.sxd')!)
  await two.signIn('canbo.snnmt', passwords.get('canbo.snnmt')!)
  const { items } = (await two.api('GET', '/api/sessions')).json()
  assert.equal((await one.api('DELETE', `/api/sessions/${items[0].id}`)).statusCode, 404)
  assert.equal((await two.api('GET', '/api/session')).statusCode, 200)
})

test('a changing request without the token of its session, or from another site, is refused', async () => {
  const browser = await fresh()
  await browser.signIn('canbo.sxd', passwords.get('canbo.sxd')!)
  const server = await house.server()
  const send = (headers: Record<string, string>) =>
    server.inject({
      method: 'DELETE',
      url: '/api/sessions',
      headers: { cookie: `tinhso_session=${browser.cookie()}`, ...headers },
    })
  const { csrfToken } = (await browser.api('GET', '/api/session')).json()
  assert.equal((await send({})).statusCode, 403)
  assert.equal((await send({ 'x-csrf-token': 'khác' })).statusCode, 403)
  assert.equal((await send({ 'x-csrf-token': csrfToken, 'sec-fetch-site': 'cross-site' })).statusCode, 403)
  assert.equal((await send({ 'x-csrf-token': csrfToken })).statusCode, 204)
  const form = await (await fresh()).post(
    '/dang-nhap',
    { 'ten-dang-nhap': 'canbo.sxd', 'mat-khau': passwords.get('canbo.sxd')! },
    { 'sec-fetch-site': 'cross-site' },
  )
  assert.equal(form.statusCode, 403)
})

test('signing in again in the same browser takes a new token and ends the old session', async () => {
  const browser = await fresh()
  await browser.signIn('canbo.sxd', passwords.get('canbo.sxd')!)
  const old = browser.cookie()!
  await browser.signIn('lanhdao2.sxd', passwords.get('lanhdao2.sxd')!)
  assert.notEqual(browser.cookie(), old)
  const answer = await (await house.server()).inject({
    url: '/api/session',
    headers: { cookie: `tinhso_session=${old}` },
  })
  assert.equal(answer.statusCode, 401)
})

test('a password that is too old lets in only to choose a new one, sooner for administrators', async () => {
  const start = instant.getTime()
  later(61 * 24 * 3_600_000)
  const browser = await fresh()
  assert.equal((await browser.signIn('quantri', good)).headers.location, '/doi-mat-khau')
  const reused = await browser.post('/doi-mat-khau', { 'mat-khau-moi': good, 'nhap-lai': good })
  assert.match(reused.body, /đã dùng trước đây/)
  assert.equal((await (await fresh()).signIn('canbo.sxd', passwords.get('canbo.sxd')!)).statusCode, 303)
  instant.setTime(start)
})

test('signing out ends the session, not only the cookie', async () => {
  const browser = await fresh()
  await browser.signIn('canbo.sxd', passwords.get('canbo.sxd')!)
  const token = browser.cookie()!
  assert.match((await browser.get('/dang-xuat')).body, /Kết thúc phiên làm việc/)
  assert.equal((await browser.post('/dang-xuat', {})).headers.location, '/dang-nhap?da-thoat=1')
  const server = await house.server()
  const headers = { cookie: `tinhso_session=${token}` }
  assert.equal((await server.inject({ url: '/api/session', headers })).statusCode, 401)
})

test('the cookie is out of reach of scripts and other sites', async () => {
  const browser = await fresh()
  const answer = await browser.signIn('canbo.sxd', passwords.get('canbo.sxd')!)
  assert.match(String(answer.headers['set-cookie']), /HttpOnly; SameSite=Lax/)
  const { rows } = await sql<{ hash: string }>`select token_hash as hash from identity.session`.execute(
    house.kernel.database.read,
  )
  assert.ok(!rows.some(({ hash }) => hash === browser.cookie()))
})

test('no password, typed name that is no account, or token reaches the audit', async () => {
  const secret = 'mật khẩu gõ nhầm ô'
  await (await fresh()).signIn(secret, 'và một mật khẩu nữa')
  const text = await auditText()
  assert.match(text, /identity\.sign-in-failed/)
  for (const word of [secret, 'và một mật khẩu nữa', good, ...passwords.values()])
    assert.ok(!text.includes(word), word)
})

test('accountsWithRole finds those whose grant covers the agency', async () => {
  const { ports } = house.kernel
  const inConstruction = await ports.accountsWithRole('data-steward', construction.id)
  assert.equal(inConstruction.length, 2)
  assert.equal((await ports.accountsWithRole('data-steward')).length, 3)
  assert.equal((await ports.accountsWithRole('leader', construction.id)).length, 1)
})
