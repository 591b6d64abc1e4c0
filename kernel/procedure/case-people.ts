// SPDX-License-Identifier: Apache-2.0
import type { Actor, Grant } from '../access/index.ts'
import type { CaseRecord } from './case-record.ts'
import { actorsOf } from './check-surroundings.ts'
import { type ActionSpec, type ActorSpec, type Definition, type Scope, systemRole } from './contract.ts'

/** A case as far as scope needs it; also one that is about to be opened. */
export type ScopedCase = Pick<CaseRecord, 'agencyId' | 'requester' | 'assigneeId' | 'data'>

const partyAgency = (scoped: ScopedCase, party: string): string | null => {
  const agency = scoped.data[party]
  return typeof agency === 'string' ? agency : null
}

const within = (grant: Grant, agencyId: string | null): boolean =>
  agencyId !== null && grant.agencyIds.has(agencyId)

const covers = (grant: Grant, scope: Scope, scoped: ScopedCase, accountId: string): boolean => {
  if (scope === 'province') return true
  if (scope === 'owner-agency') return within(grant, scoped.agencyId)
  if (scope === 'assignee') return scoped.assigneeId === accountId
  if (scope === 'requester')
    return scoped.requester.accountId === accountId || within(grant, scoped.requester.agencyId)
  return within(grant, partyAgency(scoped, scope.party))
}

/** Whether an actor is one of those a specification means; `state` applies its “only while in” limit. */
export const isMeant = (actor: Actor, spec: ActorSpec, scoped: ScopedCase, state?: string): boolean => {
  if (state !== undefined && spec.from && !spec.from.includes(state)) return false
  if (spec.role === systemRole) return actor.kind === 'system'
  if (actor.kind !== 'person' || spec.scope === undefined) return false
  const { scope } = spec
  return actor.grants.some(
    (grant) => grant.role === spec.role && covers(grant, scope, scoped, actor.accountId),
  )
}

export const mayTake = (actor: Actor, action: ActionSpec, scoped: ScopedCase, state?: string): boolean =>
  actorsOf(action).some((spec) => isMeant(actor, spec, scoped, state))

/** Whoever has a part in the procedure over this case, asked for it, holds it, or is named as a viewer may see it. */
export const maySee = (actor: Actor, definition: Definition, record: CaseRecord): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'person') return false
  if (record.requester.accountId === actor.accountId || record.assigneeId === actor.accountId) return true
  const parts = [
    ...definition.opening.actors,
    ...(definition.viewers ?? []),
    ...definition.actions.flatMap(actorsOf),
  ]
  return parts.some((spec) => isMeant(actor, spec, record))
}

/** Who is meant, resolved for one case: a role in the province, in an agency, or one account. */
export interface Holder {
  readonly role: string
  readonly agencyId: string | null
  readonly accountId: string | null
}

/** Resolves a specification for a case; empty when the scope points at nobody. */
export const holdersOf = (spec: ActorSpec, scoped: ScopedCase): Holder[] => {
  const { role, scope } = spec
  const agency = (agencyId: string | null): Holder[] =>
    agencyId ? [{ role, agencyId, accountId: null }] : []
  const account = (accountId: string | null): Holder[] =>
    accountId ? [{ role, agencyId: null, accountId }] : []
  if (role === systemRole || scope === undefined) return []
  if (scope === 'province') return [{ role, agencyId: null, accountId: null }]
  if (scope === 'owner-agency') return agency(scoped.agencyId)
  if (scope === 'assignee') return account(scoped.assigneeId)
  if (scope === 'requester')
    return [...account(scoped.requester.accountId), ...agency(scoped.requester.agencyId)]
  return agency(partyAgency(scoped, scope.party))
}
