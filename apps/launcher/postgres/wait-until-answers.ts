// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { LauncherError } from '../console/say.ts'
import type { Cluster } from './cluster.ts'

const startingUp = '57P03'
const wrongPassword = new Set(['28P01', '28000'])

/** Waits until PostgreSQL accepts connections, at most one minute: after a crash it first replays its log. */
export async function waitUntilAnswers(url: string, cluster: Cluster, patienceMs = 60_000): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  for (;;) {
    const error = await connectOnce(url)
    if (error === undefined) return
    if (wrongPassword.has(error.code ?? '')) throw passwordLost(cluster)
    const mayCome = error.code === startingUp || error.code === 'ECONNREFUSED'
    if (!mayCome || Date.now() > giveUpAt) throw error
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
