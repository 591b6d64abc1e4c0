// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { LauncherError } from '../console/say.ts'
import type { Cluster } from './cluster.ts'
import { damagedDatabase, isDamage } from './damaged-database.ts'
import { livePostmaster } from './live-postmaster.ts'

const startingUp = '57P03'
const wrongPassword = new Set(['28P01', '28000'])
const patienceMs = 120_000

/**
 * Waits until PostgreSQL accepts connections: after a crash it first replays its log.
 * Answers false when the server went away instead, so that it can be started again. Damage is told at once.
 */
export async function waitUntilAnswers(url: string, cluster: Cluster): Promise<boolean> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const error = await connectOnce(url)
    if (error === undefined) return true
    if (wrongPassword.has(error.code ?? '')) throw passwordLost(cluster)
    if (isDamage(error)) throw damagedDatabase(error)
    if (!livePostmaster(cluster.data)) return false
    if (error.code !== startingUp && Date.now() > giveUpAt) throw error
    await wait(100)
  }
}

async function connectOnce(url: string): Promise<(Error & { code?: string }) | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return undefined
  } catch (error) {
    return error as Error & { code?: string }
  } finally {
    await client.end().catch(() => {})
  }
}

function passwordLost(cluster: Cluster): LauncherError {
  return new LauncherError(
    {
      vi: `Mật khẩu trong ${cluster.passwordFile} không mở được cơ sở dữ liệu ${cluster.data}.`,
      en: `The password in ${cluster.passwordFile} does not open the database ${cluster.data}.`,
    },
    {
      vi: 'Khôi phục thư mục keys từ bản sao lưu cùng ngày với cơ sở dữ liệu.',
      en: 'Restore the keys folder from the backup that belongs to this database.',
    },
  )
}
