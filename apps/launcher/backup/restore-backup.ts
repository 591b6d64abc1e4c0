// SPDX-License-Identifier: Apache-2.0
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Progress } from '../console/progress.ts'
import { LauncherError } from '../console/say.ts'
import { countDifferences, countTables } from '../postgres/count-tables.ts'
import { ensurePostgres } from '../postgres/ensure-postgres.ts'
import { refuseUnreachable } from '../postgres/find-binaries.ts'
import { giveToPostgres } from '../postgres/give-to-postgres.ts'
import { embeddedUrl } from '../postgres/open-database.ts'
import { makeStateFolders } from '../state/state-folder.ts'
import { type CheckedBackup, checkBackup } from './check-backup.ts'
import { hashFile } from './file-list.ts'
import { damaged } from './manifest.ts'
import { openKeys, writeKeys } from './sealed-keys.ts'

/**
 * Restores a backup into an empty state folder. Nothing is touched before every checksum was found right;
 * every copied file is read back; at the end every table has as many rows as the manifest says.
 */
export async function restoreBackup(
  folder: string,
  stateFolder: string,
  options: { passphrase: string | undefined; progress: Progress },
): Promise<void> {
  const { passphrase, progress } = options
  refuseUnlessEmpty(stateFolder)
  refuseUnreachable(stateFolder)
  const backup = await progress.step(
    { vi: 'Kiểm từng tệp của bản sao lưu', en: 'Checking every file of the backup' },
    () => checkBackup(folder),
  )
  const keys = sealedKeys(backup, passphrase)
  const draft = join(stateFolder, '.restoring')
  await progress.step({ vi: 'Chép vào thư mục dữ liệu', en: 'Copying' }, () => copyChecked(backup, draft))
  if (keys) writeKeys(join(draft, 'keys'), keys)
  await giveToPostgres(join(draft, 'pg'))
  putInPlace(draft, stateFolder)
  await progress.step({ vi: 'Mở cơ sở dữ liệu và đếm lại', en: 'Opening the database and counting' }, () =>
    compareCounts(backup, stateFolder),
  )
}

function sealedKeys({ folder, manifest }: CheckedBackup, passphrase: string | undefined) {
  if (manifest.keys === 'open') return undefined
  if (passphrase !== undefined) return openKeys(readFileSync(join(folder, 'keys.sealed')), passphrase)
  throw new LauncherError(
    { vi: 'Khóa trong bản sao lưu này đã niêm phong.', en: 'The keys of this backup are sealed.' },
    { vi: 'Thêm --passphrase-file <tệp>.', en: 'Add --passphrase-file <file>.' },
  )
}

async function copyChecked({ folder, manifest, files }: CheckedBackup, draft: string): Promise<void> {
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o711 })
  for (const path of manifest.folders) mkdirSync(join(draft, path), { recursive: true, mode: 0o700 })
  for (const { path, hash } of files) {
    const target = join(draft, path)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    copyFileSync(join(folder, path), target)
    if ((await hashFile(target)).hash !== hash) throw damaged(path)
  }
}

/** The database comes last: a state folder without it still counts as empty, so a broken-off restore can be repeated. */
function putInPlace(draft: string, stateFolder: string): void {
  makeStateFolders(stateFolder)
  for (const name of existsSync(join(draft, 'state')) ? readdirSync(join(draft, 'state')) : []) {
    replace(join(draft, 'state', name), join(stateFolder, name))
  }
  replace(join(draft, 'keys'), join(stateFolder, 'keys'))
  replace(join(draft, 'pg'), join(stateFolder, 'pg'))
  rmSync(draft, { recursive: true, force: true })
}

function replace(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  renameSync(from, to)
}

async function compareCounts({ manifest }: CheckedBackup, stateFolder: string): Promise<void> {
  const opened = await ensurePostgres(stateFolder)
  const differences = countDifferences(
    manifest.tableCounts,
    await countTables(embeddedUrl(opened.superuserUrl)),
  )
  await opened.stop()
  if (differences.length === 0) return
  renameSync(join(stateFolder, 'pg'), join(stateFolder, 'pg-not-matching'))
  throw new LauncherError(
    {
      vi: 'Số dòng sau khôi phục KHÔNG khớp bản sao lưu. Không dùng dữ liệu này.',
      en: 'The restored counts do NOT match the backup. Do not use this state.',
    },
    {
      vi: 'Khôi phục lại từ một bản khác vào thư mục trống.',
      en: 'Restore another backup into an empty folder.',
    },
    { detail: differences.join('\n') },
  )
}

/** What a state folder holds before anything was installed in it, or what is remade at will. */
const harmless = new Set(['logs', 'run', 'tmp', 'backups', 'test-pg', 'postgres-programs', '.restoring'])

/** A restore that was broken off before its database was in place may be repeated. */
function refuseUnlessEmpty(stateFolder: string): void {
  const names = existsSync(stateFolder) ? readdirSync(stateFolder) : []
  const inUse = names.filter((name) => !harmless.has(name) && !isBare(join(stateFolder, name)))
  const brokenOff = names.includes('.restoring') && !names.includes('pg')
  if (inUse.length > 0 && !brokenOff) throw notEmpty(stateFolder, inUse)
}

/** A folder in which nothing lies but what the tests' own database left. */
function isBare(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).every((name) => name.startsWith('test-pg'))
}

function notEmpty(stateFolder: string, names: readonly string[]): LauncherError {
  return new LauncherError(
    {
      vi: `${stateFolder} đã có dữ liệu (${names.join(', ')}). Chưa khôi phục gì.`,
      en: `${stateFolder} already holds data. Nothing was restored.`,
    },
    {
      vi: 'Chọn thư mục trống: ./tinhso restore <bản sao lưu> --into <thư mục>',
      en: 'Choose an empty folder: ./tinhso restore <backup> --into <folder>',
    },
  )
}
