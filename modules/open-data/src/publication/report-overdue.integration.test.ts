// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClock, newId } from '@tinhso/kernel/clock'
import { openTestHouse } from '@tinhso/kernel/testing'
import { fakeLowerModules } from '../../testing/fake-lower-modules.ts'
import { publishSample } from '../../testing/publish-sample.ts'
import { sampleContent } from '../../testing/sample-content.ts'
import { openData } from '../module.ts'
import { createOverdueReport } from './report-overdue-job.ts'

test('R-OPN-05: a dataset past its update cycle is reported to its owner and the focal department, once', async () => {
  const content = sampleContent()
  const house = await openTestHouse({
    modules: [...fakeLowerModules(content), openData],
    clock: createClock({ instant: new Date('2026-09-20T03:00:00Z') }),
  })
  const accountId = newId()
  try {
    await publishSample(house, content.entries[0]!)
    const asked: unknown[] = []
    house.kernel.ports.accountsWithRole = async (role, agencyId) => {
      asked.push([role, agencyId ?? null])
      return [accountId]
    }
    const officer = house.actor({ role: 'agency-focal', agencyId: content.agencies[0]!.id, accountId })
    const reported = async () =>
      (await house.kernel.notify.list(officer)).items.filter(({ kind }) => kind === 'open-data.overdue')
        .length
    const report = createOverdueReport(house.kernel)
    await report()
    assert.equal(await reported(), 0)
    Object.assign(house.kernel.clock, createClock({ instant: new Date('2026-10-21T03:00:00Z') }))
    await report()
    await report()
    assert.equal(await reported(), 1)
    assert.deepEqual(asked, [
      ['agency-focal', content.agencies[0]!.id],
      ['data-steward', content.agencies[0]!.id],
      ['focal-province', null],
    ])
  } finally {
    await house.close()
  }
})
