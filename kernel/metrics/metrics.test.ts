// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createMetrics } from './index.ts'

const fail = (name: string) => assert.fail(name)

test('counters, gauges and histograms are written as Prometheus reads them', async () => {
  const metrics = createMetrics()
  const count = metrics.counter('jobs_total', 'Jobs')
  count({ job: 'load "a"\\b\n' })
  metrics.counter('jobs_total', 'Jobs')({ job: 'load "a"\\b\n' })
  const observe = metrics.histogram('wait_seconds', 'Waiting', [0.1, 1])
  for (const seconds of [0.05, 0.1, 0.5, 3]) observe(seconds, { route: '/a' })
  metrics.add({ name: 'open', help: 'Open\nones', type: 'gauge', read: async () => [{ value: 2.5 }] })
  assert.equal(
    await metrics.text(fail),
    [
      '# HELP jobs_total Jobs',
      '# TYPE jobs_total counter',
      'jobs_total{job="load \\"a\\"\\\\b\\n"} 2',
      '# HELP wait_seconds Waiting',
      '# TYPE wait_seconds histogram',
      'wait_seconds_bucket{route="/a",le="0.1"} 2',
      'wait_seconds_bucket{route="/a",le="1"} 3',
      'wait_seconds_bucket{route="/a",le="+Inf"} 4',
      'wait_seconds_sum{route="/a"} 3.65',
      'wait_seconds_count{route="/a"} 4',
      '# HELP open Open\\nones',
      '# TYPE open gauge',
      'open 2.5',
      '',
    ].join('\n'),
  )
})

test('a meter that fails is told of and leaves the others standing', async () => {
  const metrics = createMetrics()
  const read = () => {
    throw new Error('no database')
  }
  metrics.add({ name: 'broken', help: '', type: 'gauge', read })
  metrics.add({ name: 'sound', help: '', type: 'gauge', read: () => [{ value: 1 }] })
  const failed: string[] = []
  const text = await metrics.text((name) => void failed.push(name))
  assert.deepEqual(failed, ['broken'])
  assert.match(text, /^sound 1$/m)
  assert.doesNotMatch(text, /broken/)
})
