// SPDX-License-Identifier: Apache-2.0
import { type Actor, can } from '@tinhso/kernel/access'
import type { Db, Tx } from '@tinhso/kernel/database'
import { permissions, type RoundAction } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import { findRoundByCode, type Round } from './round-store.ts'

/** The round of a code; 404 when it is not there and when the actor may not follow rounds of its owner. */
export const visibleRound = async (db: Db | Tx, actor: Actor, code: string): Promise<Round> => {
  const round = await findRoundByCode(db, code)
  if (!round || !can(actor, permissions.see, { agencyId: round.ownerAgencyId }))
    throw refuse('not-found', 'collection.unknown-round')
  return round
}

/** What an actor may do with a round now. */
export const allowedOnRound = (actor: Actor, round: Round): RoundAction[] => {
  const agency = { agencyId: round.ownerAgencyId }
  const manages = can(actor, permissions.manage, agency)
  const leads = can(actor, permissions.lock, agency)
  const actions: (RoundAction | false)[] = [
    manages && round.status === 'open' && 'remind',
    manages && round.status === 'open' && 'extend',
    manages && round.status === 'open' && round.kind === 'survey' && 'verify',
    manages && round.status === 'open' && round.kind === 'survey' && 'give-opinion',
    manages && round.status === 'open' && 'consolidate',
    leads && round.status === 'loaded' && 'lock',
    manages && round.status === 'open' && 'cancel',
    manages && round.status === 'locked' && 'correct',
  ]
  return actions.filter((action) => action !== false)
}
