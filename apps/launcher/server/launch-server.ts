// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { writeProcessFile } from '../state/process-file.ts'
import { processIdentity } from '../state/process-identity.ts'
import { cloneFolder } from '../state/state-folder.ts'
import { serverFile, serverLog } from './server-record.ts'

/** What the server is told at its start. */
export type ServerSettings = {
  stateFolder: string
  databaseUrl: string
  host: string
  port: number
  demo: boolean
  profile: string
}

/** A server process on its way up; `logFrom` is where its lines begin in the log. */
export type LaunchedServer = { pid: number; logFile: string; logFrom: number; hasEnded: () => boolean }

const entry = join(cloneFolder, 'apps/server/main.ts')
/** Small young generations: a third less memory when idle (measured), a few per cent more collecting under load. */
export const thrifty = ['--max-semi-space-size=8']
/** The C library keeps freed memory per thread; two pools, given back early, halve what stays after the first content. */
export const thriftyAllocation = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' }
const largeLog = 50 * 1024 * 1024

/** The arguments with which Node runs the server. */
export function serverArguments(): string[] {
  return [...thrifty, entry]
}

/** Starts the server apart from us: it lives on when this command ends. Its number is written down at once. */
export function launchServer(settings: ServerSettings, program = entry): LaunchedServer {
  const logFile = serverLog(settings.stateFolder)
  const log = openLog(logFile)
  const logFrom = statSync(logFile).size
  const child = spawn(process.execPath, [...thrifty, program], {
    cwd: cloneFolder,
    detached: true,
    stdio: ['ignore', log, log],
    env: serverEnvironment(settings),
  })
  closeSync(log)
  const pid = child.pid
  if (pid === undefined) throw new Error(`could not start ${process.execPath}`)
  const identity = processIdentity(pid) ?? ''
  writeProcessFile(serverFile(settings.stateFolder), {
    pid,
    identity,
    port: settings.port,
    host: settings.host,
  })
  child.unref()
  return { pid, logFile, logFrom, hasEnded: () => processIdentity(pid) !== identity }
}

/** The environment of a server process. */
export function serverEnvironment(settings: ServerSettings): NodeJS.ProcessEnv {
  return {
    ...thriftyAllocation,
    ...process.env,
    TINHSO_STATE: settings.stateFolder,
    TINHSO_DATABASE_URL: settings.databaseUrl,
    TINHSO_HOST: settings.host,
    TINHSO_PORT: String(settings.port),
    TINHSO_PROFILE: settings.profile,
    TINHSO_DEMO: settings.demo ? '1' : '0',
  }
}

/** One older log is kept beside the current one. */
function openLog(logFile: string): number {
  if (existsSync(logFile) && statSync(logFile).size > largeLog) renameSync(logFile, `${logFile}.1`)
  return openSync(logFile, 'a', 0o600)
}
