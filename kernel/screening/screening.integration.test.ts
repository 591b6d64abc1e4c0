// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { readdir } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'

let house: TestHouse
let actor: Actor

before(async () => {
  house = await openTestHouse()
  actor = house.actor({ role: 'x' })
})
after(() => house.close())

const admit = (text: string) =>
  house.kernel.screening.admitBytes({ actor }, Buffer.from(text), null).then(
    () => 'admitted',
    ({ code }: { code: string }) => code,
  )

const entries = async (action: string) =>
  (await sql`select from kernel.audit_entry where action = ${action}`.execute(house.kernel.database.read))
    .rows.length

test('a file held in memory is refused for its mark, recorded, and leaves nothing on the disk', async () => {
  assert.equal(await admit('Số,Tên\n1,Trạm bơm\n'), 'admitted')
  assert.equal(await admit('Số,Tên\nTỐI MẬT,\n1,Trạm bơm\n'), 'screening.refused')
  assert.equal(await entries('screening.refused'), 1)
  const left = await readdir(house.kernel.statePath('tmp'))
  assert.deepEqual(
    left.filter((name) => name.startsWith('screening-')),
    [],
  )
})

test('whoever brings a file that no machine can look into is told so, and it is on record', async () => {
  assert.equal(await admit('%PDF-1.4 trang ảnh'), 'admitted')
  assert.equal(await entries('screening.unreadable'), 1)
  const { rows } = await sql<{ title: { vi: string } }>`select title from kernel.notice
    where kind = 'screening.unreadable'`.execute(house.kernel.database.read)
  assert.match(rows[0]?.title.vi ?? '', /chưa kiểm tra được dấu độ mật/)
})
