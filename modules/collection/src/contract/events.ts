// SPDX-License-Identifier: Apache-2.0

/** Event types of collection rounds; each carries {round, datasetId}, those of a contribution also {agency}. */
export const collectionEvents = {
  roundOpened: 'collection.round-opened',
  contributionSent: 'collection.contribution-sent',
  roundLocked: 'collection.round-locked',
} as const
