// SPDX-License-Identifier: Apache-2.0
import { LauncherError } from '../console/say.ts'
import { isRoot } from '../state/is-root.ts'
import { runProgram, type SystemUser } from '../state/run-program.ts'

const accountName = 'tinhso-postgres'

/**
 * The account PostgreSQL runs under: our own, or, since PostgreSQL refuses to run as root,
 * the system account `tinhso-postgres`, made when missing.
 */
export async function postgresUser(): Promise<SystemUser | undefined> {
  if (!isRoot()) return undefined
  const known = await knownPostgresUser()
  if (known) return known
  await makeAccount()
  const made = await knownPostgresUser()
  if (made) return made
  throw new LauncherError(
    {
      vi: `Không tạo được tài khoản hệ thống ${accountName} để chạy PostgreSQL.`,
      en: `The system account ${accountName}, under which PostgreSQL runs, could not be made.`,
    },
    {
      vi: `Tạo tài khoản đó bằng tay, hoặc chạy ./tinhso bằng một người dùng thường, hoặc đặt DATABASE_URL.`,
      en: 'Make that account by hand, or run ./tinhso as an ordinary user, or set DATABASE_URL.',
    },
  )
}

/** The account when it is there already; nothing is made. */
export async function knownPostgresUser(): Promise<SystemUser | undefined> {
  const uid = await runProgram('id', ['-u', accountName])
  const gid = await runProgram('id', ['-g', accountName])
  if (uid.code !== 0 || gid.code !== 0) return undefined
  return { uid: Number(uid.output), gid: Number(gid.output) }
}

/** Debian and Red Hat have useradd; Alpine has adduser. */
async function makeAccount(): Promise<void> {
  const shell = '/usr/sbin/nologin'
  const usual = await runProgram('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    shell,
    accountName,
  ])
  if (usual.code !== 0) {
    await runProgram('adduser', ['-S', '-D', '-H', '-h', '/nonexistent', '-s', shell, accountName])
  }
}
