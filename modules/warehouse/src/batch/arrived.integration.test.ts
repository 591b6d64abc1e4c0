// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import { openWarehouseTest, type WarehouseTest } from '../../testing/index.ts'

let it: WarehouseTest
let steward: Actor
const health = newId()

before(async () => {
  it = await openWarehouseTest()
  steward = it.house.actor({ role: 'data-steward', agencyId: health })
  it.catalogue.add({ code: 'benh-vien', ownerAgencyId: health })
})
after(() => it.close())

const version = { 'tus-resumable': '1.0.0' }

/** Sends a file in two pieces; returns the number it waits under. */
const arrive = async (actor: Actor, name: string, bytes: Buffer): Promise<string> => {
  it.house.as(actor)
  const server = await it.house.server()
  const begun = await server.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: {
      ...version,
      'upload-length': String(bytes.length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')}`,
    },
  })
  assert.equal(begun.statusCode, 201)
  const url = String(begun.headers['location'])
  for (const [start, end] of [
    [0, 10],
    [10, bytes.length],
  ] as const) {
    const piece = await server.inject({
      method: 'PATCH',
      url,
      headers: {
        ...version,
        'content-type': 'application/offset+octet-stream',
        'upload-offset': String(start),
      },
      payload: bytes.subarray(start, end),
    })
    assert.equal(piece.statusCode, 204)
  }
  return url.split('/').at(-1)!
}

const takeIn = (actor: Actor, body: object) =>
  it.call<{ number: number }>(actor, 'POST', '/api/warehouse/datasets/benh-vien/batches/arrived', body)

test('R-ING-01: a file that arrived in pieces becomes a batch like any other', async () => {
  const bytes = Buffer.from('Mã,Tên,Giường\nA1,Đa khoa,10\nA2,Sản nhi,20\n')
  const upload = await arrive(steward, 'Bệnh viện.csv', bytes)
  const made = await takeIn(steward, { upload, mode: 'replace', source: 'Sổ theo dõi' })
  assert.equal(made.status, 200, made.text)
  await it.house.drainJobs()
  const batch = await it.batch(steward, 'benh-vien', made.body.number)
  assert.deepEqual([batch.fileName, batch.fileSize, batch.mode], ['Bệnh viện.csv', bytes.length, 'replace'])
  assert.equal((await takeIn(steward, { upload })).body.code, 'uploads.not-found')
})

test('R-ING-01: the same file is a repeat by whichever way it comes, and waits no longer than a day', async () => {
  const bytes = Buffer.from('Mã,Tên,Giường\nA1,Đa khoa,10\nA2,Sản nhi,20\n')
  const upload = await arrive(steward, 'tên khác.csv', bytes)
  assert.equal((await takeIn(steward, { upload })).body.code, 'warehouse.repeat-file')
})

test('another agency cannot take a file in for this dataset, nor take the file of somebody else', async () => {
  const stranger = it.house.actor({ role: 'data-steward', agencyId: newId() })
  const own = await arrive(stranger, 'x.csv', Buffer.from('Mã,Tên\nA1,Đa khoa\n'))
  assert.ok([403, 404].includes((await takeIn(stranger, { upload: own })).status))
  assert.equal((await takeIn(steward, { upload: own })).body.code, 'uploads.not-found')
  assert.equal((await takeIn(steward, { upload: own, mode: 'other' })).status, 422)
})
