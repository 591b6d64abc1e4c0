// SPDX-License-Identifier: Apache-2.0
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive } from '../state/process-identity.ts'
import { runProgram } from '../state/run-program.ts'
import { type ClusterName, clusterIn } from './cluster.ts'
import { findBinaries } from './find-binaries.ts'
import { livePostmaster } from './live-postmaster.ts'
import { postgresUser } from './postgres-user.ts'

/** Stops the embedded PostgreSQL of a state folder, open sessions ended, everything written; true when one ran. */
export async function stopPostgres(stateFolder: string, name: ClusterName = 'pg'): Promise<boolean> {
  const cluster = clusterIn(stateFolder, name)
  const live = livePostmaster(cluster.data)
  if (!live) return false
  const user = await postgresUser()
  const { pgCtl } = await findBinaries(stateFolder, user)
  const stopped = await runProgram(
    pgCtl,
    ['stop', '--mode=fast', '--wait', '--timeout=60', `--pgdata=${cluster.data}`],
    { user, cwd: '/' },
  )
  if (stopped.code !== 0 && isAlive(live.pid)) process.kill(live.pid, 'SIGINT')
  for (let round = 0; round < 600 && isAlive(live.pid); round++) await wait(100)
  return true
}
