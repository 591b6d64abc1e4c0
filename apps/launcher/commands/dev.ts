// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { openDatabaseServer } from '../postgres/open-database.ts'
import { settleDemoMode } from '../server/demo-mode.ts'
import { takeFirstRunSlip } from '../server/first-run-slip.ts'
import { serverEnvironment } from '../server/launch-server.ts'
import { listenAddress } from '../server/listen-address.ts'
import { localAddress } from '../server/local-address.ts'
import { serverRecord } from '../server/server-record.ts'
import { cloneFolder, makeStateFolders } from '../state/state-folder.ts'

/** For developers: the server starts again at every change, the console is served by Vite. Ends with Ctrl-C. */
export const devCommand: Command = {
  name: 'dev',
  summary: {
    vi: 'chạy để phát triển (tự nạp lại khi sửa mã)',
    en: 'run for development (reloads on change)',
  },
  run: async ({ args, environment, stateFolder }) => {
    const { values } = readOptions(args, { demo: { type: 'boolean' }, port: { type: 'string' } })
    const address = listenAddress(values.port, environment, stateFolder)
    refuseBesideServer(stateFolder)
    makeStateFolders(stateFolder)
    const demo = settleDemoMode(stateFolder, values.demo ?? false)
    const databaseUrl = await openDatabaseServer(stateFolder, environment['DATABASE_URL'])
    const profile = environment['TINHSO_PROFILE'] ?? 'binh-phuoc'
    const settings = { ...address, stateFolder, databaseUrl, demo, profile }
    const env = { ...serverEnvironment(settings), TINHSO_SERVER: localAddress(address) }
    say({ vi: `Máy chủ: http://127.0.0.1:${address.port}`, en: 'server; the console address follows below' })
    const slip = setInterval(
      () => takeFirstRunSlip(stateFolder, (text) => process.stdout.write(`\n${text}\n`)),
      500,
    )
    const code = await untilOneEnds([watchServer(env), serveConsole(env)])
    clearInterval(slip)
    return code
  },
}

function watchServer(env: NodeJS.ProcessEnv): ChildProcess {
  const program = join(cloneFolder, 'apps/server/main.ts')
  return spawn(process.execPath, ['--watch', '--watch-preserve-output', program], {
    cwd: cloneFolder,
    stdio: 'inherit',
    env,
  })
}

function serveConsole(env: NodeJS.ProcessEnv): ChildProcess {
  const vite = join(cloneFolder, 'node_modules/vite/bin/vite.js')
  return spawn(process.execPath, [vite], { cwd: join(cloneFolder, 'apps/console'), stdio: 'inherit', env })
}

/** Ctrl-C reaches both through the terminal; when one ends by itself the other is ended too. */
async function untilOneEnds(children: readonly ChildProcess[]): Promise<number> {
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => endAll(children))
  const ends = children.map(
    (child) => new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 0))),
  )
  const first = await Promise.race(ends)
  endAll(children)
  await Promise.all(ends)
  return first
}

function endAll(children: readonly ChildProcess[]): void {
  for (const child of children) child.kill('SIGTERM')
}

function refuseBesideServer(stateFolder: string): void {
  if (!serverRecord(stateFolder)) return
  throw new LauncherError(
    { vi: 'Máy chủ đang chạy trên thư mục dữ liệu này.', en: 'A server already runs on this state folder.' },
    { vi: 'Dừng lại trước: ./tinhso stop', en: 'Stop it first: ./tinhso stop' },
  )
}
