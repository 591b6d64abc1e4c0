// SPDX-License-Identifier: Apache-2.0
import type { Cluster } from './cluster.ts'

type Settings = Record<string, string | number>

/** Loopback only; sized for a small machine; error messages carry no values, since values are people's data. */
const always: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'Asia/Ho_Chi_Minh',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_io_concurrency: 16,
  random_page_cost: 1.1,
  logging_collector: 'on',
  log_filename: 'postgresql-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: 0,
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: 0,
  // what was erased must not lie on in segments of the log that are kept for reuse
  wal_recycle: 'off',
}

/** An acknowledged write outlives a crash of the program and of the machine. */
const durable: Settings = {
  shared_buffers: '128MB',
  max_connections: 60,
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  wal_compression: 'on',
  max_wal_size: '1GB',
  checkpoint_timeout: '10min',
}

/** The tests' cluster may be lost at any moment: nothing waits for the disk. */
const disposable: Settings = {
  shared_buffers: '256MB',
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: 0,
  max_wal_size: '2GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
}

/** The text of a cluster's `tinhso.conf`, written anew at every start. */
export function clusterSettings(cluster: Cluster, port: number): string {
  const settings = {
    ...always,
    ...(cluster.name === 'test-pg' ? disposable : durable),
    port,
    log_directory: cluster.logs,
  }
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}`)
  return `# Written by ./tinhso at every start; own settings go into postgresql.auto.conf (ALTER SYSTEM).\n${lines.join('\n')}\n`
}

function quote(value: string | number): string {
  return typeof value === 'number' ? String(value) : `'${value.replaceAll("'", "''")}'`
}
