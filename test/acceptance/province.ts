// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testPasswords } from '@tinhso/kernel/testing'
import pg from 'pg'
import { thrifty, thriftyAllocation } from '../../apps/launcher/server/launch-server.ts'
import { Visitor } from './visitor.ts'

/** A real server process on an empty database: started, seeded for training, reached over HTTP only. */
export interface Province {
  readonly url: string
  readonly databaseUrl: string
  readonly state: string
  readonly serverPid: () => number
  /** A browser without a session. */
  visitor(): Visitor
  /** The one-time training password of an account, as it was printed once. */
  password(username: string): string
  /** A browser in which this training account has signed in. */
  signIn(username: string): Promise<Visitor>
  /** Ends the server (SIGKILL when asked) and starts it again on the same database and folder. */
  restart(options?: { signal?: NodeJS.Signals; environment?: Record<string, string> }): Promise<void>
  readonly log: () => string
  /** Ends the server; database and folder stay as they are. */
  stop(): Promise<void>
  close(): Promise<void>
}

const main = fileURLToPath(new URL('../../apps/server/main.ts', import.meta.url))
const patienceMs = 90_000

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

const asAdmin = async (statement: string, url = process.env['TINHSO_TEST_DATABASE_URL']): Promise<string> => {
  if (!url) throw new Error('TINHSO_TEST_DATABASE_URL is not set: run ./tinhso test')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
    return url
  } finally {
    await client.end()
  }
}

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

const waitUntilReady = async (url: string, child: ChildProcess, log: () => string) => {
  const end = Date.now() + patienceMs
  while (Date.now() < end) {
    if (ended(child)) throw new Error(`the server ended:\n${log().slice(-4000)}`)
    const ready = await fetch(`${url}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the server was not ready in time:\n${log().slice(-4000)}`)
}

const waitForEnd = (child: ChildProcess): Promise<void> =>
  ended(child) ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()))

const readPasswords = async (state: string): Promise<Map<string, string>> => {
  const text = await readFile(join(state, 'run', 'first-run.txt'), 'utf8')
  const lines = [...text.matchAll(/Tên đăng nhập: (\S+) — Mật khẩu[^:]*: (\S+)/g)]
  return new Map(lines.map((line) => [line[1]!, line[2]!]))
}

/**
 * Starts a province for a test file; `close` ends the server and removes database and folder. `place`: another folder or
 * database server (URL of its administrator) than those of all tests.
 */
export const openProvince = async (
  environment: Record<string, string> = {},
  place: { readonly state?: string; readonly server?: string } = {},
): Promise<Province> => {
  const name = `acceptance_${process.pid}_${randomBytes(4).toString('hex')}`
  const database = new URL(await asAdmin(`create database ${name}`, place.server))
  database.pathname = `/${name}`
  const state = place.state ?? (await mkdtemp(join(tmpdir(), 'tinhso-acceptance-')))
  // roles belong to the whole test cluster, so every house in it signs in with the same passwords
  await mkdir(join(state, 'keys'), { recursive: true })
  await writeFile(join(state, 'keys', 'database.json'), JSON.stringify(testPasswords), { mode: 0o600 })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const output: string[] = []
  const log = () => output.join('')
  const launch = (more: Record<string, string>): ChildProcess => {
    const child = spawn(process.execPath, [...thrifty, main], {
      env: {
        ...thriftyAllocation,
        ...process.env,
        TINHSO_STATE: state,
        TINHSO_DATABASE_URL: database.toString(),
        TINHSO_PORT: String(port),
        TINHSO_DEMO: '1',
        TINHSO_LOG_LEVEL: 'warn',
        ...environment,
        ...more,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk.toString()))
    return child
  }
  let child = launch({})
  await waitUntilReady(url, child, log)
  const passwords = await readPasswords(state)
  const password = (username: string): string => {
    const found = passwords.get(username)
    if (!found) throw new Error(`no training account ${username}`)
    return found
  }
  const stop = async (signal: NodeJS.Signals) => {
    child.kill(signal)
    await waitForEnd(child)
  }
  return {
    url,
    databaseUrl: database.toString(),
    state,
    serverPid: () => child.pid!,
    log,
    visitor: () => new Visitor(url),
    password,
    signIn: async (username) => {
      const visitor = new Visitor(url)
      await visitor.signIn(username, password(username))
      return visitor
    },
    restart: async ({ signal = 'SIGTERM', environment: more = {} } = {}) => {
      if (!ended(child)) await stop(signal)
      child = launch(more)
      await waitUntilReady(url, child, log)
    },
    stop: () => stop('SIGTERM'),
    close: async () => {
      await stop('SIGTERM')
      await asAdmin(`drop database if exists ${name} with (force)`, place.server)
      await rm(state, { recursive: true, force: true })
    },
  }
}
