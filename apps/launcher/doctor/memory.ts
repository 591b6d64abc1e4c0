// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import type { Finding } from './finding.ts'

const mebibyte = 1024 ** 2
const title = { vi: 'Bộ nhớ', en: 'Memory' }

/** The server, PostgreSQL and one check of a load need 1.5 GiB; below 3 GiB large files are slow. */
export function checkMemory(total = totalmem(), free = availableMemory()): Finding {
  const found = {
    vi: `${inGibibytes(total)} GiB, còn trống ${inGibibytes(free)} GiB`,
    en: `${inGibibytes(total)} GiB, ${inGibibytes(free)} GiB free`,
  }
  if (free >= 1500 * mebibyte) return { title, level: 'good', found }
  const advice = {
    vi: 'Đóng bớt chương trình khác, hoặc dùng máy có từ 3 GiB bộ nhớ.',
    en: 'Close other programs, or use a machine with 3 GiB of memory or more.',
  }
  return { title, level: free < 400 * mebibyte ? 'fault' : 'warning', found, advice }
}

/** What programs can still have, cached file pages included, within the limit of the container if there is one. */
function availableMemory(): number {
  const limit = readNumber('/sys/fs/cgroup/memory.max')
  const used = readNumber('/sys/fs/cgroup/memory.current')
  const inContainer = limit !== undefined && used !== undefined ? limit - used : Number.POSITIVE_INFINITY
  return Math.min(process.availableMemory(), inContainer)
}

function readNumber(file: string): number | undefined {
  try {
    const value = Number(readFileSync(file, 'utf8'))
    return Number.isFinite(value) ? value : undefined
  } catch {
    return undefined
  }
}

function inGibibytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1)
}
