// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Verdict } from './look-at-file.ts'

const program = fileURLToPath(new URL('./look-process.ts', import.meta.url))
const patienceMs = 300_000
const memoryMegabytes = 600

/**
 * Looks at a file in a process of its own, with limits on memory and time: a hostile file ends that process and nothing
 * else. A file that could not be looked at is `unreadable`.
 */
export const screenFile = (path: string): Promise<Verdict> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${memoryMegabytes}`, program, path], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {},
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
    const finish = (code: number | null) => {
      clearTimeout(timer)
      resolve(code === 0 ? (JSON.parse(output) as Verdict) : { outcome: 'unreadable' })
    }
    child.once('error', () => finish(1))
    child.once('close', finish)
  })
