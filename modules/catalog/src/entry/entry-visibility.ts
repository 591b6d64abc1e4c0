// SPDX-License-Identifier: Apache-2.0
import { type Actor, can } from '@tinhso/kernel/access'
import { createRefusal } from '@tinhso/kernel/errors'
import { messages, permissions } from '../contract/index.ts'
import { type Entry, isPublic, type Known } from './entry.ts'

const refuse = createRefusal(messages)

/** Whether an actor may know that an entry exists; `visibleTo` says the same in SQL. */
export const canSee = (actor: Actor, entry: Known & Pick<Entry, 'ownerAgencyId'>): boolean =>
  isPublic(entry) || can(actor, permissions.seePrivate, { agencyId: entry.ownerAgencyId })

/** Gives the entry, or 404 both when it is not there and when the actor may not know of it (R-SEC-13). */
export const visibleOr404 = (actor: Actor, entry: Entry | null): Entry => {
  if (!entry || !canSee(actor, entry)) throw refuse('not-found', 'catalog.not-found')
  return entry
}

export const mayEdit = (actor: Actor, entry: Entry): boolean =>
  can(actor, permissions.edit, { agencyId: entry.ownerAgencyId })
