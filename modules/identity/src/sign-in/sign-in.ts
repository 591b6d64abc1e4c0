// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { AppError } from '@tinhso/kernel/errors'
import type { Kernel } from '@tinhso/kernel/module'
import { type Account, findAccount, noteSignIn } from '../account/account-store.ts'
import { actorOfAccount } from '../account/actor-of-account.ts'
import { grantsOf, holdsOn } from '../grant/grant-store.ts'
import type { AccountPasswords } from '../password/account-passwords.ts'
import { refuse } from '../refuse.ts'
import type { Sessions } from '../session/session-service.ts'
import type { SessionStage } from '../session/session-store.ts'
import type { SignInGuard } from './sign-in-guard.ts'

/** What a person typed, and where from. */
export interface SignInAttempt {
  readonly username: string
  readonly password: string
  readonly address: string
  readonly device: string
  readonly returnPath: string | null
  /** The session that the browser already carries; it ends when the new one begins. */
  readonly replaces: { readonly id: string; readonly accountId: string } | undefined
}

/** What the browser gets: its token, and whether the password must be changed first. */
export interface SignInResult {
  readonly token: string
  readonly mustChangePassword: boolean
}

/** The parts that sign-in leans on. */
export interface SignInParts {
  readonly kernel: Kernel
  readonly guard: SignInGuard
  readonly passwords: AccountPasswords
  readonly sessions: Sessions
}

interface Flow extends SignInParts {
  readonly attempt: SignInAttempt
  account?: Account | undefined
  lastChance?: boolean
  matches?: boolean
  stage?: SessionStage
  token?: string
}

/** Step 1: the attempt is counted, before anything is looked up (R-SSO-09). */
const countAttempt = async (flow: Flow) => {
  const { lastChance } = await flow.guard.begin(flow.attempt.username, flow.attempt.address)
  flow.lastChance = lastChance
}

/** Step 2: the credential is judged in the same time whether or not the account exists. */
const judgeCredential = async (flow: Flow) => {
  flow.account = await findAccount(flow.kernel.database.read, flow.attempt.username)
  flow.matches = await flow.passwords.verify(flow.account, flow.attempt.password)
}

const recordFailure = async (flow: Flow, error: AppError) => {
  const actor: Actor = { kind: 'anonymous', networkAddress: flow.attempt.address }
  const { account } = flow
  const request = { name: 'identity.fail-sign-in', input: null }
  await flow.kernel.runCommand({ actor }, request, (command) =>
    command.audit({
      action: 'identity.sign-in-failed',
      object: {
        type: 'account',
        id: account?.id ?? 'unknown',
        ...(account ? { label: account.username } : {}),
      },
      agencyId: account?.agencyId ?? null,
      after: { code: error.code, device: flow.attempt.device },
    }),
  )
}

/** Step 3: a wrong credential is refused in the same words for every name. */
const refuseWrongCredential = async (flow: Flow) => {
  if (flow.matches) return
  const minutes = flow.kernel.profile.security.lockoutMinutes
  throw flow.lastChance
    ? refuse('locked', 'identity.account-locked', { minutes, retryAfter: minutes * 60 })
    : refuse('unauthenticated', 'identity.wrong-credentials')
}

/** Step 4: only now, to the holder of the right credential, the state of the account is told (R-SSO-07). */
const refuseClosedAccount = async (flow: Flow) => {
  const { status, oneTimeUntil } = flow.account!
  await flow.guard.succeed(flow.attempt.username, flow.attempt.address)
  if (status === 'closed') throw refuse('unauthenticated', 'identity.account-closed')
  if (status === 'suspended') throw refuse('unauthenticated', 'identity.account-suspended')
  if (status === 'requested') throw refuse('unauthenticated', 'identity.account-not-approved')
  if (oneTimeUntil && oneTimeUntil <= flow.kernel.clock.now())
    throw refuse('unauthenticated', 'identity.one-time-expired')
}

/** Step 5: a one-time or an old password lets in only to choose a new one (national level-3 checklist, row 2). */
const judgePasswordAge = async (flow: Flow) => {
  const { kernel } = flow
  const account = flow.account!
  const held = (await grantsOf(kernel.database.read, [account.id])).filter((grant) =>
    holdsOn(grant, kernel.clock.today()),
  )
  const { passwordAgeDays, administratorPasswordAgeDays } = kernel.profile.security
  const days = held.some(({ role }) => role === 'sysadmin') ? administratorPasswordAgeDays : passwordAgeDays
  const ageMs = kernel.clock.now().getTime() - (account.passwordChangedAt?.getTime() ?? 0)
  const isOld = !kernel.config.demo && ageMs > days * 24 * 3_600_000
  flow.stage = account.mustChangePassword || isOld ? 'password-change' : 'complete'
}

/** Step 6: a new session with a new token; the one the browser carried ends. */
const openSession = async (flow: Flow) => {
  const { attempt, sessions } = flow
  const account = flow.account!
  const stage = flow.stage!
  const actor = actorOfAccount(account, attempt.address)
  const request = { name: 'identity.sign-in', input: null }
  flow.token = await flow.kernel.runCommand({ actor }, request, async (command) => {
    if (attempt.replaces)
      await sessions.end(command, {
        accountId: attempt.replaces.accountId,
        only: attempt.replaces.id,
        because: 'replaced',
      })
    await noteSignIn(command.tx, account.id, command.now)
    await command.audit({
      action: 'identity.signed-in',
      object: { type: 'account', id: account.id, label: account.username },
      agencyId: account.agencyId,
      after: { device: attempt.device, stage },
    })
    const { address, device, returnPath } = attempt
    return sessions.open(command, {
      accountId: account.id,
      stage,
      address,
      device,
      returnPath,
      authenticatedBy: 'password',
    })
  })
  sessions.forget()
}

const steps = [
  countAttempt,
  judgeCredential,
  refuseWrongCredential,
  refuseClosedAccount,
  judgePasswordAge,
  openSession,
]

/**
 * Signs a person in by username and password. Refusals: 401 `wrong-credentials`, `account-closed`,
 * `account-suspended`, `account-not-approved`, `one-time-expired`; 423 `account-locked`; 429 `network-locked`,
 * `too-fast`. Nothing tells whether an account exists until the credential is right.
 */
export const signIn = async (parts: SignInParts, attempt: SignInAttempt): Promise<SignInResult> => {
  const flow: Flow = { ...parts, attempt }
  try {
    for (const step of steps) await step(flow)
  } catch (error) {
    // a locked network would only repeat itself in the audit
    if (error instanceof AppError && error.code !== 'identity.network-locked')
      await recordFailure(flow, error)
    throw error
  }
  return { token: flow.token!, mustChangePassword: flow.stage === 'password-change' }
}
