// SPDX-License-Identifier: Apache-2.0
import { execFile, execFileSync } from 'node:child_process'

/** How a command in the closed network ended, and everything it printed. */
export interface Ended {
  readonly code: number
  readonly output: string
}

const apart = ['--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child']
const asUser = ['--map-current-user', '--keep-caps']
const options = process.getuid?.() === 0 ? apart : [...asUser, ...apart]

/** Only loopback is up; no node or npm of the machine can be run. */
const closed = `set -eu
ip link set lo up
for program in node npm npx; do
  for folder in /usr/local/sbin /usr/local/bin /usr/sbin /usr/bin; do
    [ ! -e "$folder/$program" ] || mount --bind /dev/null "$folder/$program"
  done
done
`

/** Why no network without a route can be made here, or undefined when it can. */
export const whyNoClosedNetwork = (): string | undefined => {
  try {
    execFileSync('unshare', [...options, 'sh', '-c', closed], { stdio: 'pipe' })
    return undefined
  } catch (error) {
    return `a network namespace cannot be made here: ${String((error as { stderr?: Buffer }).stderr ?? error).trim()}`
  }
}

/** Runs a shell script where only loopback exists, in an empty home; whatever it leaves running ends with it. */
export const runInClosedNetwork = (script: string, home: string): Promise<Ended> =>
  new Promise((resolve) => {
    const env = {
      HOME: home,
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      LANG: 'C.UTF-8',
    }
    const settings = { env, cwd: home, maxBuffer: 64 * 1024 * 1024 }
    execFile('unshare', [...options, 'sh', '-c', closed + script], settings, (error, output, errors) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, output: output + errors })
    })
  })
