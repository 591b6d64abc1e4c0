// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Kernel } from '@tinhso/kernel/module'
import { findAccount, insertAccount } from '../account/account-store.ts'
import { insertGrant } from '../grant/grant-store.ts'
import type { AccountPasswords } from '../password/account-passwords.ts'
import { createOneTimePassword } from '../password/one-time-password.ts'

/** An account the house makes itself: named by what it is for, without a person's identifier. */
export interface HouseAccount {
  readonly username: string
  readonly displayName: string
  readonly position: string
  readonly agencyId: string | null
  readonly roles: readonly { readonly role: string; readonly agencyId: string | null }[]
  readonly origin: 'first-start' | 'training'
  readonly mustChangePassword: boolean
}

const grantBasis = { 'first-start': 'Khởi tạo hệ thống', training: 'Tài khoản tập huấn' } as const

/** Makes such an account with a generated password and gives the password; null when the username is there already. */
export const createHouseAccount = async (
  kernel: Kernel,
  passwords: AccountPasswords,
  house: HouseAccount,
): Promise<string | null> => {
  if (await findAccount(kernel.database.read, house.username)) return null
  const password = createOneTimePassword()
  const passwordHash = await passwords.hash(password)
  const { username, displayName, agencyId, origin, mustChangePassword } = house
  const actor = systemActor('identity.first-run')
  const request = { name: 'identity.create-house-account', input: { username } }
  await kernel.runCommand({ actor }, request, async (command) => {
    const id = newId()
    const { now: at } = command
    await insertAccount(command.tx, {
      id,
      username,
      displayName,
      positionTitle: house.position,
      agencyId,
      origin,
      mustChangePassword,
      passwordHash,
      status: mustChangePassword ? 'approved' : 'active',
      requestedAt: at,
      approvedAt: at,
      activatedAt: mustChangePassword ? null : at,
      passwordChangedAt: at,
    })
    for (const { role, agencyId: place } of house.roles)
      await insertGrant(command.tx, {
        id: newId(),
        accountId: id,
        role,
        agencyId: place,
        includesChildren: place !== null,
        // roles of the house hold on any day that the clock of a training may be set to
        validFrom: origin === 'training' ? '1900-01-01' : kernel.clock.today(),
        validTo: null,
        decisionNumber: grantBasis[origin],
        grantedAt: at,
        grantedBy: actor.kind === 'system' ? actor.name : '',
      })
    await command.audit({
      action: 'identity.account-created',
      object: { type: 'account', id, label: username },
      agencyId,
      after: { displayName, origin, roles: house.roles },
    })
  })
  return password
}
