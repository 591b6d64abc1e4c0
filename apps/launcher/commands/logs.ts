// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Command } from '../command.ts'
import { readOptions } from '../console/read-options.ts'
import { say } from '../console/say.ts'
import { LogFollower } from '../server/follow-log.ts'
import { serverLog } from '../server/server-record.ts'

/** Prints the end of the server's log; `--follow` goes on until Ctrl-C. */
export const logsCommand: Command = {
  name: 'logs',
  summary: { vi: 'xem nhật ký máy chủ (--follow: xem tiếp)', en: 'show the server log (--follow: go on)' },
  run: async ({ args, stateFolder }) => {
    const { values } = readOptions(args, { follow: { type: 'boolean' } })
    const file = serverLog(stateFolder)
    if (!existsSync(file)) {
      say({ vi: 'Chưa có nhật ký nào.', en: 'There is no log yet.' })
      return 0
    }
    const content = readFileSync(file)
    process.stdout.write(`${content.toString('utf8').trimEnd().split('\n').slice(-200).join('\n')}\n`)
    const follower = new LogFollower(file, content.length)
    while (values.follow) {
      for (const line of follower.newLines()) process.stdout.write(`${line}\n`)
      await wait(300)
    }
    return 0
  },
}
