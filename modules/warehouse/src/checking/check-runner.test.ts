// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { ReadingRefusal } from '../reading/refusal.ts'
import { type CheckRunner, createCheckRunner } from './check-runner.ts'
import type { CheckJob, CheckProgress } from './job.ts'
import { field, jobFor, outputsOf, schemaOf, temporaryBatch } from './temporary-batch.fixture.ts'

const schema = schemaOf([field('f1', 'integer'), field('f2', 'text')])
const large = `a,b\n${'12345,Phường Đồng Xoài\n'.repeat(1_000_000)}`

function runnerFor(context: TestContext): CheckRunner {
  const runner = createCheckRunner({ idleMs: 5000 })
  context.after(() => runner.close())
  return runner
}

test('jobs run one at a time in one process that stays warm, more polite than the server', async (context) => {
  const runner = runnerFor(context)
  const folders = await Promise.all([1, 2, 3].map(() => temporaryBatch(context)))
  const jobs = await Promise.all(folders.map((folder, index) => jobFor(folder, `a,b\n${index},x\n`, schema)))
  const pids = new Set<number | undefined>()
  const checked = async (job: CheckJob) => {
    const { good } = await runner.check(job)
    pids.add(runner.pid)
    return good
  }
  assert.deepEqual(await Promise.all(jobs.map(checked)), [1, 1, 1])
  assert.equal(pids.size, 1)
  const state = await readFile(`/proc/${runner.pid}/stat`, 'utf8')
  assert.equal(state.slice(state.lastIndexOf(')')).split(' ')[17], '10')
})

test('cancelling ends the process at once; nothing says that the check is done, and the next job runs', async (context) => {
  const runner = runnerFor(context)
  const folder = await temporaryBatch(context)
  const job = await jobFor(folder, large, schema)
  const cancel = new AbortController()
  const steps: CheckProgress[] = []
  const onProgress = (progress: CheckProgress) => {
    steps.push(progress)
    if (progress.step === 'checking') cancel.abort(new Error('thôi'))
  }
  await assert.rejects(runner.check(job, { signal: cancel.signal, onProgress }), /thôi/)
  assert.equal(existsSync(join(folder, 'counts.json')), false)
  assert.ok(steps.some(({ step }) => step === 'reading'))
  const next = await temporaryBatch(context)
  assert.equal((await runner.check(await jobFor(next, 'a,b\n1,x\n', schema))).good, 1)
})

test('a cancelled job that still waits never starts', async (context) => {
  const runner = runnerFor(context)
  const [first, second] = await Promise.all([temporaryBatch(context), temporaryBatch(context)])
  const running = runner.check(await jobFor(first, 'a,b\n1,x\n', schema))
  const cancelled = runner.check(await jobFor(second, 'a,b\n1,x\n', schema), {
    signal: AbortSignal.abort(new Error('thôi')),
  })
  await assert.rejects(cancelled, /thôi/)
  assert.equal((await running).good, 1)
  assert.equal(existsSync(join(second, 'records.parquet')), false)
})

for (const step of ['reading', 'checking', 'writing'] as const) {
  test(`kill -9 while ${step} interrupts the job; the same job then runs whole in the same folder`, async (context) => {
    const runner = runnerFor(context)
    const folder = await temporaryBatch(context)
    const job = await jobFor(folder, large, schema)
    const onProgress = (progress: CheckProgress) => {
      if (progress.step === step && runner.pid) process.kill(runner.pid, 'SIGKILL')
    }
    await assert.rejects(runner.check(job, { onProgress }), isInterrupted)
    assert.equal(existsSync(join(folder, 'counts.json')), false)
    const counts = await runner.check(job)
    assert.deepEqual([counts.good, counts.physical], [1_000_000, 1_000_001])
  })
}

test('no cell of a file is in what the process says about a failure of its own', async (context) => {
  const runner = runnerFor(context)
  const folder = await temporaryBatch(context)
  const broken = schemaOf([field('f1', 'text', { pattern: '(mật' })])
  const job = await jobFor(folder, 'a,b\nbí-mật-070090000017,x\n', broken)
  await assert.rejects(runner.check(job), (error) => {
    assert.ok(isInterrupted(error))
    assert.doesNotMatch(
      `${error.message} ${error.cause} ${JSON.stringify(error.details)}`,
      /070090000017|mật/,
    )
    return true
  })
})

test('analysing then checking leaves the same counts', async (context) => {
  const runner = runnerFor(context)
  const folder = await temporaryBatch(context)
  const { sourceFile, fileName, batchFolder } = await jobFor(
    folder,
    'Mã hồ sơ,Số\nHS1,1\nHS2,2\nHS3,3\n',
    schema,
  )
  const analysis = await runner.analyse({ batchFolder, sourceFile, fileName })
  assert.deepEqual(analysis.header, ['Mã hồ sơ', 'Số'])
  const columns = analysis.schema.fields.map(({ id }) => ({ field: id }))
  const { reading, schema: proposed } = analysis
  await runner.check({
    batchFolder,
    sourceFile,
    fileName,
    reading,
    schema: proposed,
    columns,
    codeLists: {},
    referenceDate: '2025-06-30',
  })
  const { counts } = await outputsOf(folder)
  assert.equal(counts.physical, analysis.records.physical)
})

function isInterrupted(error: unknown): error is ReadingRefusal {
  return error instanceof ReadingRefusal && error.code === 'warehouse.check-interrupted'
}

test('a process that is warmed waits for the next job and ends by itself when none comes', async (context) => {
  const runner = createCheckRunner({ idleMs: 300 })
  context.after(() => runner.close())
  runner.warm()
  const warmed = runner.pid
  assert.ok(warmed)
  runner.warm()
  assert.equal(runner.pid, warmed)
  await runner.check(await jobFor(await temporaryBatch(context), 'a,b\n1,x\n', schema))
  assert.equal(runner.pid, warmed)
  while (runner.pid !== undefined) await new Promise((resolve) => setTimeout(resolve, 20))
})
