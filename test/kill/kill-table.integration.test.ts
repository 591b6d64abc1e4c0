// SPDX-License-Identifier: Apache-2.0
// The kill table: step × process. Every row ends a process without warning and says what was found after a new start.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { ensurePostgres, type RunningPostgres } from '../../apps/launcher/postgres/ensure-postgres.ts'

const program = fileURLToPath(new URL('./kill-target.ts', import.meta.url))
const state = mkdtempSync(join(tmpdir(), 'tinhso-kill-'))
let postgres: RunningPostgres

before(async () => {
  postgres = await ensurePostgres(state)
})
after(async () => {
  await postgres.stop()
  rmSync(state, { recursive: true, force: true })
})

interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly output: string
  readonly errors: string
}

interface Found {
  status: string
  rows: number
  batch: {
    number: number
    counts: { physical: number; good: number; quarantined: number } | null
    steps: { step: string; attempt: number; outcome: string }[]
  }
}

type Dataset = { code: string; id: string }

const start = (
  { code, id }: Dataset,
  action: string,
  content = '',
  environment: Record<string, string> = {},
) => {
  const child = spawn(process.execPath, [program, code, id, action, content], {
    env: {
      ...process.env,
      TINHSO_DATABASE_URL: postgres.superuserUrl,
      TINHSO_STATE: join(state, 'house'),
      TINHSO_LOG_LEVEL: 'silent',
      ...environment,
    },
  })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const ended = new Promise<Ended>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal, output, errors })),
  )
  return { child, ended }
}

const run = async (dataset: Dataset, action: string, content?: string): Promise<Ended> => {
  const ended = await start(dataset, action, content).ended
  assert.equal(ended.code, 0, `${action}: ${ended.output} ${ended.errors}`)
  return ended
}

const look = async (dataset: Dataset): Promise<Found> =>
  JSON.parse((await run(dataset, 'look')).output) as Found

const killing = (step: string, pid?: number): Record<string, string> => ({
  TINHSO_TEST_KILL_ALLOWED: '1',
  TINHSO_TEST_KILL_AT: step,
  ...(pid === undefined ? {} : { TINHSO_TEST_KILL_PID: String(pid) }),
})

const rowsOf = (tag: string, good: number, bad: number) =>
  [
    'Mã,Số lượng',
    ...Array.from({ length: good }, (_, index) => `${tag}${index},${index}`),
    ...Array.from({ length: bad }, (_, index) => `${tag}x${index},sai`),
  ].join('|')

/** A dataset whose first batch is loaded: three rows, a schema, a key. */
const prepared = async (): Promise<Dataset> => {
  const dataset = { code: `bo-${randomUUID().slice(0, 8)}`, id: randomUUID() }
  await run(dataset, 'prepare', rowsOf('P', 3, 0))
  return dataset
}

const postmaster = () => Number(readFileSync(join(state, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Waits until a killed PostgreSQL is gone, ends whoever leaned on it, and starts it again. */
const restartPostgres = async (target: ReturnType<typeof start>) => {
  const pid = postmaster()
  while (existsSync(`/proc/${pid}`)) await wait(20)
  await Promise.race([target.ended, wait(1500)])
  target.child.kill('SIGKILL')
  await target.ended
  postgres = await ensurePostgres(state)
}

const checkProcessOf = (parent: number): number | undefined =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .find((pid) => {
      try {
        const line = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        const ancestor = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')[1])
        return ancestor === parent && line.includes('check-process')
      } catch {
        return false
      }
    })

const expectWhole = (
  found: Found,
  expected: { status: string; rows: number; good?: number; bad?: number },
  step: string,
) => {
  const { counts, steps } = found.batch
  assert.deepEqual([found.status, found.rows], [expected.status, expected.rows], JSON.stringify(found))
  if (expected.good !== undefined)
    assert.deepEqual(counts && [counts.physical, counts.good, counts.quarantined], [
      expected.good + expected.bad! + 1,
      expected.good,
      expected.bad,
    ])
  assert.ok(
    steps.every(({ outcome }) => outcome !== 'running'),
    `${step}: ${JSON.stringify(steps)}`,
  )
}

for (const step of ['store-file', 'register']) {
  test(`server killed at ${step}: no batch is half there, and the file can be brought again`, async () => {
    const dataset = await prepared()
    const file = rowsOf('Q', 5, 1)
    const killed = await start(dataset, 'upload', file, killing(step)).ended
    assert.equal(killed.signal, 'SIGKILL', killed.output)
    assert.equal((await look(dataset)).batch.number, 1)
    await run(dataset, 'deliver', file)
    expectWhole(await look(dataset), { status: 'needs-fixes', rows: 3, good: 5, bad: 1 }, step)
  })
}

for (const step of ['read', 'check', 'stage', 'stage-commit']) {
  test(`server killed at ${step}: the next start does the step again, every record counted once`, async () => {
    const dataset = await prepared()
    const killed = await start(dataset, 'deliver', rowsOf('Q', 50, 4), killing(step)).ended
    assert.equal(killed.signal, 'SIGKILL', killed.output)
    await run(dataset, 'work')
    const found = await look(dataset)
    expectWhole(found, { status: 'needs-fixes', rows: 3, good: 50, bad: 4 }, step)
    assert.ok(found.batch.steps.some(({ outcome }) => outcome === 'interrupted'))
  })

  test(`PostgreSQL killed at ${step}: the next start does the step again, every record counted once`, async () => {
    const dataset = await prepared()
    await restartPostgres(start(dataset, 'deliver', rowsOf('Q', 50, 4), killing(step, postmaster())))
    await run(dataset, 'work')
    expectWhole(await look(dataset), { status: 'needs-fixes', rows: 3, good: 50, bad: 4 }, step)
  })
}

for (const step of ['load', 'load-commit']) {
  test(`server killed at ${step}: nothing of the batch is in the store, and approving again loads it once`, async () => {
    const dataset = await prepared()
    await run(dataset, 'deliver-and-submit', rowsOf('Q', 50, 4))
    const killed = await start(dataset, 'approve', '', killing(step)).ended
    assert.equal(killed.signal, 'SIGKILL', killed.output)
    const between = await look(dataset)
    assert.deepEqual([between.status, between.rows], ['submitted', 3])
    await run(dataset, 'approve')
    expectWhole(await look(dataset), { status: 'loaded', rows: 53, good: 50, bad: 4 }, step)
  })

  test(`PostgreSQL killed at ${step}: its emptied load table is made again, and the batch is loaded once`, async () => {
    const dataset = await prepared()
    await run(dataset, 'deliver-and-submit', rowsOf('Q', 50, 4))
    await restartPostgres(start(dataset, 'approve', '', killing(step, postmaster())))
    const between = await look(dataset)
    // the server process of a connection outlives its postmaster for a moment and may still commit: all or nothing
    const whole = between.status === 'loaded' ? 53 : 3
    assert.deepEqual([['submitted', 'loaded'].includes(between.status), between.rows], [true, whole])
    if (between.status === 'submitted') await run(dataset, 'approve')
    expectWhole(await look(dataset), { status: 'loaded', rows: 53, good: 50, bad: 4 }, step)
  })
}

const large = 20_050

for (const victim of ['server', 'PostgreSQL']) {
  test(`${victim} killed while a first large load takes its place: all of it or nothing is in force, once`, async () => {
    const dataset = { code: `bo-${randomUUID().slice(0, 8)}`, id: randomUUID() }
    await run(dataset, 'first-and-submit', `many:${large}`)
    const pid = victim === 'server' ? undefined : postmaster()
    const target = start(dataset, 'approve-and-load', '', killing('load-commit', pid))
    if (victim === 'server') await target.ended
    else await restartPostgres(target)
    const between = await look(dataset)
    const whole = between.status === 'loaded' ? large : 0
    assert.deepEqual([['approved', 'loaded'].includes(between.status), between.rows], [true, whole])
    await run(dataset, 'work')
    expectWhole(await look(dataset), { status: 'loaded', rows: large, good: large, bad: 0 }, 'load-commit')
  })
}

for (const step of ['read', 'check']) {
  test(`check process killed at ${step}: the job tries again and finishes`, async (context) => {
    const dataset = await prepared()
    const client = new pg.Client({ connectionString: postgres.superuserUrl })
    await client.connect()
    const target = start(dataset, 'deliver', rowsOf('Q', 2000, 4))
    const isRunning = async () =>
      (
        await client.query(
          `select from warehouse.batch_step s join warehouse.batch b on b.id = s.batch_id
           where b.dataset_id = $1 and s.step = $2 and s.outcome = 'running'`,
          [dataset.id, step],
        )
      ).rowCount === 1
    let victim: number | undefined
    for (let round = 0; round < 2000 && victim === undefined; round += 1) {
      await wait(2)
      if (await isRunning()) victim = checkProcessOf(target.child.pid!)
    }
    await client.end()
    assert.ok(victim, 'no check process was seen')
    process.kill(victim, 'SIGKILL')
    const ended = await target.ended
    assert.equal(ended.code, 0, ended.errors)
    const found = await look(dataset)
    expectWhole(found, { status: 'needs-fixes', rows: 3, good: 2000, bad: 4 }, step)
    // a process that waited for work is replaced without a trace; one that was at work fails the step, which is done again
    if (!found.batch.steps.some((done) => done.step === step && done.outcome === 'failed'))
      context.diagnostic('the process was ended before its work began: another one did it')
  })
}
