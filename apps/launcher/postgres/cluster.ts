// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'

/** Which PostgreSQL cluster is meant: the installation's own, or the disposable one of the tests. */
export type ClusterName = 'pg' | 'test-pg'

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
    passwordFile: join(stateFolder, 'keys', `${name}-superuser-password`),
    portFile: join(stateFolder, 'run', `${name}-port`),
    lockFile: join(stateFolder, 'run', `${name}.lock`),
    firstPort: name === 'pg' ? 54_320 : 55_320,
  }
}
