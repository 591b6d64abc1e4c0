// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { Command, CommandInput } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import type { Text } from '../console/say.ts'
import { buildConsole, isConsoleFresh } from '../console-build/build-console.ts'
import { type Address, preflight } from '../doctor/preflight.ts'
import { openDatabaseServer } from '../postgres/open-database.ts'
import { settleDemoMode } from '../server/demo-mode.ts'
import { launchServer, type ServerSettings } from '../server/launch-server.ts'
import { listenAddress, rememberPort } from '../server/listen-address.ts'
import { printAddresses } from '../server/print-addresses.ts'
import { serverRecord } from '../server/server-record.ts'
import { stopServer } from '../server/stop-server.ts'
import { isReady, waitUntilReady } from '../server/wait-until-ready.ts'
import { nextFreePort } from '../state/free-port.ts'
import { holdLock } from '../state/hold-lock.ts'
import { makeStateFolders } from '../state/state-folder.ts'

/** Brings the house up, step by step; a second start finds it running and says so. */
export const startCommand: Command = {
  name: 'start',
  summary: {
    vi: 'khởi động (--demo: tập huấn, dữ liệu giả; --port N: chọn cổng)',
    en: 'start (--demo: training with invented data; --port N: choose the port)',
  },
  run: async (input) => {
    const { values } = readOptions(input.args, { demo: { type: 'boolean' }, port: { type: 'string' } })
    const address = listenAddress(values.port, input.environment, input.stateFolder)
    await preflight(input, address)
    makeStateFolders(input.stateFolder)
    const lock = join(input.stateFolder, 'run', 'start.lock')
    await holdLock(lock, () => start(input, address, values.demo ?? false))
    return 0
  },
}

async function start(
  { environment, stateFolder }: CommandInput,
  wanted: Address,
  demoWanted: boolean,
): Promise<void> {
  const progress = new Progress()
  const demo = settleDemoMode(stateFolder, demoWanted)
  const databaseUrl = await progress.step(texts.database, () =>
    openDatabaseServer(stateFolder, environment['DATABASE_URL']),
  )
  const running = serverRecord(stateFolder)
  if (running && (await isReady(running))) {
    progress.note(texts.alreadyRunning)
    return printAddresses(stateFolder, running, progress.elapsed())
  }
  if (running) await progress.step(texts.endingHalfDead, () => stopServer(stateFolder))
  if (!isConsoleFresh()) await progress.step(texts.console, () => buildConsole())
  const port = await nextFreePort(wanted.port, wanted.host)
  if (port !== wanted.port) progress.note(portTaken(wanted.port, port))
  const profile = environment['TINHSO_PROFILE'] ?? 'binh-phuoc'
  const settings = { stateFolder, databaseUrl, host: wanted.host, port, demo, profile }
  await progress.step(texts.server, (tell) => bringUp(settings, tell))
  rememberPort(stateFolder, port)
  printAddresses(stateFolder, settings, progress.elapsed())
}

/** A server that did not come up is not left behind half alive. */
async function bringUp(settings: ServerSettings, tell: (step: string) => void): Promise<void> {
  try {
    await waitUntilReady(launchServer(settings), settings, tell)
  } catch (error) {
    await stopServer(settings.stateFolder)
    throw error
  }
}

function portTaken(wanted: number, port: number): Text {
  return {
    vi: `Cổng ${wanted} đang bị chương trình khác dùng; chuyển sang cổng ${port}.`,
    en: `Port ${wanted} is taken by another program; using ${port}.`,
  }
}

const texts = {
  database: { vi: 'Cơ sở dữ liệu PostgreSQL', en: 'PostgreSQL database' },
  alreadyRunning: { vi: 'Tỉnh Số đang chạy rồi.', en: 'Tỉnh Số is already running.' },
  endingHalfDead: { vi: 'Dừng máy chủ không còn trả lời', en: 'Ending a server that does not answer' },
  console: { vi: 'Dựng giao diện quản lý', en: 'Building the console' },
  server: { vi: 'Máy chủ', en: 'Server' },
}
