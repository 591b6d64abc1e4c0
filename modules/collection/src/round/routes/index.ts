// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { CollectionParts } from '../../collection-parts.ts'
import { openRoundRoute } from './open-round.ts'
import { getReminder, getRound, listRoundsRoute } from './read-rounds.ts'
import {
  acceptContribution,
  acceptEverything,
  cancel,
  consolidateRound,
  extend,
  giveOpinion,
  lock,
  remind,
  returnToAgency,
  verifySurvey,
} from './steer-round.ts'

/** The operations of the owner of a dataset. */
export const roundRoutes = (parts: CollectionParts): Route[] => [
  openRoundRoute(parts),
  listRoundsRoute(parts),
  getRound(parts),
  getReminder(parts),
  remind(parts),
  extend(parts),
  acceptContribution(parts),
  acceptEverything(parts),
  returnToAgency(parts),
  verifySurvey(parts),
  giveOpinion(parts),
  consolidateRound(parts),
  lock(parts),
  cancel(parts),
]
