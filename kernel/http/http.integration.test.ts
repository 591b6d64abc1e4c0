// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openTestHouse, type TestHouse } from '../testing/index.ts'
import { noteModule } from '../testing/note-module.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse({ modules: [noteModule()] })
})
after(() => house.close())

const scribe = () => house.actor({ role: 'head-scribe' })

test('an unknown field is refused by name, in Vietnamese', async () => {
  house.as(scribe())
  const answer = await (await house.server()).inject({
    method: 'POST',
    url: '/api/notes',
    payload: { text: 'a', color: 'red' },
  })
  assert.equal(answer.statusCode, 422)
  assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8')
  assert.deepEqual(answer.json().errors, [
    {
      path: '/color',
      code: 'http.unknown-field',
      field: 'color',
      message: 'Không có ô “color”. Bỏ ô này rồi gửi lại.',
    },
  ])
})

test('a number where text is asked is not silently turned into text', async () => {
  house.as(scribe())
  const answer = await (await house.server()).inject({
    method: 'POST',
    url: '/api/notes',
    payload: { text: 5 },
  })
  assert.equal(answer.statusCode, 422)
})

test('texts follow the language of the request', async () => {
  house.as(scribe())
  const answer = await (await house.server()).inject({
    method: 'POST',
    url: '/api/notes?lang=en',
    payload: { text: '' },
  })
  assert.equal(answer.json().detail, 'Write “nội dung”, then send again.')
})

test('a visitor is asked to sign in: 401 for a program, a redirect for a person', async () => {
  house.as(null)
  const server = await house.server()
  const machine = await server.inject({ method: 'POST', url: '/api/notes', payload: { text: 'a' } })
  assert.equal(machine.statusCode, 401)
})

test('an official without the role is told which right is missing', async () => {
  house.as(house.actor({ role: 'reader' }))
  const answer = await (await house.server()).inject({
    method: 'POST',
    url: '/api/notes',
    payload: { text: 'a' },
  })
  assert.equal(answer.statusCode, 403)
  assert.equal(answer.json().key, 'note.write')
})

test('a changing request that another site caused is refused', async () => {
  house.as(scribe())
  const server = await house.server()
  for (const headers of [
    { 'sec-fetch-site': 'cross-site' },
    { origin: 'https://evil.example', host: 'localhost' },
    { origin: 'null' },
  ]) {
    const answer = await server.inject({ method: 'POST', url: '/api/notes', payload: { text: 'a' }, headers })
    assert.equal(answer.json().code, 'http.cross-site', JSON.stringify(headers))
  }
})

test('an answer outside its schema is caught outside production', async () => {
  const answer = await (await house.server()).inject({ method: 'GET', url: '/api/notes/lie' })
  assert.equal(answer.statusCode, 500)
})

test('every answer carries a strict content security policy', async () => {
  const answer = await (await house.server()).inject({ method: 'GET', url: '/nowhere' })
  assert.equal(answer.statusCode, 404)
  assert.match(String(answer.headers['content-security-policy']), /script-src 'self';/)
  assert.doesNotMatch(String(answer.headers['content-security-policy']), /unsafe/)
})

test('a body over the limit is refused with 413 and nothing is read further', async () => {
  house.as(scribe())
  const answer = await (await house.server()).inject({
    method: 'POST',
    url: '/api/notes',
    payload: { text: 'x'.repeat(2_000_000) },
  })
  assert.equal(answer.statusCode, 413)
  assert.equal(answer.json().code, 'http.too-large')
})

test('the OpenAPI document is 3.1 and names audience and permission of each operation', async () => {
  const document = (await (await house.server()).inject({ method: 'GET', url: '/api/openapi.json' })).json()
  assert.match(document.openapi, /^3\.1/)
  const operation = document.paths['/api/notes'].post
  assert.equal(operation.operationId, 'note.write')
  assert.equal(operation['x-audience'], 'steward')
  assert.equal(operation['x-permission'], 'note.write')
})
