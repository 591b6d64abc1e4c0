// SPDX-License-Identifier: Apache-2.0
import type { Kernel } from '@tinhso/kernel/module'
import type { AgencyDirectory } from '../agency-directory.ts'
import type { AccountPasswords } from '../password/account-passwords.ts'
import { createHouseAccount } from './create-house-account.ts'
import { writeFirstRunSlip } from './first-run-slip.ts'
import { type TrainingAccount, trainingAccounts } from './training-account-list.ts'

const currentFocal = (kernel: Kernel): string => {
  const list = kernel.profile.focalDepartment
  return (list.find(({ to }) => to === null) ?? list.at(-1)!).name
}

/** The agency that an account belongs to: by the names its list gives, the first one that this province has. */
const placeOf = async (kernel: Kernel, agencies: AgencyDirectory, account: TrainingAccount) => {
  const names = account.agency === 'focal' ? [currentFocal(kernel)] : account.agency
  for (const name of names) {
    const found = await agencies.byName(name.replace('{province}', kernel.profile.province.name))
    if (found) return found
  }
  return undefined
}

/**
 * Training mode: one account for every role that officials hold, named by role and agency. Their passwords are
 * generated, shown once by the launcher, and need not be changed. An account whose agency this province lacks is left out.
 */
export const createTrainingAccounts = async (
  kernel: Kernel,
  agencies: AgencyDirectory,
  passwords: AccountPasswords,
): Promise<void> => {
  const lines: string[] = []
  for (const account of trainingAccounts) {
    const place = await placeOf(kernel, agencies, account)
    if (!place) {
      kernel.log.warn({ username: account.username }, 'no agency for a training account; left out')
      continue
    }
    const displayName = `${account.title} – ${place.name}`
    const password = await createHouseAccount(kernel, passwords, {
      username: account.username,
      displayName,
      position: account.title,
      agencyId: place.id,
      roles: account.roles.map((role) => ({ role, agencyId: place.id })),
      origin: 'training',
      mustChangePassword: false,
    })
    if (password)
      lines.push(`Tên đăng nhập: ${account.username} — Mật khẩu tập huấn: ${password} — ${displayName}`)
  }
  await writeFirstRunSlip(kernel, lines)
}
