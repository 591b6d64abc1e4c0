// SPDX-License-Identifier: Apache-2.0
import { LauncherError } from '../console/say.ts'
import { findBinaries } from '../postgres/find-binaries.ts'
import { examineOutsideServer } from '../postgres/outside-server.ts'
import { knownPostgresUser } from '../postgres/postgres-user.ts'
import { isRoot } from '../state/is-root.ts'
import { runProgram } from '../state/run-program.ts'
import type { Examined, Finding } from './finding.ts'

const title = { vi: 'Cơ sở dữ liệu', en: 'Database' }

/** Whether the embedded PostgreSQL can run here, or the outside one of DATABASE_URL answers and fits. */
export async function checkDatabase({ stateFolder, databaseUrl }: Examined): Promise<Finding> {
  try {
    const found = databaseUrl ? await examineOutsideServer(databaseUrl) : await embedded(stateFolder)
    return { title, level: 'good', found: { vi: found, en: found } }
  } catch (error) {
    if (!(error instanceof LauncherError)) throw error
    const finding: Finding = { title, level: 'fault', found: error.text }
    return error.advice ? { ...finding, advice: error.advice } : finding
  }
}

async function embedded(stateFolder: string): Promise<string> {
  const user = isRoot() ? await knownPostgresUser() : undefined
  const { postgres } = await findBinaries(stateFolder, user)
  const version = await runProgram(postgres, ['--version'], { user, cwd: '/' })
  if (version.code === 0) return version.output.trim()
  const text = {
    vi: `PostgreSQL nhúng không chạy được: ${version.errors.trim()}`,
    en: 'the embedded PostgreSQL does not run here',
  }
  const advice = {
    vi: 'Đặt DATABASE_URL trỏ tới một máy chủ PostgreSQL từ 15 trở lên.',
    en: 'Point DATABASE_URL at a PostgreSQL server, version 15 or later.',
  }
  throw new LauncherError(text, advice)
}
