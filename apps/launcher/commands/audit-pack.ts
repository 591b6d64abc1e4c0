// SPDX-License-Identifier: Apache-2.0
import { join, resolve } from 'node:path'
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { openDatabaseServer } from '../postgres/open-database.ts'
import { isDemo } from '../server/demo-mode.ts'
import { serverEnvironment } from '../server/launch-server.ts'
import { listenAddress } from '../server/listen-address.ts'
import { hasState } from '../state/has-state.ts'
import { runProgram } from '../state/run-program.ts'
import { cloneFolder } from '../state/state-folder.ts'

/** Writes what an audit of the installation asks for, signed like the evidence of a case. */
export const auditPackCommand: Command = {
  name: 'audit-pack',
  summary: {
    vi: 'lập hồ sơ kiểm tra hệ thống (--output thư mục hoặc tệp .zip; --as-of NĂM-THÁNG-NGÀY)',
    en: 'make the audit pack (--output folder or .zip; --as-of YYYY-MM-DD)',
  },
  run: async ({ args, environment, stateFolder }) => {
    const { values } = readOptions(args, { output: { type: 'string' }, 'as-of': { type: 'string' } })
    const asOf = readDay(values['as-of'])
    const outsideUrl = environment['DATABASE_URL']
    if (!outsideUrl && !hasState(stateFolder)) throw nothingHere(stateFolder)
    const databaseUrl = await openDatabaseServer(stateFolder, outsideUrl)
    const profile = environment['TINHSO_PROFILE'] ?? 'binh-phuoc'
    const address = listenAddress(undefined, environment, stateFolder)
    const settings = { ...address, stateFolder, databaseUrl, demo: isDemo(stateFolder), profile }
    const output = resolve(values.output ?? join(stateFolder, 'audit-packs'))
    const progress = new Progress()
    const written = await progress.step({ vi: 'Lập hồ sơ kiểm tra', en: 'Making the audit pack' }, () =>
      runMaker([output, ...(asOf ? [asOf] : [])], serverEnvironment(settings)),
    )
    say({ vi: `Hồ sơ kiểm tra: ${written}`, en: 'audit pack; read DOC-TRUOC.txt first' })
    return 0
  },
}

async function runMaker(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const program = join(cloneFolder, 'apps/server/audit-pack/main.ts')
  const made = await runProgram(process.execPath, [program, ...args], {
    cwd: cloneFolder,
    env: env as Record<string, string>,
  })
  if (made.code === 0) return made.output.trim().split('\n').at(-1) ?? ''
  throw new LauncherError(
    { vi: 'Không lập được hồ sơ kiểm tra.', en: 'The audit pack could not be made.' },
    { vi: 'Chạy ./tinhso doctor và ./tinhso status.', en: 'Run ./tinhso doctor and ./tinhso status.' },
    { detail: made.errors.trim().split('\n').slice(-12).join('\n') },
  )
}

function readDay(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text
  throw new LauncherError(
    { vi: `“${text}” không phải một ngày.`, en: `“${text}” is not a day.` },
    { vi: 'Viết như --as-of 2026-06-30.', en: 'Write it as --as-of 2026-06-30.' },
  )
}

function nothingHere(stateFolder: string): LauncherError {
  return new LauncherError(
    { vi: `${stateFolder} chưa có dữ liệu.`, en: `There is nothing in ${stateFolder} yet.` },
    {
      vi: 'Kiểm tra TINHSO_STATE, hoặc chạy ./tinhso start trước.',
      en: 'Check TINHSO_STATE, or run ./tinhso start first.',
    },
  )
}
