// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path'
import { checkBackup } from '../backup/check-backup.ts'
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { openDatabaseServer } from '../postgres/open-database.ts'
import { hasState } from '../state/has-state.ts'
import { noteOperation } from '../state/operations-log.ts'
import type { CheckResult } from '../verify/check-result.ts'
import { verifyState } from '../verify/verify-state.ts'

/**
 * Checks the data of this installation, or every byte of a backup.
 * Exit code 0 only when everything was checked and found right; 1 when something is wrong; 2 when something could not be checked.
 */
export const verifyCommand: Command = {
  name: 'verify',
  summary: {
    vi: 'kiểm chứng dữ liệu (hoặc một bản sao lưu: thêm thư mục)',
    en: 'verify the data (or a backup: add its folder)',
  },
  run: async ({ args, environment, stateFolder }) => {
    const { positionals } = readOptions(args, {}, true)
    const progress = new Progress()
    if (positionals[0]) return await verifyBackup(resolve(positionals[0]), progress)
    const outsideUrl = environment['DATABASE_URL']
    if (!outsideUrl && !hasState(stateFolder)) throw nothingHere(stateFolder)
    const databaseUrl = await openDatabaseServer(stateFolder, outsideUrl)
    const results = await verifyState({ stateFolder, databaseUrl, environment }, progress)
    const code = concluded(results, progress)
    const outcome = code === 0 ? 'passed' : code === 1 ? 'failed' : 'unchecked'
    const detail = `${results.length} phép kiểm · checks`
    noteOperation(stateFolder, { kind: 'verify', outcome, detail })
    return code
  },
}

async function verifyBackup(folder: string, progress: Progress): Promise<number> {
  const checking = { vi: 'Đọc và đối chiếu từng tệp', en: 'Reading and comparing every file' }
  const { manifest, files } = await progress.step(checking, () => checkBackup(folder))
  say({
    vi: `Bản sao lưu nguyên vẹn: ${files.length} tệp, làm lúc ${manifest.madeAt}.`,
    en: 'The backup is whole.',
  })
  return 0
}

function concluded(results: readonly CheckResult[], progress: Progress): number {
  const count = (outcome: CheckResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  const [failed, open] = [count('failed'), count('unchecked')]
  process.stdout.write('\n')
  if (failed > 0) {
    say({
      vi: `SAI LỆCH: ${failed} phép kiểm không đạt. Dừng ghi dữ liệu, giữ nguyên máy, báo người phụ trách an toàn thông tin.`,
      en: `${failed} checks FAILED. Stop writing, keep the machine as it is, call the security officer.`,
    })
  }
  if (open > 0)
    say({
      vi: `Chưa kết luận được: ${open} phép kiểm không thực hiện được.`,
      en: `Not conclusive: ${open} checks could not be made.`,
    })
  if (failed === 0 && open === 0)
    say({ vi: `Dữ liệu nguyên vẹn (${progress.elapsed()}).`, en: 'The data is whole.' })
  return failed > 0 ? 1 : open > 0 ? 2 : 0
}

function nothingHere(stateFolder: string): LauncherError {
  return new LauncherError(
    {
      vi: `${stateFolder} chưa có dữ liệu để kiểm chứng.`,
      en: `There is nothing to verify in ${stateFolder}.`,
    },
    {
      vi: 'Kiểm tra TINHSO_STATE, hoặc chạy ./tinhso start trước.',
      en: 'Check TINHSO_STATE, or run ./tinhso start first.',
    },
  )
}
