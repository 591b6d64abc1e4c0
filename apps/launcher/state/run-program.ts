// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process'

/** The operating-system account a program runs under; undefined means our own. */
export type SystemUser = { uid: number; gid: number }

/** How a program ended: exit code (-1 when it could not start) and what it printed. */
export type ProgramResult = { code: number; output: string; errors: string }

/** Runs a program to its end and never throws: the caller reads `code`. Messages come in English. */
export function runProgram(
  file: string,
  args: readonly string[],
  options: {
    user?: SystemUser | undefined
    cwd?: string
    env?: Record<string, string>
    timeoutMs?: number
  } = {},
): Promise<ProgramResult> {
  const settings = {
    cwd: options.cwd,
    env: { ...process.env, LC_ALL: 'C', ...options.env },
    timeout: options.timeoutMs ?? 0,
    maxBuffer: 64 * 1024 * 1024,
    ...(options.user ?? {}),
  }
  return new Promise((resolve) => {
    execFile(file, [...args], settings, (error, output, errors) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1
      resolve({ code, output, errors: code === -1 && !errors ? String(error?.message) : errors })
    })
  })
}
