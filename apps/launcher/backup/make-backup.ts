// SPDX-License-Identifier: Apache-2.0
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '../console/progress.ts'
import { clusterIn } from '../postgres/cluster.ts'
import { ensurePostgres } from '../postgres/ensure-postgres.ts'
import { isDemo } from '../server/demo-mode.ts'
import { writeWhole } from '../state/write-whole.ts'
import { copyDatabase } from './copy-database.ts'
import { copyTree } from './copy-tree.ts'
import { fileListText, hashFile, walk } from './file-list.ts'
import { fileListFile, type Manifest, sha256, writeManifest } from './manifest.ts'
import { sealKeys } from './sealed-keys.ts'
import { settleCopy } from './settle-copy.ts'

/** What lies in a state folder and is no part of what must survive; the keys are treated on their own. */
const notKept = new Set([
  'pg',
  'test-pg',
  'backup-pg',
  'keys',
  'logs',
  'run',
  'tmp',
  'backups',
  'cache',
  'postgres-programs',
  '.restoring',
])

/**
 * Makes one backup in `folder`, which must not exist: database, files and keys as of one moment.
 * Other files are copied before the database and again after it (only new ones): everything the database
 * points at is there, and a signed head kept outside the database is never newer than the database.
 */
export async function makeBackup(
  stateFolder: string,
  folder: string,
  options: { passphrase: string | undefined; progress: Progress },
): Promise<Manifest> {
  const { passphrase, progress } = options
  const draft = `${folder}.draft`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  await progress.step({ vi: 'Chép tệp', en: 'Files' }, () => copyFiles(stateFolder, draft))
  await progress.step({ vi: 'Chép cơ sở dữ liệu', en: 'Database' }, () => copyRunning(stateFolder))
  await progress.step({ vi: 'Chép tệp mới phát sinh', en: 'Files added meanwhile' }, () =>
    copyFiles(stateFolder, draft),
  )
  const counting = { vi: 'Mở thử bản chép và đếm từng bảng', en: 'Opening the copy and counting' }
  const tableCounts = await progress.step(counting, () => settleCopy(stateFolder))
  moveFolder(clusterIn(stateFolder, 'backup-pg').data, join(draft, 'pg'))
  keepKeys(stateFolder, draft, passphrase)
  const manifest = await progress.step({ vi: 'Tính mã kiểm SHA-256', en: 'Checksums' }, () =>
    describe(stateFolder, draft, tableCounts, passphrase),
  )
  renameSync(draft, folder)
  return manifest
}

async function copyFiles(stateFolder: string, draft: string): Promise<void> {
  const names = readdirSync(stateFolder).filter((name) => !notKept.has(name))
  await copyTree(
    stateFolder,
    join(draft, 'state'),
    (path) => names.includes(path.split('/')[0]!) && !path.startsWith('files/incoming'),
  )
}

/** A database that was not running is started for the copy and stopped again. */
async function copyRunning(stateFolder: string): Promise<void> {
  const own = await ensurePostgres(stateFolder)
  try {
    await copyDatabase(
      own.superuserUrl,
      clusterIn(stateFolder, 'pg').data,
      clusterIn(stateFolder, 'backup-pg').data,
    )
  } finally {
    if (!own.adopted) await own.stop()
  }
}

function keepKeys(stateFolder: string, draft: string, passphrase: string | undefined): void {
  const keys = join(stateFolder, 'keys')
  if (passphrase === undefined) cpSync(keys, join(draft, 'keys'), { recursive: true })
  else writeWhole(join(draft, 'keys.sealed'), sealKeys(keys, passphrase))
}

async function describe(
  stateFolder: string,
  draft: string,
  tableCounts: Record<string, number>,
  passphrase: string | undefined,
): Promise<Manifest> {
  const { files, folders } = walk(draft)
  const entries: { path: string; hash: string; size: number }[] = []
  for (const path of files) entries.push({ path, ...(await hashFile(join(draft, path))) })
  const list = fileListText(entries)
  writeWhole(join(draft, fileListFile), list)
  const manifest: Manifest = {
    format: 'tinhso-backup/1',
    madeAt: new Date().toISOString(),
    postgresVersion: readFileSync(join(draft, 'pg/PG_VERSION'), 'utf8').trim(),
    demo: isDemo(stateFolder),
    keys: passphrase === undefined ? 'open' : 'sealed',
    tableCounts,
    fileCount: entries.length,
    totalBytes: entries.reduce((sum, { size }) => sum + size, 0),
    folders,
    fileListHash: sha256(list),
  }
  writeManifest(draft, manifest)
  return manifest
}

/** A rename where the disk is the same, else a copy. */
function moveFolder(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
    rmSync(from, { recursive: true })
  }
  if (existsSync(join(to, 'postmaster.pid'))) throw new Error('the copy of the database is still open')
}
