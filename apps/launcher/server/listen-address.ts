// SPDX-License-Identifier: Apache-2.0
import { LauncherError } from '../console/say.ts'

const usualPort = 8470

/** Where the server shall listen: `--port`, else TINHSO_PORT, else 8470; on TINHSO_HOST, else this machine only. */
export function listenAddress(
  port: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): { host: string; port: number } {
  const wanted = port ?? environment['TINHSO_PORT'] ?? String(usualPort)
  const number = Number(wanted)
  if (!Number.isInteger(number) || number < 1 || number > 65_535) {
    throw new LauncherError(
      { vi: `“${wanted}” không phải là số cổng.`, en: `“${wanted}” is not a port number.` },
      { vi: 'Chọn một số từ 1024 đến 65535.', en: 'Choose a number from 1024 to 65535.' },
    )
  }
  return { host: environment['TINHSO_HOST'] ?? '127.0.0.1', port: number }
}
