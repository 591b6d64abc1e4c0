// SPDX-License-Identifier: Apache-2.0
import type { Actor, Person } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import type { Caller } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import type { FastifyRequest } from 'fastify'
import type { AgencyDirectory } from '../agency-directory.ts'
import { agencyAdministratorRole } from '../contract/index.ts'
import { expandGrants } from '../grant/expand-grants.ts'
import { createCallerCache } from './caller-cache.ts'
import { createToken, hashToken, tokenHashOf } from './session-cookie.ts'
import {
  endSessions,
  findSession,
  insertSession,
  type SessionStage,
  type SessionWithAccount,
  touchSession,
} from './session-store.ts'

const minute = 60_000
const touchEveryMs = 30_000
const passwordChangeMinutes = 15

/** What is known of the person when a session is opened. */
export interface SessionOpening {
  readonly accountId: string
  readonly stage: SessionStage
  readonly authenticatedBy: string
  readonly address: string
  readonly device: string
  readonly returnPath: string | null
}

/** Sessions: opened by sign-in, read at every request, ended at once. */
export interface Sessions {
  /** Opens a session and gives the token for the browser; only its hash is stored. */
  open(command: Command, opening: SessionOpening): Promise<string>
  /** Ends sessions of an account; they stop working at once in this process, within the cache's time in others. */
  end(
    command: Command,
    which: { accountId: string; only?: string; except?: string; because: string },
  ): Promise<string[]>
  /** Who a request speaks for. A session with something still asked of the person speaks for nobody. */
  authenticate(request: FastifyRequest): Promise<Caller>
  /** The session of a request whatever its stage; for the pages of sign-in. */
  current(request: FastifyRequest): Promise<SessionWithAccount | undefined>
  /** The token that a form of this session must carry. */
  csrfToken(sessionId: string): string
  /** To be called after a change of accounts, roles or sessions has been committed. */
  forget(): void
}

const isAdministrator = (session: SessionWithAccount) =>
  session.grants.some(({ role }) => role === 'sysadmin' || role === agencyAdministratorRole.key)

const maySignIn = (status: string) => status === 'approved' || status === 'active'

/** The person behind a complete session, with grants expanded along the organisation tree. */
const personOf = async (
  agencies: AgencyDirectory,
  session: SessionWithAccount,
  address: string,
): Promise<Person> => ({
  kind: 'person',
  accountId: session.accountId,
  displayName: session.displayName,
  agencyId: session.agencyId,
  grants: await expandGrants(agencies, session.grants),
  sessionId: session.id,
  networkAddress: address,
  signedInAt: session.authenticatedAt,
})

const createReader = (kernel: Kernel) => {
  const { security } = kernel.profile
  const idleMs = (session: SessionWithAccount) =>
    (isAdministrator(session) ? security.administratorIdleMinutes : security.idleMinutes) * minute
  const isOver = (session: SessionWithAccount, now: Date) =>
    session.expiresAt <= now ||
    !maySignIn(session.status) ||
    now.getTime() - session.lastSeenAt.getTime() > idleMs(session)
  return async (tokenHash: string): Promise<SessionWithAccount | undefined> => {
    const now = kernel.clock.now()
    const session = await findSession(kernel.database.read, tokenHash, kernel.clock.today())
    if (!session || isOver(session, now)) return undefined
    if (now.getTime() - session.lastSeenAt.getTime() >= touchEveryMs)
      await touchSession(kernel.database.read, session.id, now)
    return session
  }
}

/** Makes the sessions of the house. */
export const createSessions = (kernel: Kernel, agencies: AgencyDirectory): Sessions => {
  const { security } = kernel.profile
  const read = createReader(kernel)
  const cache = createCallerCache(kernel.clock)
  const csrfToken = (sessionId: string) => kernel.keys.mac('identity.csrf', sessionId)
  const anonymous = (request: FastifyRequest): Actor => ({ kind: 'anonymous', networkAddress: request.ip })

  const callerOf = async (tokenHash: string, request: FastifyRequest): Promise<Caller> => {
    const session = await read(tokenHash)
    if (!session) return { actor: anonymous(request), csrfToken: null }
    const complete = session.stage === 'complete'
    const actor = complete ? await personOf(agencies, session, request.ip) : anonymous(request)
    return { actor, csrfToken: csrfToken(session.id) }
  }

  return {
    open: async (command, opening) => {
      const token = createToken()
      const minutes = opening.stage === 'complete' ? security.sessionHours * 60 : passwordChangeMinutes
      await insertSession(command.tx, {
        ...opening,
        id: newId(),
        tokenHash: hashToken(token),
        authenticatedAt: command.now,
        lastSeenAt: command.now,
        expiresAt: new Date(command.now.getTime() + minutes * minute),
      })
      return token
    },
    end: (command, which) => endSessions(command.tx, { ...which, at: command.now }),
    authenticate: async (request) => {
      const tokenHash = tokenHashOf(request)
      // a sign-in never leans on the session it is about to replace
      const signingIn = request.method === 'POST' && request.url.split('?')[0] === '/dang-nhap'
      if (!tokenHash || signingIn) return { actor: anonymous(request), csrfToken: null }
      return cache.get(`${tokenHash} ${request.ip}`, () => callerOf(tokenHash, request))
    },
    current: async (request) => {
      const tokenHash = tokenHashOf(request)
      return tokenHash ? read(tokenHash) : undefined
    },
    csrfToken,
    forget: cache.clear,
  }
}
