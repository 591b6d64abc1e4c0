// SPDX-License-Identifier: Apache-2.0
import { AppError } from '../errors/index.ts'
import { defineMessages, type Text } from '../i18n/index.ts'

/** How far a role carries: over the resource's agency only, or over the whole province. */
export type Reach = 'agency' | 'province'

/** One thing a person may do, and which roles may do it. The role keys are those of requirements §2. */
export interface Permission {
  readonly key: string
  readonly title: Text
  readonly allow: Readonly<Record<string, Reach>>
}

export const definePermission = (permission: Permission): Permission => permission

/** A role held by a person in an agency; `agencyIds` is the scope already expanded along the organisation tree. */
export interface Grant {
  readonly role: string
  readonly agencyId: string | null
  readonly agencyIds: ReadonlySet<string>
}

/** An official who has signed in. */
export interface Person {
  readonly kind: 'person'
  readonly accountId: string
  readonly displayName: string
  readonly agencyId: string | null
  readonly grants: readonly Grant[]
  readonly sessionId: string
  readonly networkAddress: string
  readonly signedInAt: Date
}

/** Who acts: a signed-in official, a visitor without a name, or the house itself (jobs, timers). */
export type Actor =
  | Person
  | { readonly kind: 'anonymous'; readonly networkAddress: string }
  | { readonly kind: 'system'; readonly name: string }

/** What the act touches; only the owning agency matters for scope. */
export interface Resource {
  readonly agencyId?: string | null
}

export const systemActor = (name: string): Actor => ({ kind: 'system', name })

/** All agencies in which a person holds any role; empty for others. */
export const actorAgencyIds = (actor: Actor): Set<string> =>
  actor.kind === 'person' ? new Set(actor.grants.flatMap((grant) => [...grant.agencyIds])) : new Set()

const covers = (grant: Grant, reach: Reach, resource: Resource | undefined): boolean => {
  if (reach === 'province' || resource === undefined) return true
  return resource.agencyId != null && grant.agencyIds.has(resource.agencyId)
}

/**
 * Whether an actor may do something. Without a resource it answers "may this kind of person do it at all".
 * The house itself may do everything; a visitor nothing.
 */
export const can = (actor: Actor, permission: Permission, resource?: Resource): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind === 'anonymous') return false
  return actor.grants.some((grant) => {
    const reach = permission.allow[grant.role]
    return reach !== undefined && covers(grant, reach, resource)
  })
}

/** Whether a role of the actor reaches the whole province for this permission. */
export const canEverywhere = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'person' && actor.grants.some((grant) => permission.allow[grant.role] === 'province'))

/** The agencies over which the actor holds a right of reach `agency`; with `canEverywhere` it says what a list may show. */
export const agencyIdsFor = (actor: Actor, permission: Permission): Set<string> =>
  actor.kind === 'person'
    ? new Set(
        actor.grants
          .filter((grant) => permission.allow[grant.role] === 'agency')
          .flatMap((grant) => [...grant.agencyIds]),
      )
    : new Set()

export const accessMessages = defineMessages({
  'access.forbidden': {
    vi: 'Tài khoản của anh/chị chưa có quyền “{permission}” ở đây. Nếu cần, liên hệ người quản trị của cơ quan.',
    en: 'Your account does not have the right “{permission}” here. If you need it, ask your agency’s administrator.',
  },
  'access.sign-in-required': {
    vi: 'Phiên làm việc đã hết hoặc chưa đăng nhập. Đăng nhập rồi làm tiếp.',
    en: 'Your session has ended or you have not signed in. Sign in and go on.',
  },
})

/** Refuses with 401 for a visitor and 403 for an official who may not. */
export const requirePermission = (actor: Actor, permission: Permission, resource?: Resource): void => {
  if (can(actor, permission, resource)) return
  if (actor.kind === 'anonymous') throw new AppError('unauthenticated', 'access.sign-in-required')
  throw new AppError('forbidden', 'access.forbidden', {
    permission: permission.title.vi,
    key: permission.key,
  })
}
