// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type CollectionTest, openCollectionTest } from '../../testing/index.ts'
import type { CorrectionView, RoundDetail, Task } from '../contract/index.ts'

let it: CollectionTest
let code: string

before(async () => {
  it = await openCollectionTest(4)
})
after(() => it.close())

const url = () => `/api/collection/rounds/${code}`
const round = async () => (await it.call<RoundDetail>(it.owner, 'GET', url())).body
const taskUrl = (index: number) => `/api/collection/tasks/${code}/${it.communes[index]!.code}`
const agencyUrl = (index: number) => `${url()}/agencies/${it.communes[index]!.code}`

const openPeriod = async (period: string) => {
  const opened = await it.call<{ code: string }>(it.owner, 'POST', '/api/collection/rounds', {
    dataset: it.dataset,
    title: `Điểm dân cư năm ${period}`,
    period: { kind: 'year', value: period },
    workingDays: 5,
    choice: { level: 'commune' },
    scope: { field: it.field('Mã cơ quan'), by: 'agency-code' },
    fixed: { [it.field('Kỳ')]: period },
    loadMode: 'upsert',
    checks: { sumFields: [it.field('Số hộ')], tolerancePercent: 20 },
  })
  assert.equal(opened.status, 200, opened.text)
  code = opened.body.code
}

const send = async (index: number, rows: readonly (readonly [string, string])[]) => {
  const { officer, head } = it.communes[index]!
  const { body: task } = await it.call<Task>(officer, 'GET', taskUrl(index))
  const saved = await it.call<{ version: number }>(officer, 'PUT', `${taskUrl(index)}/draft`, {
    version: task.version,
    changes: rows.map(([name, households], position) => ({
      key: `r${position}`,
      values: { [it.field('Tên điểm')]: name, [it.field('Số hộ')]: households },
    })),
    removed: task.rows.filter(({ key }) => key.startsWith('p')).map(({ key }) => key),
  })
  assert.equal(saved.status, 200, saved.text)
  const asked = await it.call(officer, 'POST', `${taskUrl(index)}/submit`, {
    version: saved.body.version,
    ...(rows.length === 0 ? { nothingToReport: true } : {}),
  })
  assert.equal(asked.status, 200, asked.text)
  const sent = await it.call(head, 'POST', `${taskUrl(index)}/approve`)
  assert.equal(sent.status, 200, sent.text)
}

test('the owner sees who stands where, and reminds those who still owe with a text without data', async () => {
  await openPeriod('2026')
  await send(0, [
    ['Điểm 1', '10'],
    ['Điểm 2', '20'],
  ])
  const seen = await round()
  assert.deepEqual([seen.counts.sent, seen.counts.notOpened, seen.counts.rows], [1, 3, 2])
  const text = await it.call<{ text: string; agencies: unknown[] }>(
    it.owner,
    'GET',
    `${url()}/reminder?to=owing`,
  )
  assert.equal(text.body.agencies.length, 3)
  assert.doesNotMatch(text.body.text, /Điểm 1/)
  const head = it.communes[1]!.head as { accountId: string }
  it.house.kernel.ports.accountsWithRole = async (role, agencyId) =>
    role === 'agency-head' && agencyId === it.communes[1]!.id ? [head.accountId] : []
  await it.house.drainJobs()
  const reminded = await it.call(it.owner, 'POST', `${url()}/remind`, { to: 'owing' })
  assert.deepEqual(reminded.body, { agencies: 3, people: 1 })
  const { rows: notices } = await sql<{ kind: string }>`select kind from kernel.notice
    where account_id = ${head.accountId} order by id`.execute(it.house.kernel.database.read)
  assert.deepEqual(
    notices.map(({ kind }) => kind),
    ['collection.opened', 'collection.reminder'],
  )
  const stranger = await it.call(it.communes[0]!.officer, 'GET', url())
  assert.equal(stranger.status, 404)
})

test('returned with reasons per row, corrected, sent again', async () => {
  const returned = await it.call(it.owner, 'POST', `${agencyUrl(0)}/return`, {
    reason: 'Số hộ chưa khớp',
    rows: [{ key: 'r1', reason: 'Số hộ năm trước là 200' }],
  })
  assert.equal(returned.body['status'], 'returned', returned.text)
  const none = await it.call(it.owner, 'POST', `${agencyUrl(0)}/return`, { reason: 'x' })
  assert.equal(none.status, 409)
  const { body: task } = await it.call<Task>(it.communes[0]!.officer, 'GET', taskUrl(0))
  assert.equal(task.rows.find(({ key }) => key === 'r1')!.returnReason, 'Số hộ năm trước là 200')
  assert.equal(task.returned!.reason, 'Số hộ chưa khớp')
  await send(0, [
    ['Điểm 1', '10'],
    ['Điểm 2', '200'],
  ])
})

test('a later due day needs a reason and reaches who still owes, in their cases too', async () => {
  const bare = await it.call(it.owner, 'POST', `${url()}/extend`, { dueOn: '2035-12-31', reason: ' ' })
  assert.equal(bare.status, 422)
  const past = await it.call(it.owner, 'POST', `${url()}/extend`, { dueOn: '2020-01-01', reason: 'Mưa lũ' })
  assert.equal(past.body.code, 'collection.due-in-past')
  const moved = await it.call(it.owner, 'POST', `${url()}/extend`, {
    dueOn: '2035-12-31',
    reason: 'Mưa lũ',
    agencies: [it.communes[2]!.code],
  })
  assert.deepEqual(moved.body, { agencies: 1 }, moved.text)
  const { agencies, dueOn } = await round()
  assert.equal(agencies.find(({ agency }) => agency.code === it.communes[2]!.code)!.dueOn, '2035-12-31')
  assert.notEqual(dueOn, '2035-12-31')
})

test('R-ING-15: consolidated into one batch with provenance, approved by another person, counts tie, locked', async () => {
  await send(1, [['Điểm 1', '5']])
  await send(2, [])
  await it.call(it.owner, 'POST', `${url()}/accept-all`)
  const missing = await it.call(it.owner, 'POST', `${url()}/consolidate`, {})
  assert.deepEqual([missing.status, missing.body.code], [409, 'collection.agencies-missing'])
  await send(3, [['Điểm 1', '7']])
  assert.deepEqual((await it.call(it.owner, 'POST', `${url()}/accept-all`)).body, { accepted: 1 })
  const made = await it.call<{ batchNumber: number; rows: number }>(
    it.owner,
    'POST',
    `${url()}/consolidate`,
    {},
  )
  assert.equal(made.status, 200, made.text)
  assert.equal(made.body.rows, 4)
  await it.house.drainJobs()
  const batch = await it.batch(made.body.batchNumber)
  assert.deepEqual([batch.status, batch.counts?.good], ['submitted', 4], JSON.stringify(batch.problem))
  const closed = await it.call(it.communes[0]!.officer, 'PUT', `${taskUrl(0)}/draft`, {
    version: 9,
    changes: [],
    removed: [],
  })
  assert.equal(closed.body.code, 'collection.round-not-open')
  const approveUrl = `/api/warehouse/datasets/${it.dataset}/batches/${made.body.batchNumber}/approve`
  const self = await it.call(it.owner, 'POST', approveUrl, {})
  assert.equal(self.status, 403)
  const approved = await it.call(it.ownerHead, 'POST', approveUrl, {})
  assert.equal(approved.body['loaded'], 4, approved.text)
  await it.house.drainJobs()
  const seen = await round()
  assert.deepEqual([seen.status, seen.tally!.contributed, seen.tally!.stored], ['loaded', 4, 4])
  const rows = await sql<{
    agency: string
    record: string
  }>`select c.agency_code as agency, p.record_no as record
    from collection.consolidated_row p join collection.contribution c on c.id = p.contribution_id
    order by p.record_no`.execute(it.house.kernel.database.read)
  const stored = await it.call<{ items: Record<string, unknown>[] }>(
    it.owner,
    'GET',
    `/api/data/${it.dataset}/rows?limit=10`,
  )
  assert.deepEqual(
    stored.body.items.map((row) => row['ma_co_quan']),
    rows.rows.map(({ agency }) => agency),
    'each stored row and the agency it came from, record by record',
  )
  const locked = await it.call(it.ownerHead, 'POST', `${url()}/lock`)
  assert.equal(locked.body['status'], 'locked', locked.text)
})

test('R-ING-12: after locking a row is corrected with its old value, a reason and an approval', async () => {
  const [first] = it.communes
  const field = it.field('Số hộ')
  const correct = (body: object) =>
    it.call<{ batchNumber: number }>(it.owner, 'POST', `${url()}/corrections`, {
      agency: first!.code,
      key: 'r1',
      values: { [field]: '250' },
      reason: 'Xã báo nhầm đơn vị tính',
      ...body,
    })
  assert.equal((await correct({ reason: ' ' })).body.code, 'collection.reason-required')
  assert.equal(
    (await correct({ values: { [it.field('Tên điểm')]: 'Điểm khác' } })).body.code,
    'collection.key-unchanged',
  )
  assert.equal((await correct({ values: { [field]: 'nhiều' } })).body.code, 'collection.rows-with-faults')
  const asked = await correct({})
  assert.equal(asked.status, 200, asked.text)
  await it.house.drainJobs()
  const list = async () =>
    (await it.call<{ items: CorrectionView[] }>(it.owner, 'GET', `${url()}/corrections`)).body.items
  assert.deepEqual((await list())[0]!.changes, [{ field: 'Số hộ', before: '200', after: '250' }])
  assert.equal((await list())[0]!.status, 'waiting')
  const approve = `/api/warehouse/datasets/${it.dataset}/batches/${asked.body.batchNumber}/approve`
  assert.equal((await it.call(it.owner, 'POST', approve, {})).status, 403)
  assert.equal((await it.call(it.ownerHead, 'POST', approve, {})).body['loaded'], 1)
  await it.house.drainJobs()
  assert.equal((await list())[0]!.status, 'loaded')
  const { body: stored } = await it.call<{ items: Record<string, unknown>[]; total: number }>(
    it.owner,
    'GET',
    `/api/data/${it.dataset}/rows?count=true&so_ho=250`,
  )
  assert.equal(stored.total, 1)
  const { body: task } = await it.call<Task>(it.owner, 'GET', taskUrl(0))
  assert.equal(task.rows.find(({ key }) => key === 'r1')!.values[field], '250')
})

test('the next round begins with what each agency sent in the last one', async () => {
  await openPeriod('2027')
  const { body: task } = await it.call<Task>(it.communes[0]!.officer, 'GET', taskUrl(0))
  assert.deepEqual(
    task.rows.map(({ values, origin }) => [values[it.field('Số hộ')], values[it.field('Kỳ')], origin]),
    [
      ['10', '2027', 'prefilled'],
      ['250', '2027', 'prefilled'],
    ],
  )
  assert.equal(task.status, 'not-opened')
})

test('a batch that its approver returns opens the round again', async () => {
  for (const index of [0, 1, 2, 3]) await send(index, [['Điểm 1', String(index + 1)]])
  await it.call(it.owner, 'POST', `${url()}/accept-all`)
  const made = await it.call<{ batchNumber: number }>(it.owner, 'POST', `${url()}/consolidate`, {})
  await it.house.drainJobs()
  const batchUrl = `/api/warehouse/datasets/${it.dataset}/batches/${made.body.batchNumber}`
  const returned = await it.call(it.ownerHead, 'POST', `${batchUrl}/return`, { reason: 'Xem lại xã 01' })
  assert.equal(returned.status, 200, returned.text)
  await it.house.drainJobs()
  assert.equal((await round()).status, 'open')
  const again = await it.call<{ batchNumber: number }>(it.owner, 'POST', `${url()}/consolidate`, {})
  assert.equal(again.status, 200, again.text)
  assert.notEqual(again.body.batchNumber, made.body.batchNumber)
})
