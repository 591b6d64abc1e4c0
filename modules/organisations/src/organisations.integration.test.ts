// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { organisations } from './module.ts'
import type { OrganisationsDoor } from './organisations-door.ts'
import { seedOrganisations } from './seed/seed-organisations.ts'

let house: TestHouse
let door: OrganisationsDoor
before(async () => {
  house = await openTestHouse({ modules: [organisations] })
  door = house.doors.get<OrganisationsDoor>('organisations')
  await seedOrganisations(house.kernel, '/nowhere')
})
after(() => house.close())

test('x', async () => {
  console.log((await door.list({ status: 'all' })).map((a) => `${a.code} ${a.name} ${a.active} ${a.validTo}`).join('\n'))
})
