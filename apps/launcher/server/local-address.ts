// SPDX-License-Identifier: Apache-2.0

const everywhere = new Set(['0.0.0.0', '::', ''])

/** The URL at which this machine itself reaches a server that listens on `host`. */
export function localAddress({ host, port }: { host: string; port: number }): string {
  const name = everywhere.has(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
