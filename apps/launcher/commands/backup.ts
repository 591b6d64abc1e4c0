// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeBackup } from '../backup/make-backup.ts'
import { readPassphrase } from '../backup/sealed-keys.ts'
import type { Command } from '../command.ts'
import { Progress } from '../console/progress.ts'
import { readOptions } from '../console/read-options.ts'
import { LauncherError, say } from '../console/say.ts'
import { refuseOutsideServer } from '../postgres/outside-server.ts'
import { hasState } from '../state/has-state.ts'
import { holdLock } from '../state/hold-lock.ts'
import { noteOperation } from '../state/operations-log.ts'
import { makeStateFolders } from '../state/state-folder.ts'

/** Makes a backup while the house goes on working. */
export const backupCommand: Command = {
  name: 'backup',
  summary: {
    vi: 'sao lưu (thư mục đích; --passphrase-file F: niêm phong khóa)',
    en: 'back up (folder; --passphrase-file F: seal the keys)',
  },
  run: async ({ args, environment, stateFolder }) => {
    const { values, positionals } = readOptions(args, { 'passphrase-file': { type: 'string' } }, true)
    refuseOutsideServer(environment['DATABASE_URL'])
    refuseWithoutDatabase(stateFolder)
    makeStateFolders(stateFolder)
    const shelf = resolve(positionals[0] ?? join(stateFolder, 'backups'))
    mkdirSync(shelf, { recursive: true, mode: 0o700 })
    const passphrase = values['passphrase-file'] ? readPassphrase(values['passphrase-file']) : undefined
    const folder = join(shelf, `tinhso-${timeName(new Date())}`)
    const progress = new Progress()
    const lock = join(stateFolder, 'run', 'backup.lock')
    const manifest = await holdLock(lock, () => makeBackup(stateFolder, folder, { passphrase, progress }))
    const keys =
      manifest.keys === 'open' ? 'khóa không niêm phong · keys open' : 'khóa niêm phong · keys sealed'
    const detail = `${folder}: ${manifest.fileCount} tệp · files, ${manifest.totalBytes} bytes, ${keys}`
    noteOperation(stateFolder, { kind: 'backup', outcome: 'passed', detail })
    if (manifest.keys === 'open') say(texts.openKeys)
    if (environment['TINHSO_FILES_URL']) say(texts.filesElsewhere)
    const megabytes = Math.round(manifest.totalBytes / 1_000_000)
    const tables = Object.keys(manifest.tableCounts).length
    say({
      vi: `Đã sao lưu: ${folder} (${manifest.fileCount} tệp, ${megabytes} MB, ${tables} bảng, ${progress.elapsed()}).`,
      en: 'The backup is complete.',
    })
    return 0
  },
}

/** The time in Vietnam, as part of a folder name. */
function timeName(now: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Ho_Chi_Minh',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  return parts.format(now).replace(' ', '-').replaceAll(':', '')
}

function refuseWithoutDatabase(stateFolder: string): void {
  if (hasState(stateFolder)) return
  throw new LauncherError(
    {
      vi: `${stateFolder} chưa có dữ liệu để sao lưu.`,
      en: `There is nothing to back up in ${stateFolder}.`,
    },
    {
      vi: 'Kiểm tra TINHSO_STATE, hoặc chạy ./tinhso start trước.',
      en: 'Check TINHSO_STATE, or run ./tinhso start first.',
    },
  )
}

const texts = {
  filesElsewhere: {
    vi: 'Lưu ý: tệp gốc nằm ở kho đối tượng (TINHSO_FILES_URL), KHÔNG có trong bản sao lưu này; sao lưu kho đó bằng công cụ của nó.',
    en: 'Note: the files are in the object store and NOT in this backup; back that store up with its own tools.',
  },
  openKeys: {
    vi: 'Lưu ý: khóa nằm trong bản sao lưu mà không niêm phong; cất nơi an toàn, hoặc dùng --passphrase-file.',
    en: 'Note: the keys lie in the backup unsealed; keep it safe, or use --passphrase-file.',
  },
}
