// SPDX-License-Identifier: Apache-2.0
import { chownSync, mkdirSync, rmSync } from 'node:fs'
import { LauncherError } from '../console/say.ts'
import { holdLock } from '../state/hold-lock.ts'
import type { SystemUser } from '../state/run-program.ts'
import { makeStateFolders } from '../state/state-folder.ts'
import { type Cluster, type ClusterName, clusterIn } from './cluster.ts'
import { createCluster, superuserPassword } from './create-cluster.ts'
import { findBinaries, type PostgresBinaries, refuseUnreachable } from './find-binaries.ts'
import { livePostmaster } from './live-postmaster.ts'
import { postgresUser } from './postgres-user.ts'
import { startCluster } from './start-cluster.ts'
import { stopPostgres } from './stop-postgres.ts'
import { waitUntilAnswers } from './wait-until-answers.ts'

const attempts = 3

/** A PostgreSQL server that answers; `adopted` tells that it was running before we came. */
export type RunningPostgres = {
  superuserUrl: string
  port: number
  adopted: boolean
  stop(): Promise<boolean>
}

/**
 * Makes sure that the embedded PostgreSQL of a state folder runs, and answers when it accepts connections.
 * The server is not a child of this process: it lives on after us, and a live one is adopted.
 * The cluster `test-pg` is disposable: when it cannot start it is thrown away and made anew.
 * Throws a LauncherError that says what to do.
 */
export async function ensurePostgres(
  stateFolder: string,
  options: { cluster?: ClusterName } = {},
): Promise<RunningPostgres> {
  makeStateFolders(stateFolder)
  const cluster = clusterIn(stateFolder, options.cluster ?? 'pg')
  return await holdLock(cluster.lockFile, async () => {
    for (let attempt = 1; ; attempt++) {
      const adopted = livePostmaster(cluster.data)
      const port = adopted?.port || (await startAnew(stateFolder, cluster))
      const superuserUrl = `postgres://postgres:${superuserPassword(cluster)}@127.0.0.1:${port}/postgres`
      if (await waitUntilAnswers(superuserUrl, cluster)) {
        const stop = () => stopPostgres(stateFolder, cluster.name)
        return { superuserUrl, port, adopted: adopted !== undefined, stop }
      }
      if (attempt === attempts) throw keepsEnding(cluster)
    }
  })
}

function keepsEnding(cluster: Cluster): LauncherError {
  return new LauncherError(
    { vi: 'PostgreSQL vừa lên đã dừng, nhiều lần liền.', en: 'PostgreSQL ends as soon as it starts.' },
    { vi: `Xem nhật ký trong ${cluster.logs}.`, en: `Look at the log in ${cluster.logs}.` },
  )
}

async function startAnew(stateFolder: string, cluster: Cluster): Promise<number> {
  const user = await postgresUser()
  refuseUnreachable(stateFolder)
  const binaries = await findBinaries(stateFolder, user)
  makeLogFolder(cluster, user)
  try {
    return await createAndStart(cluster, binaries, user)
  } catch (error) {
    if (cluster.name !== 'test-pg') throw error
    rmSync(cluster.data, { recursive: true, force: true })
    return await createAndStart(cluster, binaries, user)
  }
}

async function createAndStart(
  cluster: Cluster,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<number> {
  await createCluster(cluster, binaries, user)
  return await startCluster(cluster, binaries, user)
}

function makeLogFolder(cluster: Cluster, user: SystemUser | undefined): void {
  mkdirSync(cluster.logs, { recursive: true, mode: 0o700 })
  if (user) chownSync(cluster.logs, user.uid, user.gid)
}
