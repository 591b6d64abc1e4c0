// SPDX-License-Identifier: Apache-2.0
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { LauncherError } from '../console/say.ts'
import { writeWhole } from '../state/write-whole.ts'

/** Whether this state was begun as a training installation. */
export function isDemo(stateFolder: string): boolean {
  return existsSync(join(stateFolder, 'demo'))
}

/**
 * Settles whether this start is a training one. The choice is made once, at the first start of a state folder:
 * invented people and figures never enter a database that already serves, and a training one stays marked.
 */
export function settleDemoMode(stateFolder: string, wanted: boolean): boolean {
  if (isDemo(stateFolder)) return true
  if (!wanted) return false
  if (isBegun(stateFolder)) throw alreadyServing(stateFolder)
  writeWhole(
    join(stateFolder, 'demo'),
    'TẬP HUẤN · training data only; ./tinhso reset may remove everything here\n',
  )
  return true
}

function isBegun(stateFolder: string): boolean {
  return ['pg/PG_VERSION', 'keys/database.json'].some((name) => existsSync(join(stateFolder, name)))
}

function alreadyServing(stateFolder: string): LauncherError {
  return new LauncherError(
    {
      vi: `${stateFolder} đã được khởi tạo ở chế độ thật, nên không nạp dữ liệu tập huấn vào đó.`,
      en: `${stateFolder} was begun for real use; training data is not loaded into it.`,
    },
    {
      vi: 'Tập huấn ở thư mục riêng: TINHSO_STATE=/thư/mục/khác ./tinhso start --demo',
      en: 'Train in a folder of its own: TINHSO_STATE=/another/folder ./tinhso start --demo',
    },
  )
}
