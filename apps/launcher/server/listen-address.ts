// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { writeWhole } from '../state/write-whole.ts'

const usualPort = 8470

/**
 * Where the server shall listen: `--port`, else TINHSO_PORT, else the port of the last start, else 8470;
 * on TINHSO_HOST, else this machine only.
 */
export function listenAddress(
  port: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  stateFolder: string,
): { host: string; port: number } {
  const wanted = port ?? environment['TINHSO_PORT'] ?? rememberedPort(stateFolder) ?? String(usualPort)
  const number = Number(wanted)
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new LauncherError(
      { vi: `“${wanted}” không phải là số cổng.`, en: `“${wanted}” is not a port number.` },
      { vi: 'Chọn một số từ 1024 đến 65535.', en: 'Choose a number from 1024 to 65535.' },
    )
  }
  return { host: environment['TINHSO_HOST'] ?? '127.0.0.1', port: number }
}

/** Keeps the port for the next start, so that bookmarks go on working. */
export function rememberPort(stateFolder: string, port: number): void {
  writeWhole(portFile(stateFolder), `${port}\n`)
}

function rememberedPort(stateFolder: string): string | undefined {
  const file = portFile(stateFolder)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

function portFile(stateFolder: string): string {
  return join(stateFolder, 'run', 'server-port')
}
