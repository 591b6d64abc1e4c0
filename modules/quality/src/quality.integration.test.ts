// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import { openWarehouseTest, type WarehouseTest } from '@tinhso/warehouse/testing'
import { sql } from 'kysely'
import type { DatasetMeasure, Issue, Overview } from './contract/index.ts'
import { quality } from './module.ts'

let it: WarehouseTest
let steward: Actor
let head: Actor
let focal: Actor
const health = newId()

before(async () => {
  it = await openWarehouseTest([quality])
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
  focal = it.house.actor({ role: 'focal-province' })
})
after(() => it.close())

const header = 'Mã,Tên,Giường\n'
const keyed = (schema: DatasetSchema): DatasetSchema => ({
  ...schema,
  keys: [[schema.fields[0]!.id]],
  fields: schema.fields.map((field) =>
    field.title.vi === 'Giường' ? { ...field, type: 'integer' as const } : field,
  ),
})

const get = async <T>(actor: Actor, url: string): Promise<T> => {
  const answer = await it.call<T>(actor, 'GET', url)
  assert.equal(answer.status, 200, answer.text)
  return answer.body as T
}
const issues = (actor: Actor, all = false) =>
  get<{ items: Issue[] }>(actor, `/api/quality/issues${all ? '?all=true' : ''}`).then(({ items }) => items)
const measured = async (actor: Actor, code: string) =>
  (await get<{ items: DatasetMeasure[] }>(actor, '/api/quality/datasets')).items.find(
    (one) => one.code === code,
  )
const daily = () =>
  it.house.work().then(async (worker) => {
    await it.house.kernel.database.transaction((tx) =>
      sql`select graphile_worker.add_job('quality.every-day', '{}'::json)`.execute(tx),
    )
    await it.house.drainJobs()
    await worker.stop()
  })

test('R-WH-14: what came in is measured at once, and each agency sees its own', async () => {
  it.catalogue.add({ code: 'benh-vien', ownerAgencyId: health })
  let batch = await it.bring(steward, 'benh-vien', `${header}A1,Đa khoa,10\nA2,Sản nhi,20\nA3,,30\n`)
  batch = await it.confirm(steward, batch, keyed)
  await it.accept(steward, head, batch)
  await it.house.drainJobs()
  const one = await measured(steward, 'benh-vien')
  assert.deepEqual([one?.shares.correct, one?.shares.clean, one?.shares.live], [1, 1, null])
  assert.ok(Math.abs((one?.shares.complete ?? 0) - 8 / 9) < 0.001, String(one?.shares.complete))
  assert.ok(await measured(focal, 'benh-vien'))
  const stranger = it.house.actor({ role: 'data-steward', agencyId: newId() })
  assert.equal(await measured(stranger, 'benh-vien'), undefined)
  assert.equal((await get<Overview>(stranger, '/api/quality/overview')).datasets, 0)
  const clerk = it.house.actor({ role: 'official', agencyId: health })
  assert.equal((await it.call(clerk, 'GET', '/api/quality/overview')).status, 403)
})

test('R-WH-06: failed rows are followed from the notice until they are fixed here', async () => {
  const batch = await it.bring(steward, 'benh-vien', `${header}B1,Mắt,x\nB2,Tim,5\n`)
  assert.equal(batch.status, 'needs-fixes')
  const [issue] = await issues(steward)
  assert.deepEqual(
    [issue?.state, issue?.rows, issue?.openRows, issue?.batch],
    ['notified-source', 1, 1, batch.number],
  )
  assert.equal(issue!.dueOn, it.house.kernel.calendar.addWorkingDays(it.house.kernel.clock.today(), 10).due)
  const rows = await get<{ items: { record: number }[] }>(
    steward,
    `/api/warehouse/datasets/benh-vien/batches/${batch.number}/rows`,
  )
  const bed = batch.analysis?.schema.fields.find(({ title }) => title.vi === 'Giường')?.id ?? 'f3'
  const fixed = await it.call(
    steward,
    'PATCH',
    `/api/warehouse/datasets/benh-vien/batches/${batch.number}/rows`,
    {
      changes: [{ record: rows.items[0]!.record, values: { [bed]: '7' } }],
      version: batch.version,
    },
  )
  assert.ok(fixed.status < 300, fixed.text)
  await it.house.drainJobs()
  assert.deepEqual(await issues(steward), [])
  assert.equal((await issues(steward, true))[0]?.state, 'fixed-here')
})

test('R-WH-06: a batch that is given up waits for the source, until a later one is loaded', async () => {
  const batch = await it.bring(steward, 'benh-vien', `${header}C1,Da liễu,nhiều\n`)
  await it.call(steward, 'POST', `/api/warehouse/datasets/benh-vien/batches/${batch.number}/cancel`, {
    reason: 'Nguồn gửi lại',
  })
  await it.house.drainJobs()
  assert.equal((await issues(steward))[0]?.state, 'waiting-source')
  const again = await it.bring(steward, 'benh-vien', `${header}C1,Da liễu,12\n`)
  await it.accept(steward, head, again)
  await it.house.drainJobs()
  assert.deepEqual(await issues(steward), [])
  assert.equal((await issues(focal, true))[0]?.state, 'fixed-at-source')
})

test('R-ING-13: an update cycle that passed is told once to owner, focal officer and focal department', async () => {
  const { kernel } = it.house
  const people = new Map([
    ['data-steward', newId()],
    ['agency-focal', newId()],
    ['focal-province', newId()],
  ])
  kernel.ports.accountsWithRole = async (role) => (people.has(role) ? [people.get(role)!] : [])
  it.catalogue.add({ code: 'tram-y-te', ownerAgencyId: health, updateCycle: 'monthly' } as never)
  let batch = await it.bring(steward, 'tram-y-te', `${header}D1,Trạm 1,3\n`)
  batch = await it.confirm(steward, batch, keyed)
  await it.accept(steward, head, batch)
  await it.house.drainJobs()
  assert.equal((await measured(focal, 'tram-y-te'))?.overdue, false)
  await sql`update warehouse.dataset set last_loaded_at = last_loaded_at - interval '70 days'
    where id = (select dataset_id from quality.measure where due_on is not null limit 1)`.execute(
    kernel.database.read,
  )
  await daily()
  await daily()
  assert.equal((await measured(focal, 'tram-y-te'))?.overdue, true)
  const { rows } = await sql<{ account_id: string }>`
    select account_id from kernel.notice where kind = 'quality.overdue'`.execute(kernel.database.read)
  assert.deepEqual(rows.map(({ account_id }) => account_id).sort(), [...people.values()].sort())
  assert.ok((await measured(focal, 'tram-y-te'))!.shares.live! < 0.6)
})
