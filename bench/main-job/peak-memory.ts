// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'

const everyMs = 20

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

const tasksOf = (pid: number): string[] => {
  try {
    return readdirSync(`/proc/${pid}/task`)
  } catch {
    return []
  }
}

/** A process and all that it started, directly or not. */
const family = (pid: number): number[] => {
  const children = tasksOf(pid).flatMap((task) =>
    read(`/proc/${pid}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  )
  return [pid, ...children.flatMap(family)]
}

const residentMegabytes = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024

/** Watches the resident memory of a process and its children together; `stop` gives the most seen, in megabytes (Linux). */
export const watchMemory = (pid: number): { stop(): number } => {
  let most = 0
  const look = () => {
    most = Math.max(
      most,
      family(pid).reduce((sum, each) => sum + residentMegabytes(each), 0),
    )
  }
  look()
  const timer = setInterval(look, everyMs)
  return {
    stop: () => {
      clearInterval(timer)
      look()
      return most
    },
  }
}
