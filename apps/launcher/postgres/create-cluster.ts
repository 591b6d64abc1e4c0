// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { runProgram, type SystemUser } from '../state/run-program.ts'
import { writeWhole } from '../state/write-whole.ts'
import type { Cluster } from './cluster.ts'
import type { PostgresBinaries } from './find-binaries.ts'

/**
 * Makes the cluster when it does not exist: UTF-8, Vietnamese order, SCRAM passwords, page checksums.
 * It is made aside and renamed, so a crash leaves no half cluster.
 */
export async function createCluster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<void> {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return
  if (hadData(cluster)) throw databaseGone(cluster)
  const draft = `${cluster.data}.draft`
  const passwordFile = `${cluster.data}.password`
  rmSync(draft, { recursive: true, force: true })
  rmSync(cluster.data, { recursive: true, force: true })
  mkdirSync(draft, { mode: 0o700 })
  writeWhole(passwordFile, `${superuserPassword(cluster)}\n`)
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid)
  try {
    const made = await runProgram(binaries.initdb, initdbArguments(cluster, draft, passwordFile), {
      user,
      cwd: '/',
    })
    if (made.code !== 0) throw initdbFailed(cluster, made.errors)
  } finally {
    rmSync(passwordFile, { force: true })
  }
  appendFileSync(join(draft, 'postgresql.conf'), "\ninclude_if_exists = 'tinhso.conf'\n")
  renameSync(draft, cluster.data)
}

/** The server's own key is made after its first database: an installation that has one had data here. */
function hadData(cluster: Cluster): boolean {
  return cluster.name === 'pg' && existsSync(join(dirname(cluster.passwordFile), 'master.key'))
}

function databaseGone(cluster: Cluster): LauncherError {
  return new LauncherError(
    {
      vi: `Thư mục cơ sở dữ liệu ${cluster.data} không còn hoặc đã hỏng; không tạo cơ sở dữ liệu trống đè lên.`,
      en: `The database folder ${cluster.data} is gone or damaged; no empty database is made in its place.`,
    },
    {
      vi: 'Kiểm tra ổ đĩa đã gắn chưa. Nếu dữ liệu đã mất: ./tinhso restore <bản sao lưu> vào một TINHSO_STATE mới.',
      en: 'See whether the disk is mounted. If the data is lost: ./tinhso restore <backup> into a new TINHSO_STATE.',
    },
  )
}

/** The superuser's password of a cluster, made once and kept in the keys folder. */
export function superuserPassword(cluster: Cluster): string {
  if (!existsSync(cluster.passwordFile)) {
    writeWhole(cluster.passwordFile, `${randomBytes(24).toString('base64url')}\n`)
  }
  return readFileSync(cluster.passwordFile, 'utf8').trim()
}

function initdbArguments(cluster: Cluster, folder: string, passwordFile: string): string[] {
  return [
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=vi-VN',
    '--data-checksums',
    ...(cluster.name === 'test-pg' ? ['--no-sync'] : []),
  ]
}

function initdbFailed(cluster: Cluster, errors: string): LauncherError {
  return new LauncherError(
    {
      vi: `Không tạo được cơ sở dữ liệu tại ${cluster.data}.`,
      en: `The database could not be made at ${cluster.data}.`,
    },
    {
      vi: 'Chạy ./tinhso doctor để xem máy còn thiếu gì.',
      en: 'Run ./tinhso doctor to see what is missing.',
    },
    { detail: errors.trim() },
  )
}
