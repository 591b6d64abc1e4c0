// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AppError } from '../errors/index.ts'
import { defineModule } from '../module/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'
import { definePage, defineRoute } from './index.ts'

const summary = { vi: 'Thử', en: 'Test' }
const route = (url: string, handle: () => unknown, everySite?: true) =>
  defineRoute({
    operationId: url.slice(1).replaceAll('/', '.'),
    method: 'GET',
    url,
    audience: 'anonymous',
    summary,
    ...(everySite ? { everySite } : {}),
    handle,
  })
const gone = () => {
  throw new AppError('gone', 'http.not-found')
}
const places = defineModule({
  name: 'places',
  dependsOn: [],
  permissions: [],
  messages: {},
  setup: async () => ({
    door: {},
    routes: [
      route('/api/places', () => ['a'.repeat(2000)], true),
      route('/api/places/gone', gone, true),
      route('/api/own', () => []),
    ],
    pages: [
      definePage({
        url: '/places.txt',
        audience: 'anonymous',
        everySite: true,
        title: summary,
        handle: () => 'a',
      }),
    ],
  }),
})

let house: TestHouse
before(async () => {
  house = await openTestHouse({ modules: [places] })
})
after(() => house.close())

const openness = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await (await house.server()).inject({
    url,
    headers: { origin: 'https://x.example', ...headers },
  })
  return [answer.headers['access-control-allow-origin'], answer.headers['cross-origin-resource-policy']]
}
const open = ['*', 'cross-origin']
const closed = [undefined, 'same-origin']

test('scripts of other sites read public routes and pages, refusals too, and nothing else', async () => {
  for (const url of ['/api/places', '/api/places/gone', '/places.txt'])
    assert.deepEqual(await openness(url), open, url)
  for (const url of ['/api/own', '/api/nowhere']) assert.deepEqual(await openness(url), closed, url)
})

test('an answer to a request with a cookie or a key is for this site only, and caches keep the two apart', async () => {
  for (const headers of [{ cookie: 'tinhso_session=x' }, { authorization: 'Bearer x' }])
    assert.deepEqual(await openness('/api/places', headers as Record<string, string>), closed)
  for (const encoding of ['br', 'identity']) {
    const headers = { 'accept-encoding': encoding }
    const { headers: given } = await (await house.server()).inject({ url: '/api/places', headers })
    assert.equal(given['vary'], 'accept-encoding, cookie, authorization')
    assert.equal(given['content-encoding'], encoding === 'br' ? 'br' : undefined)
  }
})
