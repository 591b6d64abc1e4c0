// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemActor } from '@tinhso/kernel/access'
import { openTestHouse } from '@tinhso/kernel/testing'
import { fakeLowerModules } from '../../testing/fake-lower-modules.ts'
import { sampleContent, sampleEntry, sampleRows } from '../../testing/sample-content.ts'
import { openData } from '../module.ts'

test('the first content publishes issued inventories that have data, once; a registered dataset needs its people', async () => {
  const content = sampleContent()
  const [registered] = content.entries
  const inventory = sampleEntry(content.agencies[0]!.id, {
    code: 'van-ban',
    title: 'Văn bản',
    origin: 'inventory',
  })
  const empty = sampleEntry(content.agencies[0]!.id, { code: 'rong', title: 'Rỗng', origin: 'inventory' })
  content.entries.push(inventory, empty)
  content.schemas.set(inventory.id, content.schemas.get(registered!.id)!)
  content.loads.set(inventory.id, new Map([[3, sampleRows(2)]]))
  const house = await openTestHouse({ modules: [...fakeLowerModules(content), openData] })
  try {
    const seed = () => house.seed({ demo: false, progress: () => undefined })
    await seed()
    await seed()
    await house.drainJobs()
    const server = await house.server()
    const { items, total } = (await server.inject('/api/open-data/datasets')).json()
    assert.deepEqual([total, items[0].code, items[0].rowCount, items[0].version], [1, 'van-ban', 2, 1])
    const owner = house.actor({ role: 'data-steward', agencyId: content.agencies[0]!.id })
    house.as(owner)
    const payload = { datasetCode: registered!.code }
    const { caseId } = (
      await server.inject({ method: 'POST', url: '/api/open-data/publications', payload })
    ).json()
    const asHouse = house.kernel.runCommand(
      { actor: systemActor('first-content') },
      { name: 'test.act', input: caseId },
      (command) => house.kernel.procedures.act(command, { caseId, action: 'publish-issued', reason: 'Thử' }),
    )
    await assert.rejects(asHouse, (error: { code?: string }) => error.code === 'open-data.not-confirmed')
  } finally {
    await house.close()
  }
})
