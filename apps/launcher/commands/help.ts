// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command.ts'
import { inBoth } from '../console/say.ts'
import { commands } from './index.ts'

/** Lists the commands. */
export const helpCommand: Command = {
  name: 'help',
  summary: { vi: 'danh sách lệnh', en: 'this list' },
  run: async () => {
    const width = Math.max(...commands.map(({ name }) => name.length))
    const lines = commands.map(({ name, summary }) => `  ./tinhso ${name.padEnd(width)}   ${inBoth(summary)}`)
    process.stdout.write(`Tỉnh Số\n\n${lines.join('\n')}\n`)
    return 0
  },
}
