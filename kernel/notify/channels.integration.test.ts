// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import type { Config } from '../config/index.ts'
import { openTestHouse, type TestHouse } from '../testing/index.ts'

interface Asked {
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A provider on this machine: keeps what it was asked and answers as told. */
const openProvider = async (answer: (asked: Asked) => { status: number; body: unknown }) => {
  const asked: Asked[] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const one = { url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() }
      asked.push(one)
      const { status, body } = answer(one)
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}

const title = { vi: 'Bộ dữ liệu Hộ nghèo có 3 dòng cần sửa', en: 'Poor households: 3 rows need fixing' }
const accountOf = (actor: Actor) => (actor.kind === 'person' ? actor.accountId : '')

const openHouse = async (config: Partial<Config>) => {
  const house = await openTestHouse({ config })
  const reader = house.actor({ role: 'x' })
  house.kernel.ports.contactsOf = async (ids) =>
    new Map(
      ids.map((id) => [id, { email: null, phone: id === accountOf(reader) ? '0912 345 678' : '0243 1' }]),
    )
  const call = async (method: 'GET' | 'PUT', payload?: object) => {
    house.as(reader)
    const answer = await (await house.server()).inject({
      method,
      url: '/api/notifications/preferences',
      ...(payload ? { payload } : {}),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const tell = () =>
    house.kernel.database.transaction((tx) =>
      house.kernel.notify.send(tx, { accountIds: [accountOf(reader)], kind: 'test', title, body: title }),
    )
  const message = (channel: string) =>
    house.kernel.notify.jobs['notify.message']!(
      { accountId: accountOf(reader), channel },
      { signal: new AbortController().signal, attempt: 1 },
    )
  return { house, reader, call, tell, message }
}

const outcomes = async (house: TestHouse) =>
  (
    await sql<{ outcome: string; problem: string | null; notices: number }>`
      select outcome, problem, notices from kernel.outside_message order by begun_at, id`.execute(
      house.kernel.database.read,
    )
  ).rows

describe('SMS', () => {
  let status = 200
  let taken = true
  let provider: Awaited<ReturnType<typeof openProvider>>
  let opened: Awaited<ReturnType<typeof openHouse>> | undefined
  before(async () => {
    provider = await openProvider(() => ({ status, body: { CodeResult: taken ? '100' : '99' } }))
    opened = await openHouse({
      smsUrl: `${provider.url}/sms`,
      smsHeaders: '{"x-key":"only-for-this-test"}',
      smsBody: '{"Phone":"{localPhone}","Content":"{text}","Brandname":"{sender}","RequestId":"{reference}"}',
      smsSender: 'TINHSO',
      smsAccepted: '"CodeResult":"100"',
    })
  })
  after(async () => {
    await opened?.house.close()
    await provider.close()
  })

  test('is off until the official wishes it, and then needs a mobile number', async () => {
    const { call, tell, message, house } = opened!
    await tell()
    assert.deepEqual((await call('GET')).body, {
      mail: 'at-once',
      sms: false,
      zalo: false,
      version: 0,
      ways: ['sms'],
      email: null,
      phone: '0912 345 678',
    })
    const waiting = await sql<{ n: number }>`select count(*)::int as n from graphile_worker.jobs
      where task_identifier = 'notify.message'`.execute(house.kernel.database.read)
    assert.equal(waiting.rows[0]!.n, 0)
    const wished = { mail: 'never', sms: true, zalo: false, version: 0 }
    assert.equal((await call('PUT', wished)).status, 200)
    assert.equal((await call('PUT', wished)).body.code, 'notify.stale')
    assert.equal((await call('PUT', { ...wished, zalo: true, version: 1 })).body.code, 'notify.way-not-open')
    house.as(house.actor({ role: 'x' }))
    const other = await (await house.server()).inject({
      method: 'PUT',
      url: '/api/notifications/preferences',
      payload: wished,
    })
    assert.equal(other.json().code, 'notify.no-mobile-number')
    await message('sms')
    assert.equal(provider.asked.length, 1)
  })

  test('tells how many notices wait and never what they say', async () => {
    const { tell, message, house } = opened!
    provider.asked.length = 0
    await tell()
    await tell()
    await message('sms')
    await message('sms')
    assert.equal(provider.asked.length, 1)
    const { body, headers } = provider.asked[0]!
    const sent = JSON.parse(body)
    assert.equal(sent.Phone, '0912345678')
    assert.match(sent.Content, /^Anh\/chi co 2 thong bao moi tren http/)
    assert.equal(sent.Brandname, 'TINHSO')
    assert.equal(headers['x-key'], 'only-for-this-test')
    assert.doesNotMatch(body, /nghèo|dòng|Poor/)
    assert.deepEqual((await outcomes(house)).at(-1), { outcome: 'sent', problem: null, notices: 2 })
  })

  test('one message gathers what comes within five minutes, and none is sent at night', async () => {
    const { tell, house } = opened!
    await tell()
    await tell()
    const { rows } = await sql<{ run_at: Date }>`select run_at from graphile_worker.jobs
      where task_identifier = 'notify.message'`.execute(house.kernel.database.read)
    assert.equal(rows.length, 1)
    const hourInVietnam = (rows[0]!.run_at.getUTCHours() + 7) % 24
    assert.ok(hourInVietnam >= 7 && hourInVietnam < 21, String(rows[0]!.run_at))
  })

  test('a busy provider gets it later under the same reference; a final refusal is noted', async () => {
    const { tell, message, house } = opened!
    provider.asked.length = 0
    await tell()
    status = 503
    await assert.rejects(message('sms'), /503/)
    status = 200
    await message('sms')
    const references = provider.asked.map(({ body }) => JSON.parse(body).RequestId)
    assert.equal(references.length, 2)
    assert.equal(references[0], references[1])
    taken = false
    await tell()
    await message('sms')
    assert.deepEqual((await outcomes(house)).at(-1), {
      outcome: 'refused',
      problem: 'not accepted',
      notices: 1,
    })
  })
})

describe('Zalo', () => {
  let valid = 'token-2'
  let renewals = 0
  let provider: Awaited<ReturnType<typeof openProvider>>
  let opened: Awaited<ReturnType<typeof openHouse>> | undefined
  before(async () => {
    provider = await openProvider(({ url, headers }) => {
      if (url === '/token') {
        renewals += 1
        return { status: 200, body: { access_token: `token-${renewals}`, refresh_token: `next-${renewals}` } }
      }
      const error = headers['access_token'] === valid ? 0 : -124
      return { status: 200, body: { error, message: error ? 'Access token invalid' : 'Success' } }
    })
    opened = await openHouse({
      zaloTemplateId: '7895417',
      zaloAppId: '12',
      zaloAppSecret: 'secret-of-this-test',
      zaloRefreshToken: 'first',
      zaloMessageUrl: `${provider.url}/message`,
      zaloTokenUrl: `${provider.url}/token`,
    })
  })
  beforeEach(() => {
    provider.asked.length = 0
  })
  after(async () => {
    await opened?.house.close()
    await provider.close()
  })

  test('renews a token that ran out, keeps the new one encrypted, and sends the registered template', async () => {
    const { call, tell, message, house } = opened!
    await call('PUT', { mail: 'never', sms: false, zalo: true, version: 0 })
    await tell()
    await message('zalo')
    const tokens = provider.asked.filter(({ url }) => url === '/token')
    assert.deepEqual(
      tokens.map(({ body }) => new URLSearchParams(body).get('refresh_token')),
      ['first', 'next-1'],
    )
    assert.equal(tokens[0]!.headers['secret_key'], 'secret-of-this-test')
    const sent = JSON.parse(provider.asked.at(-1)!.body)
    assert.equal(sent.phone, '84912345678')
    assert.equal(sent.template_id, '7895417')
    assert.equal(sent.template_data.so_thong_bao, '1')
    assert.doesNotMatch(JSON.stringify(sent), /nghèo|dòng|Poor/)
    const { rows } = await sql<{ sealed: string }>`select sealed from kernel.channel_token`.execute(
      house.kernel.database.read,
    )
    assert.doesNotMatch(rows[0]!.sealed, /token-|next-/)
    assert.deepEqual(await outcomes(house), [{ outcome: 'sent', problem: null, notices: 1 }])
  })

  test('a kept token is used again; a number without Zalo is noted and not tried again', async () => {
    const { tell, message, house } = opened!
    await tell()
    await message('zalo')
    assert.equal(provider.asked.filter(({ url }) => url === '/token').length, 0)
    valid = 'none'
    await tell()
    await message('zalo')
    assert.equal((await outcomes(house)).at(-1)!.problem, 'error -124')
  })
})
