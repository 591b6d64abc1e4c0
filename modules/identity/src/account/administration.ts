// SPDX-License-Identifier: Apache-2.0
import { type Actor, can, canEverywhere, type Permission } from '@tinhso/kernel/access'

/** Whether an actor may act on accounts and roles of an agency; null stands for the province as a whole. */
export const mayAdminister = (actor: Actor, permission: Permission, agencyId: string | null): boolean =>
  canEverywhere(actor, permission) || (agencyId !== null && can(actor, permission, { agencyId }))

/** The agencies an actor may act on; null: all of them. */
export const administeredAgencies = (actor: Actor, permission: Permission): string[] | null => {
  if (canEverywhere(actor, permission)) return null
  if (actor.kind !== 'person') return []
  const grants = actor.grants.filter((grant) => permission.allow[grant.role] !== undefined)
  return [...new Set(grants.flatMap((grant) => [...grant.agencyIds]))]
}
