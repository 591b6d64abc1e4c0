// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { checkPack } from '../pack/check-pack.ts'

/** Reads every byte of a pack against its checksums and its signature. */
export const verifyPackCommand: Command = {
  name: 'verify-pack',
  summary: {
    vi: 'kiểm gói cài đặt (--signer VÂN-TAY-KHÓA: đòi đúng chữ ký)',
    en: 'check a pack (--signer FINGERPRINT: demand that signature)',
  },
  run: async ({ args }) => {
    const { values, positionals } = readOptions(args, { signer: { type: 'string' } }, true)
    const file = resolve(positionals[0] ?? '')
    if (!positionals[0] || !existsSync(file)) throw noFile()
    const progress = new Progress()
    const checking = { vi: 'Đọc và đối chiếu từng tệp trong gói', en: 'Reading and comparing every file' }
    const { facts, files, signer } = await progress.step(checking, () => checkPack(file, values.signer))
    const signed = signer ? `, chữ ký ${signer}` : ', không có chữ ký · not signed'
    say({
      vi: `Gói nguyên vẹn: phiên bản ${facts.version}, ${facts.commit.slice(0, 12)}, ${files} tệp${signed}.`,
      en: 'The pack is whole.',
    })
    return 0
  },
}

function noFile(): LauncherError {
  return new LauncherError(
    { vi: 'Chưa chỉ ra gói cần kiểm, hoặc không có tệp đó.', en: 'No such pack.' },
    { vi: './tinhso verify-pack <tệp .tar>', en: './tinhso verify-pack <file .tar>' },
  )
}
