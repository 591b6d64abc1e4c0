// SPDX-License-Identifier: Apache-2.0
import { type Actor, can } from '@tinhso/kernel/access'
import type { Db, Tx } from '@tinhso/kernel/database'
import { type ContributionStatus, permissions, type TaskAction, type TaskAddress } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import { findRoundByCode, type Round } from '../round/round-store.ts'
import { type Contribution, findContribution } from './contribution-store.ts'

/** A contribution with its round. */
export interface Owed {
  readonly round: Round
  readonly contribution: Contribution
}

const shownToOwner: readonly ContributionStatus[] = ['sent', 'returned', 'accepted']

/** Who contributes sees it; the owner of the round sees rows once they were sent, never a draft. */
export const maySeeTask = (actor: Actor, { round, contribution }: Owed): boolean =>
  can(actor, permissions.task, { agencyId: contribution.agencyId }) ||
  (contribution.sentAt !== null &&
    shownToOwner.includes(contribution.status) &&
    can(actor, permissions.manage, { agencyId: round.ownerAgencyId }))

/** The task at an address; 404 when it is not there and when the actor may not see it. */
export const visibleTask = async (db: Db | Tx, actor: Actor, address: TaskAddress): Promise<Owed> => {
  const round = await findRoundByCode(db, address.round)
  const contribution = round && (await findContribution(db, round.id, address.agency))
  if (!round || !contribution || !maySeeTask(actor, { round, contribution }))
    throw refuse('not-found', 'collection.unknown-task')
  return { round, contribution }
}

const fillable: readonly ContributionStatus[] = ['not-opened', 'drafting', 'returned']
const owed: readonly ContributionStatus[] = [...fillable, 'awaiting-approval']

/** Whether rows can be changed now. */
export const isFillable = (status: ContributionStatus): boolean => fillable.includes(status)

/** Whether the agency still owes a step. */
export const isOwed = (status: ContributionStatus): boolean => owed.includes(status)

/** Past the due day and not sent, or first sent after it. */
export const isLate = (contribution: Contribution, today: string): boolean =>
  contribution.firstSentOn === null
    ? contribution.status !== 'cancelled' && today > contribution.dueOn
    : contribution.firstSentOn > contribution.dueOn

/** What an actor may do with a contribution now. */
export const allowedOn = (actor: Actor, { round, contribution }: Owed): TaskAction[] => {
  const { status, agencyId } = contribution
  const corrects = can(actor, permissions.manage, { agencyId: round.ownerAgencyId })
  if (round.status === 'locked') return corrects && status === 'accepted' ? ['correct'] : []
  if (round.status !== 'open') return []
  const fills = can(actor, permissions.fill, { agencyId })
  const leads = can(actor, permissions.approve, { agencyId })
  const asks = can(actor, permissions.manage, { agencyId: round.ownerAgencyId })
  const same = actor.kind === 'person' && actor.accountId === contribution.filledBy
  const actions: (TaskAction | false)[] = [
    fills && isFillable(status) && 'fill',
    fills && isFillable(status) && 'submit',
    fills && status === 'awaiting-approval' && 'withdraw',
    leads && status === 'awaiting-approval' && !same && 'approve',
    leads && status === 'awaiting-approval' && 'send-back',
    asks && status === 'sent' && 'accept',
    asks && (status === 'sent' || status === 'accepted') && 'return',
    asks && isOwed(status) && 'extend',
  ]
  return actions.filter((action) => action !== false)
}
