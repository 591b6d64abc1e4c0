// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Command } from '../command.ts'
import { readOptions } from '../console/read-options.ts'
import { say } from '../console/say.ts'
import { livePostmaster } from '../postgres/live-postmaster.ts'
import { isDemo } from '../server/demo-mode.ts'
import { localAddress } from '../server/local-address.ts'
import { serverRecord } from '../server/server-record.ts'
import { isReady } from '../server/wait-until-ready.ts'

/** Says what runs and where; exit code 0 only when the server is ready. */
export const statusCommand: Command = {
  name: 'status',
  summary: { vi: 'xem đang chạy hay không', en: 'see whether it runs' },
  run: async ({ args, stateFolder }) => {
    readOptions(args, {})
    const server = serverRecord(stateFolder)
    const ready = server !== undefined && (await isReady(server))
    const postgres = livePostmaster(join(stateFolder, 'pg'))
    say({
      vi: `Thư mục dữ liệu: ${stateFolder}`,
      en: isDemo(stateFolder) ? 'state folder (TẬP HUẤN · training)' : 'state folder',
    })
    say(
      postgres
        ? { vi: `PostgreSQL: đang chạy, cổng ${postgres.port}`, en: `running, port ${postgres.port}` }
        : { vi: 'PostgreSQL nhúng: không chạy', en: 'embedded PostgreSQL is not running' },
    )
    if (!server) say({ vi: 'Máy chủ: không chạy', en: 'the server is not running' })
    else if (!ready)
      say({ vi: `Máy chủ: chưa sẵn sàng, số hiệu ${server.pid}`, en: 'the server is not ready' })
    else
      say({
        vi: `Máy chủ: sẵn sàng tại ${localAddress(server)}, bộ nhớ ${memoryOf(server.pid)}`,
        en: 'ready',
      })
    return ready ? 0 : 1
  },
}

function memoryOf(pid: number): string {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return `${Math.round(Number(kilobytes) / 1024)} MB`
  } catch {
    return '?'
  }
}
