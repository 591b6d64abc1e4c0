// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import {
  type Account,
  findAccountsById,
  formerPasswords,
  keepFormerPassword,
  updateAccount,
} from '../account/account-store.ts'
import { actorOfAccount } from '../account/actor-of-account.ts'
import { refuse } from '../refuse.ts'
import type { SessionWithAccount } from '../session/session-store.ts'
import type { SignInParts } from '../sign-in/sign-in.ts'
import { passwordFault } from './password-rules.ts'

/** A new password, and the present one where it is asked for again. */
export interface PasswordChange {
  readonly session: SessionWithAccount
  /** Null right after signing in with a one-time password. */
  readonly current: string | null
  readonly chosen: string
  readonly repeated: string
  readonly address: string
  readonly device: string
}

/** The parts that changing a password leans on. */
export type ChangePasswordParts = SignInParts

const assertCurrent = async ({ guard, passwords }: SignInParts, account: Account, change: PasswordChange) => {
  if (change.current === null) return
  await guard.begin(account.username, change.address)
  if (!(await passwords.verify(account, change.current)))
    throw refuse('invalid', 'identity.current-password-wrong')
  await guard.succeed(account.username, change.address)
}

const assertGood = async ({ kernel, passwords }: SignInParts, account: Account, change: PasswordChange) => {
  const { passwordLength, passwordHistory } = kernel.profile.security
  const rules = { username: account.username, length: passwordLength }
  const fault = passwordFault(change.chosen, rules)
  if (fault) throw refuse('invalid', fault, { length: passwordLength })
  if (change.chosen !== change.repeated) throw refuse('invalid', 'identity.password-mismatch')
  const former = await formerPasswords(kernel.database.read, account.id, passwordHistory)
  for (const passwordHash of [account.passwordHash, ...former])
    if (await passwords.verify({ id: account.id, passwordHash }, change.chosen))
      throw refuse('invalid', 'identity.password-used-before')
}

/** What a chosen password changes in an account: the first one makes an approved account active (R-SSO-07). */
const changesOf = (account: Account, hash: string, at: Date): Partial<Account> => ({
  passwordHash: hash,
  passwordChangedAt: at,
  mustChangePassword: false,
  oneTimeUntil: null,
  ...(account.status === 'approved' ? { status: 'active', activatedAt: at } : {}),
})

const keepFormer = async (kernel: Kernel, command: Command, account: Account) => {
  if (!account.passwordHash?.startsWith('$argon2id$')) return
  const keep = kernel.profile.security.passwordHistory
  const { id: accountId, passwordHash: hash } = account
  await keepFormerPassword(command.tx, { accountId, hash, at: command.now, keep })
}

/**
 * Sets a password its owner chose. All sessions of the account end and one new session begins; gives its token.
 * Refuses with 422 `password-…`, `current-password-wrong`.
 */
export const changePassword = async (parts: ChangePasswordParts, change: PasswordChange): Promise<string> => {
  const { kernel, passwords, sessions } = parts
  const [account] = await findAccountsById(kernel.database.read, [change.session.accountId])
  if (!account) throw refuse('unauthenticated', 'identity.wrong-credentials')
  await assertCurrent(parts, account, change)
  await assertGood(parts, account, change)
  const hash = await passwords.hash(change.chosen)
  const actor = actorOfAccount(account, change.address)
  const request = { name: 'identity.change-password', input: null }
  const token = await kernel.runCommand({ actor }, request, async (command) => {
    await keepFormer(kernel, command, account)
    await updateAccount(command.tx, account.id, changesOf(account, hash, command.now))
    await sessions.end(command, { accountId: account.id, because: 'password-changed' })
    await command.audit({
      action: 'identity.password-changed',
      object: { type: 'account', id: account.id, label: account.username },
      agencyId: account.agencyId,
    })
    return sessions.open(command, {
      accountId: account.id,
      stage: 'complete',
      authenticatedBy: change.session.authenticatedBy,
      address: change.address,
      device: change.device,
      returnPath: null,
    })
  })
  sessions.forget()
  return token
}
