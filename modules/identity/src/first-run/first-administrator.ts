// SPDX-License-Identifier: Apache-2.0
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import type { AccountPasswords } from '../password/account-passwords.ts'
import { createHouseAccount } from './create-house-account.ts'
import { writeFirstRunSlip } from './first-run-slip.ts'

/** At the very first start: one administrator of the province, whose one-time password the launcher shows once. */
export const createFirstAdministrator = async (
  kernel: Kernel,
  passwords: AccountPasswords,
): Promise<void> => {
  const { rows } = await sql`select from identity.account limit 1`.execute(kernel.database.read)
  if (rows.length > 0) return
  const username = 'quantri'
  const password = await createHouseAccount(kernel, passwords, {
    username,
    displayName: 'Quản trị hệ thống',
    position: 'Quản trị hệ thống cấp tỉnh',
    agencyId: null,
    roles: [{ role: 'sysadmin', agencyId: null }],
    origin: 'first-start',
    // a training installation is thrown away, and several people share it
    mustChangePassword: !kernel.config.demo,
  })
  const kind = kernel.config.demo ? 'Mật khẩu tập huấn' : 'Mật khẩu dùng một lần'
  if (password)
    await writeFirstRunSlip(kernel, [`Tên đăng nhập: ${username} — ${kind}: ${password} — Quản trị hệ thống`])
}
