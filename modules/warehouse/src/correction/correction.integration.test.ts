// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'
import type { DatasetCorrection, DatasetSchema } from '../contract/index.ts'

let it: WarehouseTest
const health = newId()
let steward: Actor
let head: Actor
let owner: Actor
const code = 'nguoi-cao-tuoi'
const url = `/api/warehouse/datasets/${code}/corrections`

const shape = (schema: DatasetSchema): DatasetSchema => ({
  ...schema,
  keys: [[schema.fields[0]!.id]],
  fields: schema.fields.map((field, index) =>
    index === 2
      ? { ...field, type: 'decimal' as const }
      : index === 3
        ? { ...field, sensitive: 'sensitive' }
        : field,
  ),
})

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  head = it.house.actor({ role: 'agency-head', agencyId: health })
  owner = it.house.actor({ role: 'owner-agency', agencyId: health })
  it.catalogue.add({ code, ownerAgencyId: health })
  const file = 'Mã,Họ tên,Trợ cấp,Bệnh nền\nA1,Lê Một,"1200,5",Tim mạch\nA2,Trần Hai,"500,5",Tiểu đường\n'
  const proposed = await it.bring(steward, code, file)
  const checked = await it.confirm(steward, proposed, shape)
  assert.equal((await it.accept(steward, head, checked)).loaded, 2)
  for (const actor of [steward, head])
    await it.call(actor, 'POST', `/api/warehouse/datasets/${code}/unmask`, {
      purpose: 'Xét duyệt đính chính',
    })
})
after(() => it.close())

const correct = async (actor: Actor, rows: unknown[], reason?: string) => {
  const answer = await it.call<{ number: number }>(actor, 'POST', url, {
    rows,
    ...(reason ? { reason } : {}),
  })
  await it.house.drainJobs()
  return answer
}
const corrections = async (actor: Actor, more = '') =>
  (await it.call<{ items: DatasetCorrection[] }>(actor, 'GET', `${url}${more}`)).body.items
const rowsAt = async (more = '') =>
  (
    await it.call<{ items: Record<string, unknown>[] }>(
      steward,
      'GET',
      `/api/data/${code}/rows?sort=ma&unmasked=true${more}`,
    )
  ).body.items.map((row) => Object.values(row).join('|'))
const approve = (actor: Actor, number: number) =>
  it.call(actor, 'POST', `/api/warehouse/datasets/${code}/batches/${number}/approve`, {})

const wrong = { key: { f1: 'A1' }, values: { f3: '1250,75', f4: 'Huyết áp' } }

test('R-ING-12: a correction without a reason is refused, and so is one of an unknown row, of a key, of nothing', async () => {
  const codes: unknown[] = []
  for (const [rows, reason] of [
    [[wrong], undefined],
    [[wrong], ' … '],
    [[{ key: { f1: 'Z9' }, values: { f3: '1' } }], 'Sai số'],
    [[{ key: { f1: 'A1' }, values: { f1: 'A7' } }], 'Sai số'],
    [[{ key: { f1: 'A1' }, values: { f3: '1200,50' } }], 'Sai số'],
    [[{ key: { f1: 'A1' }, values: { f3: 'nhiều' } }], 'Sai số'],
    [[{ key: { f1: 'A1' }, values: { f99: '1' } }], 'Sai số'],
  ] as const) {
    const { status, body } = await correct(steward, [...rows], reason)
    codes.push([status, body.code])
  }
  assert.deepEqual(codes, [
    [422, 'warehouse.correction-without-reason'],
    [422, 'warehouse.correction-without-reason'],
    [422, 'warehouse.correction-unknown-row'],
    [422, 'warehouse.correction-changes-key'],
    [422, 'warehouse.correction-changes-nothing'],
    [422, 'warehouse.correction-with-faults'],
    [422, 'warehouse.no-such-field'],
  ])
  const other = it.house.actor({ role: 'data-steward', agencyId: newId() })
  assert.equal((await correct(other, [wrong], 'Sai số')).status, 403)
  assert.equal((await correct(it.house.actor({ role: 'auditor' }), [wrong], 'Sai số')).status, 403)
})

test('R-ING-12: a correction counts once another person approved it; the old value stays as known', async () => {
  const { status, body, text } = await correct(steward, [wrong], 'Nhập nhầm theo biên bản 12')
  assert.equal(status, 200, text)
  assert.equal((await it.batch(steward, code, body.number)).status, 'submitted')
  assert.deepEqual(await rowsAt(), ['A1|Lê Một|1200.5|Tim mạch', 'A2|Trần Hai|500.5|Tiểu đường'])

  const second = await correct(owner, [{ key: { f1: 'A1' }, values: { f3: '1' } }], 'Sai số')
  assert.deepEqual([second.status, second.body.code], [409, 'warehouse.correction-waits'])
  assert.equal((await approve(steward, body.number)).status, 403)

  const [waiting] = await corrections(head, '?unmasked=true')
  assert.deepEqual(
    [
      waiting?.status,
      waiting?.rows[0]?.key,
      waiting?.rows[0]?.changes.map(({ before, after }) => [before, after]),
    ],
    [
      'waiting',
      'A1',
      [
        ['1200.5', '1250.75'],
        ['Tim mạch', 'Huyết áp'],
      ],
    ],
  )
  const done = await approve(head, body.number)
  assert.equal(done.status, 200, done.text)
  await it.house.drainJobs()
  assert.deepEqual(await rowsAt(), ['A1|Lê Một|1250.75|Huyết áp', 'A2|Trần Hai|500.5|Tiểu đường'])
  const first = await it.batch(steward, code, 1)
  assert.deepEqual((await rowsAt(`&asKnown=${first.loadNumber}`))[0], 'A1|Lê Một|1200.5|Tim mạch')
  const [settled] = await corrections(head, '?unmasked=true')
  assert.deepEqual(
    [settled?.status, settled?.reason, settled?.asked.name !== '', settled?.decided?.name !== ''],
    ['in-force', 'Nhập nhầm theo biên bản 12', true, true],
  )
  assert.deepEqual(
    settled?.rows[0]?.changes.map(({ before, after }) => [before, after]),
    [
      ['1200.5', '1250.75'],
      ['Tim mạch', 'Huyết áp'],
    ],
  )
})

test('R-ING-12: who may not read a sensitive value sees old and new masked, and it rests nowhere in plain', async () => {
  const [seen] = await corrections(owner)
  assert.deepEqual(
    seen?.rows[0]?.changes.map(({ before, after }) => [before, after]),
    [
      ['1200.5', '1250.75'],
      ['•••ạch', '••• áp'],
    ],
  )
  const auditor = await corrections(it.house.actor({ role: 'auditor' }))
  assert.deepEqual([auditor[0]?.rows[0]?.changes.length, auditor[0]?.rows[0]?.hidden], [1, 1])
  const { rows } = await sql<{ text: string }>`select row_to_json(c)::text || row_to_json(r)::text as text
    from warehouse.correction c join warehouse.corrected_row r using (batch_id)`.execute(
    it.house.kernel.database.read,
  )
  assert.equal(
    rows.some(({ text }) => /Huyết|Tim mạch|1250/.test(text)),
    false,
  )
})

test('R-ING-12: the event tells later consumers which fields of how many rows changed, without values', async () => {
  const { rows } = await sql<{ data: Record<string, unknown> }>`select data from kernel.event
    where type = 'warehouse.rows-corrected'`.execute(it.house.kernel.database.read)
  assert.equal(rows.length, 1)
  assert.deepEqual(
    [rows[0]!.data['rows'], rows[0]!.data['fields'], rows[0]!.data['batch']],
    [1, ['tro_cap', 'benh_nen'], 2],
  )
})

test('a correction that was overtaken is not loaded over the newer row', async () => {
  const { body } = await correct(steward, [{ key: { f1: 'A2' }, values: { f3: '700' } }], 'Sai số')
  const again = await it.upload(
    steward,
    code,
    'Mã,Họ tên,Trợ cấp,Bệnh nền\nA2,Trần Hai,"900,5",Tiểu đường\n',
    { mode: 'upsert' },
  )
  await it.house.drainJobs()
  await it.accept(steward, head, await it.batch(steward, code, again.body.number))
  const late = await approve(head, body.number)
  assert.deepEqual([late.status, late.body.code], [409, 'warehouse.correction-stale'])
  assert.match((await rowsAt())[1]!, /900\.5/)
  const back = `/api/warehouse/datasets/${code}/batches/${body.number}/return`
  assert.equal((await it.call(head, 'POST', back, { reason: 'Có bản mới hơn' })).status, 200)
  assert.equal((await corrections(head, '?unmasked=true'))[0]?.status, 'refused')
})

test('a value may be corrected there and back and there again', async () => {
  for (const value of ['10,5', '20,5', '10,5']) {
    const { status, body, text } = await correct(
      steward,
      [{ key: { f1: 'A2' }, values: { f3: value } }],
      'Sai số',
    )
    assert.equal(status, 200, text)
    assert.equal((await approve(head, body.number)).status, 200)
    await it.house.drainJobs()
  }
  assert.match((await rowsAt())[1]!, /\|10\.5\|/)
})

test('a dataset without a key says what to do', async () => {
  it.catalogue.add({ code: 'khong-khoa', ownerAgencyId: health })
  const batch = await it.confirm(steward, await it.bring(steward, 'khong-khoa', 'Tên,Số\nMột,1\nMột,1\n'))
  await it.accept(steward, head, batch)
  const { status, body } = await it.call(steward, 'POST', '/api/warehouse/datasets/khong-khoa/corrections', {
    rows: [{ key: { f1: 'Một' }, values: { f2: '2' } }],
    reason: 'Sai số',
  })
  assert.deepEqual([status, body.code], [422, 'warehouse.correction-needs-key'])
})
