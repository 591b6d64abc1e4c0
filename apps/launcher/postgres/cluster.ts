// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'

/**
 * Which PostgreSQL cluster is meant: the installation's own, the disposable one of the tests,
 * or the copy that a backup opens once to settle and count it (it shares the own one's password).
 */
export type ClusterName = 'pg' | 'test-pg' | 'backup-pg'

const firstPorts = { pg: 54_320, 'test-pg': 55_320, 'backup-pg': 56_320 }

/** The paths of one cluster inside a state folder. */
export type Cluster = {
  name: ClusterName
  data: string
  logs: string
  passwordFile: string
  portFile: string
  lockFile: string
  firstPort: number
}

/** Where the files of a cluster lie. */
export function clusterIn(stateFolder: string, name: ClusterName): Cluster {
  return {
    name,
    data: join(stateFolder, name),
    logs: join(stateFolder, 'logs', name),
    passwordFile: join(stateFolder, 'keys', `${name === 'test-pg' ? name : 'pg'}-superuser-password`),
    portFile: join(stateFolder, 'run', `${name}-port`),
    lockFile: join(stateFolder, 'run', `${name}.lock`),
    firstPort: firstPorts[name],
  }
}
