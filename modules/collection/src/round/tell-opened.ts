// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { JobHandler } from '@tinhso/kernel/jobs'
import type { CollectionParts } from '../collection-parts.ts'
import { listContributions } from '../contribution/contribution-store.ts'
import { taskLink } from './open-round.ts'
import { peopleOf } from './remind.ts'
import { findRoundById } from './round-store.ts'

/** The job that tells every agency of a round that was opened. */
export const tellOpenedJob = 'collection.tell-opened'

const day = (date: string) => date.split('-').reverse().join('/')

/** Tells the people of every agency what is asked of them and by when; the title of the round, never data. */
export const tellOpened =
  (parts: CollectionParts): JobHandler =>
  async (payload) => {
    const { roundId } = payload as { roundId: string }
    await parts.kernel.runCommand(
      { actor: systemActor('collection'), idempotencyKey: `collection.opened.${roundId}` },
      { name: tellOpenedJob, input: roundId },
      async (command) => {
        const round = await findRoundById(command.tx, roundId)
        if (!round) return
        let people = 0
        for (const { agencyId, agencyCode, dueOn } of await listContributions(command.tx, roundId)) {
          const accountIds = await peopleOf(parts, agencyId)
          people += accountIds.length
          if (accountIds.length === 0) continue
          await parts.kernel.notify.send(command.tx, {
            accountIds,
            kind: 'collection.opened',
            title: {
              vi: `Đợt thu thập mới: “${round.title}”, hạn ${day(dueOn)}`,
              en: `New collection round: “${round.title}”, due ${day(dueOn)}`,
            },
            link: taskLink(round.code, agencyCode),
          })
        }
        await command.audit({
          action: 'collection.round-told',
          object: { type: 'collection.round', id: round.id, label: round.code },
          agencyId: round.ownerAgencyId,
          after: { people },
        })
      },
    )
  }
