// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { buildConsole, isConsoleFresh } from '../console-build/build-console.ts'
import { preflight } from '../doctor/preflight.ts'
import { openDatabaseServer } from '../postgres/open-database.ts'
import { stopPostgres } from '../postgres/stop-postgres.ts'
import { settleDemoMode } from '../server/demo-mode.ts'
import { serverArguments, serverEnvironment } from '../server/launch-server.ts'
import { listenAddress } from '../server/listen-address.ts'
import { serverFile, serverRecord } from '../server/server-record.ts'
import { writeProcessFile } from '../state/process-file.ts'
import { processIdentity } from '../state/process-identity.ts'
import { cloneFolder, makeStateFolders } from '../state/state-folder.ts'

/** For systemd and containers: the server in the foreground, its log on standard output; SIGTERM ends it in order. */
export const runCommand: Command = {
  name: 'run',
  summary: {
    vi: 'chạy ở mặt trước, cho systemd và container (--demo, --port N)',
    en: 'run in the foreground, for systemd and containers (--demo, --port N)',
  },
  run: async (input) => {
    const { environment, stateFolder } = input
    const { values } = readOptions(input.args, { demo: { type: 'boolean' }, port: { type: 'string' } })
    const address = listenAddress(values.port, environment, stateFolder)
    refuseTwice(stateFolder)
    await preflight(input, address)
    makeStateFolders(stateFolder)
    const demo = settleDemoMode(stateFolder, values.demo ?? false)
    const databaseUrl = await openDatabaseServer(stateFolder, environment['DATABASE_URL'])
    if (!isConsoleFresh()) await buildConsole()
    const profile = environment['TINHSO_PROFILE'] ?? 'binh-phuoc'
    const settings = { ...address, stateFolder, databaseUrl, demo, profile }
    tellOfSlip(stateFolder)
    const env = serverEnvironment(settings)
    const server = spawn(process.execPath, serverArguments(), { cwd: cloneFolder, stdio: 'inherit', env })
    const pid = server.pid
    if (pid !== undefined) {
      const identity = processIdentity(pid) ?? ''
      writeProcessFile(serverFile(stateFolder), { pid, identity, ...address })
    }
    const code = await untilEnded(server)
    rmSync(serverFile(stateFolder), { force: true })
    if (!environment['DATABASE_URL']) await stopPostgres(stateFolder)
    return code
  },
}

/** The server ends by itself when it is told to; its exit code becomes ours. */
function untilEnded(server: ChildProcess): Promise<number> {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.on('exit', (code) => resolve(code ?? 1))
  })
}

/** One-time passwords do not belong into the log of a service manager. */
function tellOfSlip(stateFolder: string): void {
  const file = join(stateFolder, 'run', 'first-run.txt')
  if (existsSync(join(stateFolder, 'keys', 'master.key')) && !existsSync(file)) return
  say({
    vi: `Mật khẩu lần đầu nằm trong ${file}: xem rồi xóa tệp đó.`,
    en: 'the first passwords are in that file: read it, then remove it',
  })
}

function refuseTwice(stateFolder: string): void {
  if (!serverRecord(stateFolder)) return
  throw new LauncherError(
    { vi: 'Tỉnh Số đang chạy rồi.', en: 'Tỉnh Số is already running.' },
    { vi: 'Dừng trước: ./tinhso stop', en: 'Stop it first: ./tinhso stop' },
  )
}
