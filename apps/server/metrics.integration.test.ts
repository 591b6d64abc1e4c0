// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { systemActor } from '@tinhso/kernel/access'
import { appendAudit } from '@tinhso/kernel/audit'
import { openTestHouse, type TestHouse } from '@tinhso/kernel/testing'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './build-app.ts'
import { modules } from './modules.ts'

let house: TestHouse
let app: FastifyInstance
before(async () => {
  house = await openTestHouse({ modules, config: { metricsToken: 'sesame', logLevel: 'silent' } })
  app = await buildApp(house)
})
after(async () => {
  await app.close()
  await house.close()
})

const ask = (remoteAddress: string, headers: Record<string, string> = {}) =>
  app.inject({ url: '/metrics', remoteAddress, headers })

test('measurements are for this machine or whoever has the token; for all others they are not there', async () => {
  for (const address of ['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])
    assert.equal((await ask(address)).statusCode, 200, address)
  assert.equal((await ask('10.0.0.5', { authorization: 'Bearer sesame' })).statusCode, 200)
  for (const answer of [
    await ask('10.0.0.5'),
    await ask('::ffff:10.0.0.5'),
    await ask('10.0.0.5', { authorization: 'Bearer ' }),
    await ask('10.0.0.5', { authorization: 'Bearer sesam' }),
    await ask('10.0.0.5', { 'x-forwarded-for': '127.0.0.1' }),
    await ask('127.0.0.1', { 'x-forwarded-for': '10.0.0.5' }),
  ])
    assert.equal(answer.statusCode, 404)
})

test('they tell of requests by route, jobs, batches, unsealed evidence, connections and the process', async () => {
  const { kernel } = house
  await app.inject('/readyz')
  await app.inject('/du-lieu/khong-co')
  const record = { action: 'thu.ghi', object: { type: 'thu', id: '1' } }
  const anHourAgo = new Date(kernel.clock.now().getTime() - 3600_000)
  await kernel.database.transaction((tx) => appendAudit(tx, systemActor('thu'), anHourAgo, record))
  const { body, headers } = await ask('127.0.0.1')
  assert.match(String(headers['content-type']), /^text\/plain; version=0\.0\.4/)
  const value = (line: string) => {
    const found = body.split('\n').find((text) => text.startsWith(`${line} `))
    assert.ok(found, `${line} in\n${body}`)
    return Number(found.slice(line.length + 1))
  }
  assert.equal(value('http_request_duration_seconds_count{method="GET",route="/readyz",status="200"}'), 1)
  assert.equal(
    value('http_request_duration_seconds_count{method="GET",route="/du-lieu/:code",status="404"}'),
    1,
  )
  assert.equal(value('tinhso_jobs{state="given_up"}'), 0)
  assert.ok(value('tinhso_audit_unsealed_entries') >= 1)
  assert.ok(value('tinhso_audit_unsealed_age_seconds') >= 3600)
  assert.equal(value('tinhso_database_connections{pool="app",state="limit"}'), 6)
  assert.ok(value('process_resident_memory_bytes') > 1e7)
  assert.ok(value('nodejs_eventloop_delay_seconds{quantile="0.99"}') >= 0)
  assert.match(body, /^# TYPE tinhso_batches gauge$/m)
})

test('attempts at jobs are counted by job and outcome', async () => {
  const { kernel } = house
  const context = { actor: systemActor('thu') }
  await kernel.runCommand(context, { name: 'thu.viec', input: null }, async (command) => {
    await command.enqueue('kernel.deliver-event', { subscriber: 'nobody', event: { id: '1', type: 'x' } })
    await command.audit({ action: 'thu.viec', object: { type: 'thu', id: '1' } })
  })
  const worker = await house.work()
  const counted = /tinhso_job_attempts_total\{job="kernel.deliver-event",outcome="failed"\} 1/
  for (let turn = 0; turn < 100 && !counted.test((await ask('127.0.0.1')).body); turn += 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
  await worker.stop()
  assert.match((await ask('127.0.0.1')).body, counted)
})
