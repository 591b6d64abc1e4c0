// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type CollectionTest, openCollectionTest } from '../../testing/index.ts'
import type { Task } from '../contract/index.ts'

let it: CollectionTest
before(async () => {
  it = await openCollectionTest(1)
})
after(() => it.close())

const person = 'Người Khai Thử Nghiệm'

test('sensitive values rest sealed in drafts, saved versions and answers; another agency reads them masked and on record', async () => {
  const opened = await it.call<{ code: string }>(it.owner, 'POST', '/api/collection/rounds', {
    dataset: it.dataset,
    title: 'Điểm dân cư năm 2026',
    period: { kind: 'year', value: '2026' },
    workingDays: 5,
    choice: { level: 'commune' },
    scope: { field: it.field('Mã cơ quan'), by: 'agency-code' },
    fixed: { [it.field('Kỳ')]: '2026' },
  })
  const [commune] = it.communes
  const { officer, head } = commune!
  const url = `/api/collection/tasks/${opened.body.code}/${commune!.code}`
  const values = {
    [it.field('Tên điểm')]: 'Điểm 1',
    [it.field('Số hộ')]: '5',
    [it.field('Người khai')]: person,
  }
  const save = { version: 0, changes: [{ key: 'a', values }], removed: [] }
  assert.equal((await it.call(officer, 'PUT', `${url}/draft`, save)).status, 200)
  const { rows } = await sql<{ text: string }>`select values::text as text from collection.contribution_row
    union all select changes::text from collection.draft_save
    union all select answer::text from kernel.command_receipt where answer is not null
    union all select after::text from kernel.audit_entry where after is not null`.execute(
    it.house.kernel.database.read,
  )
  assert.doesNotMatch(rows.map(({ text }) => text).join(), new RegExp(person))
  const field = it.field('Người khai')
  const read = async (actor: typeof officer) =>
    (await it.call<Task>(actor, 'GET', url)).body.rows[0]!.values[field]
  assert.equal(await read(officer), person)
  await it.call(officer, 'POST', `${url}/submit`, { version: 1 })
  await it.call(head, 'POST', `${url}/approve`)
  assert.equal(await read(it.owner), '•••')
  const noted = await sql<{ count: string }>`select count(*) as count from kernel.audit_entry
    where action = 'collection.rows-read'`.execute(it.house.kernel.database.read)
  assert.equal(noted.rows[0]!.count, '1')
})
