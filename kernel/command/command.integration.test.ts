// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openTestHouse, type TestHouse } from '../testing/index.ts'
import { noteModule } from '../testing/note-module.ts'

const agencyId = '018f0000-0000-7000-8000-000000000001'
const received: string[] = []
let house: TestHouse

before(async () => {
  house = await openTestHouse({ modules: [noteModule(received)] })
})
after(() => house.close())
beforeEach(() =>
  house.as(house.actor({ role: 'scribe', agencyId, accountId: '018f0000-0000-7000-8000-00000000000a' })),
)

const post = async (payload: object, key?: string) =>
  (await house.server()).inject({
    method: 'POST',
    url: '/api/notes',
    payload: { agencyId, ...payload },
    ...(key ? { headers: { 'idempotency-key': key } } : {}),
  })

const count = async (table: string) => {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${sql.raw(table)}`.execute(
    house.kernel.database.read,
  )
  return Number(rows[0]!.n)
}

test('the same key twice runs once and answers the same', async () => {
  const one = await post({ text: 'một' }, 'k1')
  const entries = await count('kernel.audit_entry')
  const two = await post({ text: 'một' }, 'k1')
  assert.equal(one.statusCode, 200)
  assert.deepEqual(two.json(), one.json())
  assert.equal(await count('kernel.audit_entry'), entries)
})

test('ten requests with one key at the same time run once', async () => {
  const events = await count('kernel.event')
  const answers = await Promise.all(Array.from({ length: 10 }, () => post({ text: 'cùng lúc' }, 'k-race')))
  assert.deepEqual(new Set(answers.map((answer) => answer.body)).size, 1)
  assert.equal(await count('kernel.event'), events + 1)
})

test('a key reused for another request is refused', async () => {
  await post({ text: 'hai' }, 'k2')
  const answer = await post({ text: 'ba' }, 'k2')
  assert.equal(answer.statusCode, 409)
  assert.equal(answer.json().code, 'command.idempotency-reused')
})

test('what fails leaves nothing behind: no evidence, no event, no claimed key', async () => {
  const before = [
    await count('kernel.audit_entry'),
    await count('kernel.event'),
    await count('kernel.command_receipt'),
  ]
  const answer = await post({ text: 'fail' }, 'k3')
  assert.equal(answer.statusCode, 500)
  assert.match(answer.json().detail, /báo mã/)
  assert.doesNotMatch(answer.body, /disk is full/)
  assert.deepEqual(
    [await count('kernel.audit_entry'), await count('kernel.event'), await count('kernel.command_receipt')],
    before,
  )
})

test('a change that leaves no evidence is a fault of ours', async () => {
  const answer = await (await house.server()).inject({ method: 'POST', url: '/api/notes/unaudited' })
  assert.equal(answer.statusCode, 500)
})

test('R-SSO-06: acting outside the scope is refused with 403 and recorded', async () => {
  const answer = await post({ text: 'x', agencyId: '018f0000-0000-7000-8000-000000000002' })
  assert.equal(answer.statusCode, 403)
  assert.match(answer.json().detail, /chưa có quyền “Ghi chú”/)
  for (let tries = 0; tries < 50; tries += 1) {
    const { rows } = await sql<{ n: string }>`
      select count(*) as n from kernel.audit_entry where action = 'access.refused'`.execute(
      house.kernel.database.read,
    )
    if (rows[0]!.n === '1') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.fail('the refusal was not recorded')
})

test('a subscriber receives each event once, in the order of its aggregate', async () => {
  await house.drainJobs()
  received.length = 0
  await post({ text: 'bốn' })
  await house.drainJobs()
  assert.equal(received.length, 1)
  assert.match(received[0]!, /^\d+:bốn$/)
})

test('the app role cannot change or remove evidence', async () => {
  await assert.rejects(
    sql`update kernel.audit_entry set reason = 'x'`.execute(house.kernel.database.read),
    /permission denied/,
  )
  await assert.rejects(
    sql`delete from kernel.audit_entry`.execute(house.kernel.database.loader),
    /permission denied/,
  )
})
