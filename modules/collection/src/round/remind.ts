// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import type { CollectionParts } from '../collection-parts.ts'
import { permissions, type Reminder } from '../contract/index.ts'
import {
  type Contribution,
  listContributions,
  updateContribution,
} from '../contribution/contribution-store.ts'
import { isLate, isOwed } from '../contribution/task-access.ts'
import { refuse } from '../refuse.ts'
import { taskLink } from './open-round.ts'
import { onRound } from './owner-steps.ts'
import { visibleRound } from './round-access.ts'
import type { Round } from './round-store.ts'

const day = (date: string) => date.split('-').reverse().join('/')

/** The sentence that reminds; the round, its due day and where to go, never data. */
export const reminderSentence = (round: Pick<Round, 'title'>, dueOn: string, late: boolean) => ({
  vi: late
    ? `Đợt thu thập “${round.title}” đã quá hạn ngày ${day(dueOn)}. Đề nghị cơ quan nhập, duyệt và gửi số liệu trên hệ thống, mục “Việc thu thập”.`
    : `Đợt thu thập “${round.title}” đến hạn ngày ${day(dueOn)}. Đề nghị cơ quan nhập, duyệt và gửi số liệu trên hệ thống, mục “Việc thu thập”.`,
  en: late
    ? `Collection round “${round.title}” was due on ${day(dueOn)}. Please fill in, approve and send the rows under “My collection tasks”.`
    : `Collection round “${round.title}” is due on ${day(dueOn)}. Please fill in, approve and send the rows under “My collection tasks”.`,
})

const meantBy = (
  contributions: readonly Contribution[],
  { to, agencies }: Reminder,
  today: string,
): Contribution[] =>
  contributions.filter(
    (contribution) =>
      isOwed(contribution.status) &&
      (to === 'owing' || isLate(contribution, today)) &&
      (!agencies || agencies.includes(contribution.agencyCode)),
  )

/** The text to copy, and the agencies it is meant for. */
export const reminderText = async (
  parts: CollectionParts,
  actor: Actor,
  code: string,
  to: Reminder['to'],
): Promise<{ text: string; agencies: { code: string; name: string }[] }> => {
  const db = parts.kernel.database.read
  const round = await visibleRound(db, actor, code)
  const meant = meantBy(await listContributions(db, round.id), { to }, parts.kernel.clock.today())
  const names = meant.map(({ agencyName }) => agencyName).join('; ')
  const { vi } = reminderSentence(round, round.dueOn, to === 'late')
  const words = `${vi}\nTrên điện thoại: ${new URL('/phieu', parts.kernel.config.publicUrl)}`
  return {
    text: meant.length > 0 ? `Kính gửi: ${names}.\n${words}` : words,
    agencies: meant.map(({ agencyCode, agencyName }) => ({ code: agencyCode, name: agencyName })),
  }
}

/** The people of an agency who fill in and who approve. */
export const peopleOf = async ({ kernel }: CollectionParts, agencyId: string): Promise<string[]> => {
  const roles = [...new Set([...Object.keys(permissions.fill.allow), 'agency-head'])]
  const found = await Promise.all(roles.map((role) => kernel.ports.accountsWithRole(role, agencyId)))
  return [...new Set(found.flat())]
}

/** Tells the people of every agency that is meant, inside the house and by e-mail where it is set up. */
export const sendReminders = (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  reminder: Reminder,
): Promise<{ agencies: number; people: number }> =>
  onRound(
    parts,
    context,
    code,
    { name: 'collection.remind', allowed: ['open'], input: reminder },
    async (command, round) => {
      const meant = meantBy(
        await listContributions(command.tx, round.id),
        reminder,
        parts.kernel.clock.today(),
      )
      if (meant.length === 0) throw refuse('conflict', 'collection.nobody-to-remind')
      const people = new Set<string>()
      for (const contribution of meant) {
        const accountIds = await peopleOf(parts, contribution.agencyId)
        const late = isLate(contribution, parts.kernel.clock.today())
        if (accountIds.length > 0)
          await parts.kernel.notify.send(command.tx, {
            accountIds,
            kind: 'collection.reminder',
            title: reminderSentence(round, contribution.dueOn, late),
            link: taskLink(round.code, contribution.agencyCode),
          })
        for (const id of accountIds) people.add(id)
        await updateContribution(command.tx, contribution.id, { remindedAt: command.now })
      }
      await command.audit({
        action: 'collection.reminded',
        object: { type: 'collection.round', id: round.id, label: round.code },
        agencyId: round.ownerAgencyId,
        after: { to: reminder.to, agencies: meant.map(({ agencyCode }) => agencyCode), people: people.size },
      })
      return { agencies: meant.length, people: people.size }
    },
  )
