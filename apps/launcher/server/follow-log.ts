// SPDX-License-Identifier: Apache-2.0
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Reads the lines added to a growing log; each call answers those that came since the last. */
export class LogFollower {
  readonly #file: string
  #from: number
  #rest = ''

  constructor(file: string, from: number) {
    this.#file = file
    this.#from = from
  }

  newLines(): string[] {
    const handle = openSync(this.#file, 'r')
    try {
      const length = fstatSync(handle).size - this.#from
      if (length <= 0) return []
      const buffer = Buffer.alloc(length)
      this.#from += readSync(handle, buffer, 0, length, this.#from)
      const lines = (this.#rest + buffer.toString('utf8')).split('\n')
      this.#rest = lines.pop() ?? ''
      return lines.filter((line) => line !== '')
    } finally {
      closeSync(handle)
    }
  }
}

/** What a log line says about the start (a structured line with `step`), else undefined. */
export function stepOf(line: string): string | undefined {
  const entry = parsed(line)
  return typeof entry?.['step'] === 'string' ? String(entry['msg'] ?? entry['step']) : undefined
}

/** A log line as a person reads it: the message of a structured line, with its error, else the line itself. */
export function readable(line: string): string {
  const entry = parsed(line)
  if (!entry) return line
  const error = entry['err'] as { message?: string; stack?: string } | undefined
  return [entry['msg'], error?.stack ?? error?.message].filter(Boolean).join(': ') || line
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const entry: unknown = JSON.parse(line)
    return typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
