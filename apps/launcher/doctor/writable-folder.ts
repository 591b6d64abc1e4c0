// SPDX-License-Identifier: Apache-2.0
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Examined, Finding } from './finding.ts'

const title = { vi: 'Thư mục dữ liệu', en: 'State folder' }

/** Whether we can write where the database, files and keys live. */
export function checkWritableFolder({ stateFolder }: Pick<Examined, 'stateFolder'>): Finding {
  const probe = join(stateFolder, `.write-probe.${process.pid}`)
  try {
    mkdirSync(stateFolder, { recursive: true })
    writeFileSync(probe, 'ghi được')
    rmSync(probe)
    return { title, level: 'good', found: { vi: stateFolder, en: stateFolder } }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    return {
      title,
      level: 'fault',
      found: {
        vi: `không ghi được vào ${stateFolder} (${reason})`,
        en: `cannot write to ${stateFolder} (${reason})`,
      },
      advice: {
        vi: 'Cấp quyền ghi cho thư mục đó, hoặc đặt TINHSO_STATE vào thư mục khác.',
        en: 'Give yourself the right to write there, or set TINHSO_STATE to another folder.',
      },
    }
  }
}
