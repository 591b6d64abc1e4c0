// SPDX-License-Identifier: Apache-2.0
import { existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Examined, Finding } from './finding.ts'

const title = { vi: 'Dung lượng đĩa', en: 'Disk space' }
const gibibyte = 1024 ** 3

/** Free space where the state lives: 1 GiB to start at all, 5 GiB to work in peace. */
export function checkDisk({ stateFolder }: Pick<Examined, 'stateFolder'>): Finding {
  const { bavail, bsize } = statfsSync(nearestExisting(stateFolder))
  return judgeDisk(bavail * bsize, stateFolder)
}

/** The verdict on an amount of free space, in bytes. */
export function judgeDisk(free: number, folder: string): Finding {
  const amount = `${(free / gibibyte).toFixed(1)} GiB`
  const found = { vi: `còn ${amount} tại ${folder}`, en: `${amount} free at ${folder}` }
  if (free >= 5 * gibibyte) return { title, level: 'good', found }
  const advice = {
    vi: 'Giải phóng đĩa, hoặc đặt TINHSO_STATE vào ổ đĩa rộng hơn.',
    en: 'Free some space, or set TINHSO_STATE to a larger disk.',
  }
  return { title, level: free < gibibyte ? 'fault' : 'warning', found, advice }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder))
}
