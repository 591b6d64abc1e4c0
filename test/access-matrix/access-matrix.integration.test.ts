// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Route } from '@tinhso/kernel/http'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import { modules } from '../../apps/server/modules.ts'
import { matrix } from './matrix.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse({ modules })
})
after(() => house.close())

test('what the modules declare is what the hand-kept table says, right for right and role for role', () => {
  const declared = Object.fromEntries(
    house.kernel.permissions.map(({ key, allow }) => [key, Object.fromEntries(Object.entries(allow).sort())]),
  )
  const kept = Object.fromEntries(
    Object.entries(matrix).map(([key, { roles }]) => [key, Object.fromEntries(Object.entries(roles).sort())]),
  )
  assert.deepEqual(
    Object.fromEntries(Object.entries(declared).sort()),
    Object.fromEntries(Object.entries(kept).sort()),
  )
})

const addressOf = (route: Route) => route.url.replace(/:\w+/g, 'khong-co')

const call = async (route: Route) =>
  (await house.server()).inject({
    method: route.method,
    url: addressOf(route),
    ...(route.method === 'GET' || route.method === 'DELETE' || route.multipart ? {} : { payload: {} }),
  })

const guarded = () => house.routes.filter(({ permission }) => permission !== undefined)

test('R-SEC-13: every guarded operation refuses every role that the table does not list', async () => {
  const wrong: string[] = []
  for (const route of guarded()) {
    const listed = matrix[route.permission!.key]!.roles
    for (const { key: role } of house.roles) {
      if (role in listed) continue
      house.as(house.actor({ role, agencyId: '018f0000-0000-7000-8000-000000000001' }))
      const answer = await call(route)
      if (![403, 422].includes(answer.statusCode))
        wrong.push(`${role} → ${route.operationId}: ${answer.statusCode}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('R-SEC-13: every guarded operation lets in every role that the table lists', async () => {
  const wrong: string[] = []
  for (const route of guarded()) {
    for (const role of Object.keys(matrix[route.permission!.key]!.roles)) {
      house.as(house.actor({ role, agencyId: '018f0000-0000-7000-8000-000000000001' }))
      const answer = await call(route)
      const forbiddenAtTheDoor = answer.statusCode === 403 && answer.json().key === route.permission!.key
      if (answer.statusCode === 401 || forbiddenAtTheDoor)
        wrong.push(`${role} → ${route.operationId}: ${answer.statusCode}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('R-SEC-13: a visitor gets 401 from every operation that is not for everyone', async () => {
  const wrong: string[] = []
  house.as(null)
  for (const route of house.routes.filter(({ audience }) => audience !== 'anonymous')) {
    const answer = await call(route)
    if (answer.statusCode !== 401) wrong.push(`${route.operationId}: ${answer.statusCode}`)
  }
  assert.deepEqual(wrong, [])
})
