// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path'
import { restoreBackup } from '../backup/restore-backup.ts'
import { readPassphrase } from '../backup/sealed-keys.ts'
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { refuseOutsideServer } from '../postgres/outside-server.ts'
import { hasState } from '../state/has-state.ts'
import { noteOperation } from '../state/operations-log.ts'

/** Restores a backup into an empty state folder, or says why not and touches nothing. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: {
    vi: 'khôi phục bản sao lưu vào thư mục trống (--into thư mục; --passphrase-file F)',
    en: 'restore a backup into an empty folder (--into folder; --passphrase-file F)',
  },
  run: async ({ args, environment, stateFolder }) => {
    const options = { into: { type: 'string' }, 'passphrase-file': { type: 'string' } } as const
    const { values, positionals } = readOptions(args, options, true)
    refuseOutsideServer(environment['DATABASE_URL'])
    const [folder] = positionals
    if (!folder || positionals.length > 1) throw usage()
    const target = values.into ? resolve(values.into) : stateFolder
    const passphrase = values['passphrase-file'] ? readPassphrase(values['passphrase-file']) : undefined
    const progress = new Progress()
    await restoreBackup(resolve(folder), target, { passphrase, progress })
    const detail = `${resolve(folder)} → ${target}: đối chiếu đủ số dòng · counts compared`
    for (const place of new Set(hasState(stateFolder) ? [target, stateFolder] : [target]))
      noteOperation(place, { kind: 'restore', outcome: 'passed', detail })
    const prefix = values.into ? `TINHSO_STATE=${target} ` : ''
    say({
      vi: `Đã khôi phục và đối chiếu đủ vào ${target} (${progress.elapsed()}). Tiếp theo: ${prefix}./tinhso start`,
      en: 'Restored, and compared with the backup.',
    })
    return 0
  },
}

function usage(): LauncherError {
  return new LauncherError(
    { vi: 'Cần nói rõ bản sao lưu nào.', en: 'Say which backup.' },
    {
      vi: './tinhso restore <thư mục bản sao lưu> [--into <thư mục trống>]',
      en: './tinhso restore <backup folder> [--into <empty folder>]',
    },
  )
}
