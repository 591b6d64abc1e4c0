// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'
import vectors from './fold-vectors.json' with { type: 'json' }
import { createSearch, fold, type SearchDocument } from './index.ts'

const ownAgency = newId()
const otherAgency = newId()
let house: TestHouse
let search: ReturnType<typeof createSearch>

const put = (...documents: SearchDocument[]) =>
  house.kernel.database.transaction(async (tx) => {
    for (const document of documents) await search.upsert(tx, document)
  })
const about = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  kind: 'dataset',
  id,
  title,
  url: `/datasets/${id}`,
  visibility: 'public',
  ...more,
})
const visitor: Actor = { kind: 'anonymous', networkAddress: '127.0.0.1' }
const found = async (actor: Actor, query: string, options = {}) =>
  (await search.query(actor, query, options)).map((hit) => hit.id)

before(async () => {
  house = await openTestHouse()
  search = createSearch(house.kernel.database.read)
})
after(() => house.close())

test('the SQL fold gives what the TypeScript fold gives, for every shared vector', async () => {
  for (const text of (vectors as [string, string][]).flatMap(([value]) => [
    value.normalize('NFC'),
    value.normalize('NFD'),
  ])) {
    const { rows } = await sql<{ folded: string }>`select kernel.fold(${text}) as folded`.execute(
      house.kernel.database.read,
    )
    assert.equal(rows[0]?.folded, fold(text), JSON.stringify(text))
  }
})

test('the SQL fold may stand in an index and in a parallel plan', async () => {
  const { rows } = await sql<{ provolatile: string; proparallel: string }>`
    select provolatile, proparallel from pg_proc where oid = 'kernel.fold(text)'::regprocedure`.execute(
    house.kernel.database.read,
  )
  assert.deepEqual(rows[0], { provolatile: 'i', proparallel: 's' })
})

test('R-CAT-09: found with or without diacritics; those with the diacritics of the query come first', async () => {
  await put(about('hoa-1', 'Danh sách hoa'), about('hoa-2', 'Danh sách Hòa'), about('hoa-3', 'Danh sách hóa'))
  assert.deepEqual(new Set(await found(visitor, 'danh sach hoa')), new Set(['hoa-1', 'hoa-2', 'hoa-3']))
  assert.equal((await found(visitor, 'danh sách hoà'))[0], 'hoa-2')
  assert.equal((await found(visitor, 'danh sach hoa'))[0], 'hoa-1')
  assert.equal((await found(visitor, 'DANH SÁCH HÓA'.normalize('NFD')))[0], 'hoa-3')
})

test('the word being typed may be unfinished, a finished one may not', async () => {
  await put(about('dat', 'Thửa đất nông nghiệp'))
  assert.deepEqual(await found(visitor, 'thua da'), ['dat'])
  assert.deepEqual(await found(visitor, 'thua da '), [])
  assert.deepEqual(await found(visitor, 'thu dat'), [])
})

test('a code typed in full comes before all, and marks of query languages are only punctuation', async () => {
  await put(
    about('c1', 'Trùng mã KT-07 trong tên', { code: 'KT-08' }),
    about('c2', 'Một tên khác hẳn', { code: 'KT-07' }),
  )
  assert.equal((await found(visitor, 'KT-07'))[0], 'c2')
  assert.deepEqual(await found(visitor, "KT-07' | !(:*) \\ & ''"), await found(visitor, 'KT-07 '))
  assert.deepEqual(await found(visitor, ' … '), [])
})

test('what is kept for an agency is found by its own officials and by named roles, never by others', async () => {
  await put(
    about('closed', 'Hồ sơ kín', { visibility: 'agency', agencyId: ownAgency, roles: ['auditor'] }),
    about('inner', 'Hồ sơ nội bộ', { visibility: 'official' }),
    about('open', 'Hồ sơ mở'),
  )
  const own = house.actor({ role: 'data-steward', agencyId: ownAgency })
  const other = house.actor({ role: 'data-steward', agencyId: otherAgency })
  const auditor = house.actor({ role: 'auditor', agencyId: otherAgency })
  assert.deepEqual((await found(visitor, 'hồ sơ')).sort(), ['open'])
  assert.deepEqual((await found(other, 'hồ sơ')).sort(), ['inner', 'open'])
  assert.deepEqual((await found(own, 'hồ sơ')).sort(), ['closed', 'inner', 'open'])
  assert.deepEqual((await found(auditor, 'hồ sơ')).sort(), ['closed', 'inner', 'open'])
})

test('what only some roles of an agency may open is found by them and not by the rest of the agency', async () => {
  await put(
    about('roles', 'Sổ theo dõi kín', {
      visibility: 'agency',
      agencyId: ownAgency,
      agencyRoles: ['data-steward'],
    }),
  )
  const finds = (role: string, agencyId: string) => found(house.actor({ role, agencyId }), 'sổ theo dõi')
  assert.deepEqual(await finds('data-steward', ownAgency), ['roles'])
  assert.deepEqual(await finds('clerk', ownAgency), [])
  assert.deepEqual(await finds('data-steward', otherAgency), [])
})

test('a change replaces the entry, a removal takes it out, kinds and limit narrow the answer', async () => {
  await put(
    about('x', 'Tên cũ riêng'),
    about('x', 'Tên mới riêng'),
    about('y', 'Tên mới riêng', { kind: 'agency' }),
  )
  assert.deepEqual(await found(visitor, 'cũ riêng'), [])
  assert.deepEqual(await found(visitor, 'mới riêng', { kinds: ['agency'] }), ['y'])
  assert.equal((await found(visitor, 'mới riêng', { limit: 1 })).length, 1)
  await house.kernel.database.transaction((tx) => search.remove(tx, 'dataset', 'x'))
  assert.deepEqual(await found(visitor, 'mới riêng'), ['y'])
})
