// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { catalog } from '@tinhso/catalog'
import { identity } from '@tinhso/identity'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { organisations } from '@tinhso/organisations'
import { reference } from '@tinhso/reference'
import { warehouse } from '@tinhso/warehouse'
import { openData } from '../module.ts'

let house: TestHouse

before(async () => {
  house = await openTestHouse({
    modules: [organisations, identity, reference, catalog, warehouse, openData],
  })
  await house.seed({ demo: false, progress: () => undefined })
  await house.drainJobs()
})
after(() => house.close())

const get = async (url: string) =>
  (await house.server()).inject({ url, headers: { 'accept-language': 'vi' } })

test('with all modules, the portal opens on the province’s own inventories, in a sector that has a name', async () => {
  const { total, items } = (await get('/api/open-data/datasets?limit=100')).json()
  assert.ok(total >= 10)
  const documents = items.find(({ rowCount }: { rowCount: number }) => rowCount === 171)
  assert.ok(documents, 'the inventory of legal documents')
  const home = (await get('/')).body
  assert.match(home, new RegExp(`${total}</span>`))
  assert.match(home, /href="\/du-lieu\?linh-vuc=khoa-hoc-va-cong-nghe"><span>Khoa học và Công nghệ</)
})

test('R-OPN-03, R-OPN-04: files, preview and Data API of a visitor show the same rows', async () => {
  const { items } = (await get('/api/open-data/datasets?limit=100')).json()
  const { code, rowCount } = items.find((item: { rowCount: number }) => item.rowCount === 171)
  const dataset = (await get(`/api/open-data/datasets/${code}`)).json()
  const json = await get(`/du-lieu/${code}/tai-ve/${code}.json`)
  const file = dataset.files.find(({ format }: { format: string }) => format === 'json')
  assert.equal(createHash('sha256').update(json.rawPayload).digest('hex'), file.sha256)
  assert.equal(json.json().rows.length, rowCount)
  const api = (await get(`/api/data/${code}/rows?limit=1000&count=true`)).json()
  assert.equal(api.total, rowCount)
  assert.deepEqual(api.items, json.json().rows)
  assert.match((await get(`/du-lieu/${code}`)).body, new RegExp(`20 dòng đầu trong ${rowCount} dòng`))
})

test('R-OPN-10: the whole catalogue is listed, what is not open by name and owner, nothing restricted', async () => {
  const lines = (await get('/danh-muc-du-lieu.csv')).body.trim().split('\r\n')
  const door = house.doors.get<{ listPublic(query: object): Promise<{ total: number }> }>('catalog')
  assert.equal(lines.length - 1, (await door.listPublic({ limit: 1 })).total)
  assert.ok(lines.filter((line) => line.endsWith(',false')).length > 50)
})

test('the closed catalogue entries are not readable by a visitor in any way', async () => {
  const closed = (await get('/danh-muc-du-lieu.csv')).body
    .split('\r\n')
    .find((line) => line.endsWith(',false'))!
  const code = closed.split(',')[0]!
  for (const url of [`/du-lieu/${code}`, `/api/open-data/datasets/${code}`, `/api/data/${code}/rows`]) {
    assert.equal((await get(url)).statusCode, 404, url)
  }
})
