// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net'

/** Whether nothing listens on this port of this address. */
export function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** The first free port at or after `wanted`; throws after 200 taken ones. */
export async function nextFreePort(wanted: number, host = '127.0.0.1'): Promise<number> {
  for (let port = wanted; port < wanted + 200; port++) {
    if (await isPortFree(port, host)) return port
  }
  throw new Error(`no free port between ${wanted} and ${wanted + 199}`)
}
