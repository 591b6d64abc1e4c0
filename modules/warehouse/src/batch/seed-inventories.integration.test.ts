// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '@tinhso/kernel/clock'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'

let it: WarehouseTest
const agency = newId()

before(async () => {
  it = await openWarehouseTest()
})
after(() => it.close())

test('the province’s inventories come through the check into the store, once', async () => {
  it.catalogue.add({ code: 'danh-muc-he-thong', ownerAgencyId: agency })
  it.catalogue.inventories.push({
    code: 'danh-muc-he-thong',
    title: 'Danh mục hệ thống',
    fields: [
      { title: 'Tên hệ thống', type: 'text', required: true },
      { title: 'Năm triển khai', type: 'year', required: false },
    ],
    rows: [
      ['Hệ thống một cửa', '2018'],
      ['Trục liên thông', ''],
      ['Cổng dịch vụ', 'chưa rõ'],
    ],
  })
  await it.house.seed({ demo: false, progress: () => undefined })
  await it.house.seed({ demo: false, progress: () => undefined })
  const steward = it.house.actor({ role: 'data-steward', agencyId: agency })
  const batch = await it.batch(steward, 'danh-muc-he-thong', 1)
  assert.equal(batch.status, 'loaded')
  assert.deepEqual([batch.counts?.good, batch.counts?.quarantined], [2, 1])
  const { body } = await it.call<{ items: object[] }>(steward, 'GET', '/api/data/danh-muc-he-thong/rows')
  assert.deepEqual(body.items, [
    { ten_he_thong: 'Hệ thống một cửa', nam_trien_khai: 2018 },
    { ten_he_thong: 'Trục liên thông', nam_trien_khai: null },
  ])
  const list = await it.call<{ items: object[] }>(
    steward,
    'GET',
    '/api/warehouse/datasets/danh-muc-he-thong/batches',
  )
  assert.equal(list.body.items.length, 1)
})
