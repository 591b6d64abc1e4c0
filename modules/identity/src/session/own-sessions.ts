// SPDX-License-Identifier: Apache-2.0
import type { Actor, Person } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import type { OwnSession } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { Sessions } from './session-service.ts'
import { openSessionsOf } from './session-store.ts'

/** The parts that a person's own sessions lean on. */
export interface OwnSessionParts {
  readonly kernel: Kernel
  readonly sessions: Sessions
}

const personIn = (actor: Actor): Person => {
  if (actor.kind !== 'person') throw refuse('unauthenticated', 'identity.session-not-found')
  return actor
}

/** The open sessions of the person, the one used last first. Those past their time are left out. */
export const listOwnSessions = async ({ kernel }: OwnSessionParts, actor: Actor): Promise<OwnSession[]> => {
  const person = personIn(actor)
  const now = kernel.clock.now()
  const idleMs = kernel.profile.security.idleMinutes * 60_000
  const sessions = await openSessionsOf(kernel.database.read, person.accountId)
  return sessions
    .filter(({ expiresAt, lastSeenAt }) => expiresAt > now && now.getTime() - lastSeenAt.getTime() <= idleMs)
    .map((session) => ({
      id: session.id,
      current: session.id === person.sessionId,
      startedAt: session.authenticatedAt.toISOString(),
      lastSeenAt: session.lastSeenAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
      address: session.address,
      device: session.device,
    }))
}

const endOwn = async (
  { kernel, sessions }: OwnSessionParts,
  context: CommandContext,
  which: { only?: string; except?: string },
) => {
  const person = personIn(context.actor)
  const request = { name: 'identity.revoke-sessions', input: which }
  await kernel.runCommand(context, request, async (command) => {
    const ended = await sessions.end(command, {
      accountId: person.accountId,
      because: 'revoked',
      ...which,
    })
    if (which.only && ended.length === 0) throw refuse('not-found', 'identity.session-not-found')
    await command.audit({
      action: 'identity.sessions-revoked',
      object: { type: 'account', id: person.accountId, label: person.displayName },
      agencyId: person.agencyId,
      after: { sessions: ended },
    })
  })
  sessions.forget()
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** Ends one session of the person; 404 for one that is not theirs. */
export const revokeSession = async (parts: OwnSessionParts, context: CommandContext, id: string) => {
  if (!isId(id)) throw refuse('not-found', 'identity.session-not-found')
  await endOwn(parts, context, { only: id })
}

/** Ends every session of the person but the one in use. */
export const revokeOtherSessions = (parts: OwnSessionParts, context: CommandContext) =>
  endOwn(parts, context, { except: personIn(context.actor).sessionId })
