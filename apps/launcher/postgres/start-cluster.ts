// SPDX-License-Identifier: Apache-2.0
import { chownSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { LauncherError } from '../console/say.ts'
import { isPortFree, nextFreePort } from '../state/free-port.ts'
import { runProgram, type SystemUser } from '../state/run-program.ts'
import { writeWhole } from '../state/write-whole.ts'
import type { Cluster } from './cluster.ts'
import { clusterSettings } from './cluster-settings.ts'
import type { PostgresBinaries } from './find-binaries.ts'
import { leftoverProcesses } from './live-postmaster.ts'

const attempts = 5

/** Starts the cluster with pg_ctl, detached from us, and returns its port; the port is remembered. */
export async function startCluster(
  cluster: Cluster,
  binaries: PostgresBinaries,
  user: SystemUser | undefined,
): Promise<number> {
  const startLog = join(cluster.logs, 'start.log')
  for (let attempt = 1; ; attempt++) {
    await endLeftovers(cluster)
    const port = await choosePort(cluster)
    writeSettings(cluster, port, user)
    rmSync(startLog, { force: true })
    const started = await runProgram(
      binaries.pgCtl,
      ['start', '--wait', '--timeout=120', `--pgdata=${cluster.data}`, `--log=${startLog}`],
      { user, cwd: '/' },
    )
    if (started.code === 0) return port
    if (attempt === attempts) throw startFailed(cluster, startLog, started.errors)
    await wait(300 * attempt)
  }
}

/** A killed postmaster's workers end by themselves within moments; one that does not is told to. */
async function endLeftovers(cluster: Cluster): Promise<void> {
  for (let round = 0; round < 100; round++) {
    const pids = leftoverProcesses(cluster.data)
    if (pids.length === 0) return
    if (round === 30) for (const pid of pids) process.kill(pid, 'SIGQUIT')
    if (round === 60) for (const pid of pids) process.kill(pid, 'SIGKILL')
    await wait(100)
  }
}

async function choosePort(cluster: Cluster): Promise<number> {
  const remembered = existsSync(cluster.portFile) ? Number(readFileSync(cluster.portFile, 'utf8')) : 0
  const port =
    remembered > 0 && (await isPortFree(remembered)) ? remembered : await nextFreePort(cluster.firstPort)
  writeWhole(cluster.portFile, `${port}\n`)
  return port
}

function writeSettings(cluster: Cluster, port: number, user: SystemUser | undefined): void {
  const file = join(cluster.data, 'tinhso.conf')
  writeWhole(file, clusterSettings(cluster, port))
  if (user) chownSync(file, user.uid, user.gid)
}

function startFailed(cluster: Cluster, startLog: string, errors: string): LauncherError {
  const log = existsSync(startLog)
    ? readFileSync(startLog, 'utf8').trim().split('\n').slice(-8).join('\n')
    : errors
  return new LauncherError(
    { vi: `PostgreSQL không khởi động được.`, en: 'PostgreSQL did not start.' },
    {
      vi: `Xem nhật ký trong ${cluster.logs}, rồi chạy ./tinhso doctor.`,
      en: `Look at the log in ${cluster.logs}, then run ./tinhso doctor.`,
    },
    { detail: log },
  )
}
