// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { type CollectionTest, openCollectionTest } from '../../testing/index.ts'
import type { DraftSaved, FileTaken, Task, TaskStep, TaskSummary } from '../contract/index.ts'

let it: CollectionTest
let round: string

before(async () => {
  it = await openCollectionTest(3)
})
after(() => it.close())

const opening = (changes: object = {}) => ({
  dataset: it.dataset,
  title: 'Điểm dân cư năm 2026',
  period: { kind: 'year', value: '2026' },
  workingDays: 10,
  instructions: 'Mỗi dòng một điểm dân cư.',
  legalBasis: ['000 Đ24.2'],
  choice: { level: 'commune' },
  scope: { field: it.field('Mã cơ quan'), by: 'agency-code' },
  fixed: { [it.field('Kỳ')]: '2026' },
  loadMode: 'upsert',
  checks: { sumFields: [it.field('Số hộ')], tolerancePercent: 20 },
  ...changes,
})
const open = (actor: Actor, changes: object = {}) =>
  it.call<{ code: string; agencies: number; dueOn: string }>(
    actor,
    'POST',
    '/api/collection/rounds',
    opening(changes),
  )
const url = (index: number) => `/api/collection/tasks/${round}/${it.communes[index]!.code}`
const officer = (index: number) => it.communes[index]!.officer
const head = (index: number) => it.communes[index]!.head
const row = (key: string, name: string, households: string, more: object = {}) => ({
  key,
  values: { [it.field('Tên điểm')]: name, [it.field('Số hộ')]: households, ...more },
})
const save = (actor: Actor, index: number, body: object) =>
  it.call<DraftSaved>(actor, 'PUT', `${url(index)}/draft`, { version: 0, changes: [], removed: [], ...body })
const task = async (actor: Actor, index: number) => (await it.call<Task>(actor, 'GET', url(index))).body

test('R-ING-02: the owner opens a round for every commune in one step, due in working days with its account', async () => {
  const opened = await open(it.owner)
  assert.equal(opened.status, 200, opened.text)
  assert.deepEqual([opened.body.agencies, opened.body.code], [3, `${it.dataset}-2026`])
  round = opened.body.code
  const again = await open(it.owner)
  assert.deepEqual([again.status, again.body.code], [409, 'collection.round-exists'])
  const stranger = await open(officer(0), { period: { kind: 'year', value: '2025' } })
  assert.equal(stranger.status, 403, stranger.text)
  const mine = await it.call<{ items: TaskSummary[] }>(officer(0), 'GET', '/api/collection/tasks')
  assert.deepEqual(
    mine.body.items.map(({ status, round: { code } }) => [status, code]),
    [['not-opened', round]],
  )
  const found = await task(officer(0), 0)
  assert.equal(found.ledger.filter(({ counted }) => counted).length, 10)
  assert.equal(found.fields.find(({ id }) => id === it.field('Kỳ'))!.fixed, '2026')
  assert.equal(found.scope.value, it.communes[0]!.code)
})

test('a round needs a known period, a known field and agencies that exist', async () => {
  const wrong = async (changes: object) => (await open(it.owner, changes)).body.code
  assert.equal(await wrong({ period: { kind: 'quarter', value: '2026-Q5' } }), 'collection.wrong-period')
  assert.equal(await wrong({ scope: { field: 'f99', by: 'agency-code' } }), 'collection.unknown-field')
  assert.equal(await wrong({ choice: { agencies: [{ code: 'KHONG.CO' }] } }), 'collection.unknown-agency')
  assert.equal(
    await wrong({ scope: { field: it.field('Mã cơ quan'), by: 'unit-code' } }),
    'collection.unit-unknown',
  )
})

test('an agency sees its own task only', async () => {
  const other = await it.call(officer(1), 'GET', url(0))
  assert.deepEqual([other.status, other.body.code], [404, 'collection.unknown-task'])
  const saved = await save(officer(1), 0, { changes: [row('a', 'Điểm 1', '10')] })
  assert.equal(saved.status, 404)
  const owner = await it.call(it.owner, 'GET', url(0))
  assert.equal(owner.status, 404, 'a draft is not the owner’s to read')
})

test('rows are judged as the data firewall would, saved with their faults, and a faulty draft is not sent', async () => {
  const saved = await save(officer(0), 0, { changes: [row('a', 'Điểm 1', 'mười'), row('b', 'Điểm 2', '20')] })
  assert.equal(saved.status, 200, saved.text)
  assert.deepEqual([saved.body.version, saved.body.rowCount, saved.body.faultCount], [1, 2, 1])
  assert.match(saved.body.verdicts.find(({ key }) => key === 'a')!.faults[0]!.message.vi, /không phải là số/)
  const found = await task(officer(0), 0)
  assert.equal(found.status, 'drafting')
  assert.equal(
    found.rows.find(({ key }) => key === 'b')!.values[it.field('Mã cơ quan')],
    it.communes[0]!.code,
  )
  const sent = await it.call(officer(0), 'POST', `${url(0)}/submit`, { version: 1 })
  assert.deepEqual([sent.status, sent.body.code], [422, 'collection.rows-with-faults'])
  const twice = await save(officer(0), 0, { version: 1, changes: [row('a', 'Điểm 2', '11')] })
  assert.equal(twice.body.faultCount, 2, 'two rows with the same key')
})

test('R-ING-01: a row of another agency is refused with the row named, and nothing of the save is kept', async () => {
  const foreign = row('x', 'Điểm 9', '1', { [it.field('Mã cơ quan')]: it.communes[1]!.code })
  const answer = await save(officer(0), 0, { version: 2, changes: [row('c', 'Điểm 3', '5'), foreign] })
  assert.deepEqual([answer.status, answer.body.code], [422, 'collection.row-of-another'])
  assert.match(answer.body.detail!, /Dòng 2 ghi/)
  const period = await save(officer(0), 0, {
    version: 2,
    changes: [row('y', 'Điểm 8', '1', { [it.field('Kỳ')]: '2024' })],
  })
  assert.equal(period.body.code, 'collection.fixed-value')
  assert.equal((await task(officer(0), 0)).rows.length, 2)
})

test('two people at one draft: nothing is overwritten in silence, the slower one is told what differs', async () => {
  const second = it.house.actor({
    role: 'agency-focal',
    agencyId: it.communes[0]!.id,
    displayName: 'Đầu mối',
  })
  const mine = await save(officer(0), 0, { version: 2, changes: [row('a', 'Điểm 1', '10')] })
  const theirs = await save(second, 0, {
    version: 2,
    changes: [row('a', 'Điểm 1', '99'), row('d', 'Điểm 4', '7')],
  })
  assert.equal(theirs.status, 200, theirs.text)
  assert.equal(theirs.body.conflicts[0]!.stored![it.field('Số hộ')], '10')
  assert.equal(theirs.body.conflicts[0]!.yours![it.field('Số hộ')], '99')
  assert.equal(theirs.body.saved, 1)
  assert.equal(theirs.body.version, mine.body.version + 1)
  const repeated = await save(second, 0, { version: 2, changes: [row('d', 'Điểm 4', '7')] })
  assert.deepEqual([repeated.body.saved, repeated.body.version], [0, theirs.body.version])
})

test('R-ING-15: the leader of the agency approves what another person filled in, then it is sent', async () => {
  const { version } = await task(officer(0), 0)
  const stale = await it.call(officer(0), 'POST', `${url(0)}/submit`, { version: version - 1 })
  assert.deepEqual([stale.status, stale.body.code], [409, 'collection.stale'])
  const asked = await it.call<TaskStep>(officer(0), 'POST', `${url(0)}/submit`, { version })
  assert.equal(asked.body.status, 'awaiting-approval', asked.text)
  const closed = await save(officer(0), 0, { version, changes: [row('e', 'Điểm 5', '1')] })
  assert.equal(closed.body.code, 'collection.not-fillable')
  const self = await it.call(officer(0), 'POST', `${url(0)}/approve`)
  assert.equal(self.status, 403)
  const both = it.house.actor({
    role: ['data-steward', 'agency-head'],
    agencyId: it.communes[1]!.id,
    displayName: 'Một người hai vai',
  })
  await save(both, 1, { changes: [row('a', 'Điểm 1', '3')] })
  await it.call(both, 'POST', `${url(1)}/submit`, { version: 1 })
  const own = await it.call(both, 'POST', `${url(1)}/approve`)
  assert.deepEqual([own.status, own.body.code], [403, 'procedure.same-person'])
  const sent = await it.call<TaskStep>(head(0), 'POST', `${url(0)}/approve`)
  assert.equal(sent.body.status, 'sent', sent.text)
  const shown = await it.call<Task>(it.owner, 'GET', url(0))
  assert.equal(shown.body.rows.length, 3, 'the owner sees rows once they are sent')
})

test('“nothing to report” is an answer that is confirmed, and not beside rows', async () => {
  const empty = await it.call(officer(2), 'POST', `${url(2)}/submit`, { version: 0 })
  assert.deepEqual([empty.status, empty.body.code], [422, 'collection.nothing-entered'])
  const asked = await it.call<TaskStep>(officer(2), 'POST', `${url(2)}/submit`, {
    version: 0,
    nothingToReport: true,
  })
  assert.equal(asked.body.status, 'awaiting-approval', asked.text)
  const back = await it.call<TaskStep>(head(2), 'POST', `${url(2)}/send-back`, { reason: 'Có một điểm mới' })
  assert.equal(back.body.status, 'drafting', back.text)
  await save(officer(2), 2, { changes: [row('a', 'Điểm 1', '4')] })
  const beside = await it.call(officer(2), 'POST', `${url(2)}/submit`, { version: 1, nothingToReport: true })
  assert.equal(beside.body.code, 'collection.rows-there')
})

const uploadTo = (actor: Actor, index: number, content: string | Buffer, fileName = 'so-cua-xa.csv') =>
  it.upload(actor, '', content, { url: `${url(index)}/file`, fileName }) as unknown as Promise<{
    status: number
    text: string
    body: FileTaken & { code?: string; errors?: { message?: { vi: string } }[] }
  }>

test('rows come from the agency’s own file: the same key is brought up to date, others are added', async () => {
  const before = await task(officer(2), 2)
  assert.equal(before.rows.length, 1)
  const own = 'STT;Tên điểm;Số hộ;Sổ nội bộ\n1;Điểm 1;1.204;x\n2;Điểm 2;9;y\n'
  const taken = await uploadTo(officer(2), 2, own)
  assert.equal(taken.status, 200, taken.text)
  assert.deepEqual([taken.body.read, taken.body.rowCount, taken.body.faultCount], [2, 2, 0], taken.text)
  const rows = (await task(officer(2), 2)).rows.map(({ values }) => values[it.field('Số hộ')])
  assert.deepEqual(rows, ['1204', '9'])
})

test('a file with rows of another agency is refused, each row named', async () => {
  const foreign = `Mã cơ quan,Tên điểm,Số hộ\n${it.communes[2]!.code},Điểm 5,3\n${it.communes[0]!.code},Điểm 6,4\n`
  const refused = await uploadTo(officer(2), 2, foreign)
  assert.deepEqual([refused.status, refused.body.code], [422, 'collection.row-of-another'])
  assert.match(refused.text, /Dòng 2 ghi/)
  assert.equal((await task(officer(2), 2)).rows.length, 2)
  const unread = await uploadTo(officer(2), 2, Buffer.from([0x50, 0x4b, 3, 4, 0, 0]), 'hong.xlsx')
  assert.equal(unread.status, 422, unread.text)
})

test('the template of a task holds its rows and comes back without a question', async () => {
  it.house.as(officer(2))
  const server = await it.house.server()
  const template = await server.inject({ method: 'GET', url: `${url(2)}/template.xlsx` })
  assert.equal(template.statusCode, 200, template.body.slice(0, 300))
  const taken = await uploadTo(officer(2), 2, template.rawPayload, 'mau.xlsx')
  assert.equal(taken.status, 200, taken.text)
  assert.deepEqual([taken.body.read, taken.body.saved, taken.body.unknownColumns], [2, 0, []], taken.text)
})

test('a file that bears a mark of secrecy is refused and not kept', async () => {
  const marked = 'TỐI MẬT\nTên điểm,Số hộ\nĐiểm 7,3\n'
  const refused = await uploadTo(officer(2), 2, marked, 'danh-sach.csv')
  assert.deepEqual([refused.status, refused.body.code], [422, 'screening.refused'], refused.text)
})
