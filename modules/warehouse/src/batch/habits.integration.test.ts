// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openWarehouseTest, type WarehouseTest } from '../../testing/warehouse-test.ts'
import type { BatchDetail, Conclusion } from '../contract/index.ts'

let it: WarehouseTest
let steward: Actor
let head: Actor
const agency = newId()

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: agency })
  head = it.house.actor({ role: 'agency-head', agencyId: agency })
})
after(() => it.close())

const table = (month: string) =>
  [
    'STT;Tên trường;Điện thoại;Số học sinh',
    'I. Khối mầm non;;;',
    `1;Trường ${month} A;912345678;1.234,5`,
    `2;Trường ${month} B;0912345679;-`,
    'II. Khối tiểu học;;;',
    `1;Trường ${month} C;913345670;2.100`,
    'Tổng cộng;;;3.334,5',
  ].join('\n')

const conclusions = (batch: BatchDetail) => (batch.analysis?.conclusions ?? []) as Conclusion[]
const reread = (batch: BatchDetail, choices: Record<string, string>) =>
  it.call<{ status: string }>(
    steward,
    'POST',
    `/api/warehouse/datasets/truong/batches/${batch.number}/reread`,
    {
      reading: { headerRow: 1, choices },
    },
  )

test('what is concluded is shown, changed by reading again, loaded, and remembered for the next file', async () => {
  it.catalogue.add({ code: 'truong', ownerAgencyId: agency })
  const first = await it.bring(steward, 'truong', table('Một'))
  assert.equal(first.status, 'proposed')
  const zeros = conclusions(first).find(({ key }) => key === 'zeros:Điện thoại')!
  assert.deepEqual([zeros.state, zeros.chosen, zeros.count], ['proposed', 'keep', 2])
  assert.deepEqual(zeros.examples[0], { record: 3, from: '912345678', to: '0912345678' })

  const again = await reread(first, { 'zeros:Điện thoại': 'add', 'empty:Số học sinh': 'zero' })
  assert.equal(again.status, 200, again.text)
  await it.house.drainJobs()
  const proposed = await it.batch(steward, 'truong', first.number)
  assert.equal(conclusions(proposed).find(({ key }) => key === 'zeros:Điện thoại')?.state, 'applied')

  const checked = await it.confirm(steward, proposed)
  assert.equal(checked.status, 'ready', JSON.stringify(checked.byRule))
  const { physical, good, quarantined, nonData } = checked.counts!
  assert.deepEqual([physical, good, quarantined, nonData], [7, 3, 0, 4])
  await it.accept(steward, head, checked)
  const { body } = await it.call<{ items: object[] }>(steward, 'GET', '/api/data/truong/rows')
  assert.deepEqual(
    body.items.map((row) => Object.values(row)),
    [
      ['Trường Một A', '0912345678', 1234.5, 'Khối mầm non'],
      ['Trường Một B', '0912345679', 0, 'Khối mầm non'],
      ['Trường Một C', '0913345670', 2100, 'Khối tiểu học'],
    ],
  )

  const second = await it.bring(steward, 'truong', table('Hai'))
  assert.equal(second.status, 'ready', 'the next file of the same shape needs no question')
  assert.deepEqual([second.counts?.good, second.counts?.nonData], [3, 4])
})

test('a kind of cell that nobody decided about before is asked about once', async () => {
  it.catalogue.add({ code: 'ho', ownerAgencyId: agency })
  const file = (rows: string) => `Mã;Ngày cấp\n${rows}\n`
  const first = await it.bring(steward, 'ho', file('A;21/05/2020\nB;22/05/2020\nC;13/01/2021'))
  await it.accept(steward, head, await it.confirm(steward, first))
  const second = await it.bring(steward, 'ho', file('D;21/05/2021\nE;22/05/2021\nF;2021'))
  assert.equal(second.status, 'proposed')
  const checked = await it.confirm(steward, second)
  assert.deepEqual([checked.status, checked.counts?.quarantined], ['needs-fixes', 1])
  const third = await it.bring(steward, 'ho', file('G;21/05/2022\nH;22/05/2022\nI;2022'))
  assert.equal(third.status, 'needs-fixes', 'the decision to keep it is remembered')
})

test('those who may not read rows see no conclusions, for they quote cells', async () => {
  const leader = it.house.actor({ role: 'auditor', agencyId: newId() })
  const { body } = await it.call<BatchDetail>(leader, 'GET', '/api/warehouse/datasets/truong/batches/1')
  assert.deepEqual(body.analysis?.conclusions ?? [], [])
})
