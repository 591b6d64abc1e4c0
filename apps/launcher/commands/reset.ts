// SPDX-License-Identifier: Apache-2.0
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { Command } from '../command.ts'
import { readOptions } from '../console/read-options.ts'
import { inBoth, LauncherError, say } from '../console/say.ts'
import { stopPostgres } from '../postgres/stop-postgres.ts'
import { isDemo } from '../server/demo-mode.ts'
import { stopServer } from '../server/stop-server.ts'

/** Empties a training installation; refuses any other. The backups folder stays. */
export const resetCommand: Command = {
  name: 'reset',
  summary: {
    vi: 'xóa sạch bản tập huấn (--yes: không hỏi lại)',
    en: 'empty a training installation (--yes: do not ask)',
  },
  run: async ({ args, environment, stateFolder }) => {
    const { values } = readOptions(args, { yes: { type: 'boolean' } })
    refuseUnlessDemo(stateFolder, environment['DATABASE_URL'])
    if (!values.yes && !(await isConfirmed(stateFolder))) {
      say({ vi: 'Chưa xóa gì.', en: 'Nothing was removed.' })
      return 1
    }
    await stopServer(stateFolder)
    await stopPostgres(stateFolder)
    await stopPostgres(stateFolder, 'test-pg')
    const kept = new Set(['backups', 'demo'])
    for (const name of readdirSync(stateFolder)) {
      if (!kept.has(name)) rmSync(join(stateFolder, name), { recursive: true, force: true })
    }
    rmSync(join(stateFolder, 'demo'), { force: true })
    say({
      vi: 'Đã xóa sạch. Bắt đầu lại: ./tinhso start --demo',
      en: 'Emptied. Begin again: ./tinhso start --demo',
    })
    return 0
  },
}

function refuseUnlessDemo(stateFolder: string, outsideUrl: string | undefined): void {
  if (!isDemo(stateFolder)) {
    throw new LauncherError(
      {
        vi: `${stateFolder} không phải bản tập huấn, nên không xóa.`,
        en: `${stateFolder} is not a training installation: it is not removed.`,
      },
      {
        vi: 'Chỉ bản khởi tạo bằng ./tinhso start --demo mới xóa được bằng lệnh này.',
        en: 'Only an installation begun with ./tinhso start --demo can be emptied with this command.',
      },
    )
  }
  if (!outsideUrl) return
  throw new LauncherError(
    {
      vi: 'DATABASE_URL trỏ tới máy chủ ngoài; lệnh này không xóa dữ liệu ở đó.',
      en: 'DATABASE_URL points at an outside server; this command removes nothing there.',
    },
    { vi: 'Nhờ người quản trị cơ sở dữ liệu xóa.', en: 'Ask the database administrator to do it.' },
  )
}

async function isConfirmed(stateFolder: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const prompt = createInterface({ input: process.stdin, output: process.stdout })
  const question = {
    vi: `Xóa toàn bộ dữ liệu tập huấn tại ${stateFolder}? Gõ “xoa” để đồng ý`,
    en: 'type “xoa” to agree',
  }
  const answer = await prompt.question(`${inBoth(question)}: `)
  prompt.close()
  return ['xoa', 'xóa', 'xoá'].includes(answer.trim().toLowerCase().normalize('NFC'))
}
