// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { newId } from '@tinhso/kernel/clock'
import { SampleSet } from '@tinhso/kernel/erasing'
import { sql } from 'kysely'
import { type CollectionTest, openCollectionTest } from '../../testing/index.ts'

let it: CollectionTest
before(async () => {
  it = await openCollectionTest(1)
})
after(() => it.close())

const telling = 'Danh sách hộ có người vắng mặt lâu ngày'

test('content that two persons decided to erase leaves drafts and their saved versions, and nothing else', async () => {
  const opened = await it.call<{ code: string }>(it.owner, 'POST', '/api/collection/rounds', {
    dataset: it.dataset,
    title: 'Điểm dân cư năm 2026',
    period: { kind: 'year', value: '2026' },
    workingDays: 5,
    choice: { level: 'commune' },
    scope: { field: it.field('Mã cơ quan'), by: 'agency-code' },
  })
  const [commune] = it.communes
  const saved = await it.call(
    commune!.officer,
    'PUT',
    `/api/collection/tasks/${opened.body.code}/${commune!.code}/draft`,
    {
      version: 0,
      changes: [
        { key: 'a', values: { [it.field('Tên điểm')]: 'Điểm 1', [it.field('Ghi chú')]: telling } },
        { key: 'b', values: { [it.field('Tên điểm')]: 'Điểm số hai của xã' } },
      ],
      removed: [],
    },
  )
  assert.equal(saved.status, 200, saved.text)
  const samples = new SampleSet()
  samples.add(telling)
  const [eraser] = it.house.kernel.erasing.erasers().filter(({ name }) => name === 'collection.contributions')
  const scope = { objects: [], files: [] }
  const counts = await eraser!.erase({ purgeId: newId(), scope, samples })
  assert.deepEqual(counts, { contribution_row: 1, draft_save: 1, correction: 0 })
  const { rows } = await sql<{ text: string }>`select values::text as text from collection.contribution_row
    union all select changes::text from collection.draft_save`.execute(it.house.kernel.database.read)
  const left = rows.map(({ text }) => text).join()
  assert.doesNotMatch(left, /vắng mặt/)
  assert.match(left, /Điểm số hai của xã/)
})
