// SPDX-License-Identifier: Apache-2.0
import { chmodSync } from 'node:fs'
import { LauncherError } from '../console/say.ts'
import { runProgram } from '../state/run-program.ts'
import { postgresUser } from './postgres-user.ts'

/** Hands a data folder to the account PostgreSQL runs under, closed to everyone else. */
export async function giveToPostgres(dataFolder: string): Promise<void> {
  chmodSync(dataFolder, 0o700)
  const user = await postgresUser()
  if (!user) return
  const given = await runProgram('chown', ['-R', `${user.uid}:${user.gid}`, dataFolder])
  if (given.code === 0) return
  throw new LauncherError(
    {
      vi: `Không giao được ${dataFolder} cho tài khoản PostgreSQL.`,
      en: `${dataFolder} could not be given to the PostgreSQL account.`,
    },
    {
      vi: 'Kiểm tra hệ thống tệp có hỗ trợ chủ sở hữu không.',
      en: 'Check that the file system supports owners.',
    },
    { detail: given.errors.trim() },
  )
}
