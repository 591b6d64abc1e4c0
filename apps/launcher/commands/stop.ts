// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { say } from '../console/say.ts'
import { stopPostgres } from '../postgres/stop-postgres.ts'
import { serverRecord } from '../server/server-record.ts'
import { stopServer } from '../server/stop-server.ts'

/** Ends the server gracefully, then PostgreSQL, also the disposable one of the tests. */
export const stopCommand: Command = {
  name: 'stop',
  summary: { vi: 'dừng lại', en: 'stop' },
  run: async ({ args, stateFolder }) => {
    readOptions(args, {})
    const progress = new Progress()
    const wasRunning = serverRecord(stateFolder) !== undefined
    if (wasRunning)
      await progress.step({ vi: 'Dừng máy chủ', en: 'Stopping the server' }, () => stopServer(stateFolder))
    const hadDatabase = await stopPostgres(stateFolder)
    const hadTests = await stopPostgres(stateFolder, 'test-pg')
    say(
      wasRunning || hadDatabase || hadTests
        ? { vi: 'Đã dừng.', en: 'Stopped.' }
        : { vi: 'Tỉnh Số không chạy.', en: 'Tỉnh Số is not running.' },
    )
    return 0
  },
}
