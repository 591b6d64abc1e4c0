// SPDX-License-Identifier: Apache-2.0
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { cloneFolder } from '../state/state-folder.ts'
import type { Examined, Finding } from './finding.ts'

const title = { vi: 'Đồng hồ', en: 'Clock' }
const tolerance = 5 * 60_000

/** Whether the clock went backwards: files already written must not carry a time that is still to come. */
export function checkClock({ stateFolder }: Pick<Examined, 'stateFolder'>, now = new Date()): Finding {
  const witnesses = [
    join(stateFolder, 'logs/server.log'),
    join(stateFolder, 'keys'),
    join(cloneFolder, 'package-lock.json'),
  ]
  const newest = Math.max(
    ...witnesses.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs),
  )
  const shown = now.toISOString()
  if (newest <= now.getTime() + tolerance) return { title, level: 'good', found: { vi: shown, en: shown } }
  return {
    title,
    level: 'fault',
    found: {
      vi: `${shown}, sớm hơn dữ liệu đã ghi (${new Date(newest).toISOString()})`,
      en: `${shown}, earlier than data already written (${new Date(newest).toISOString()})`,
    },
    advice: {
      vi: 'Chỉnh lại giờ máy (ví dụ: timedatectl set-ntp true); nhật ký kiểm toán cần giờ đúng.',
      en: 'Set the clock right (for example: timedatectl set-ntp true); the audit log needs the true time.',
    },
  }
}
