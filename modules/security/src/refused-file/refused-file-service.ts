// SPDX-License-Identifier: Apache-2.0
import { type Actor, agencyIdsFor, can, canEverywhere, requirePermission } from '@tinhso/kernel/access'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Tx } from '@tinhso/kernel/database'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { permissions, type RefusedFile } from '../contract/index.ts'
import { refuse } from '../refuse.ts'

interface Row {
  readonly number: number
  readonly hash: string
  readonly size: string
  readonly mark: string
  readonly agency_id: string | null
  readonly brought_by: string
  readonly brought_name: string
  readonly brought_at: Date
  readonly review_reason: string | null
  readonly review_asked_at: Date | null
  readonly reviewed_name: string | null
  readonly review_decision: 'allowed' | 'upheld' | null
  readonly decision_reason: string | null
}

const isOwn = (row: Row, actor: Actor): boolean =>
  actor.kind === 'person' && actor.accountId === row.brought_by

const actsOn = (row: Row, actor: Actor): RefusedFile['allowed'] => {
  if (row.review_decision !== null) return []
  if (row.review_asked_at === null) return isOwn(row, actor) ? ['ask'] : []
  return !isOwn(row, actor) && can(actor, permissions.reviewRefusedFile) ? ['decide'] : []
}

const viewOf = (row: Row, actor: Actor): RefusedFile => ({
  number: row.number,
  hash: row.hash,
  size: Number(row.size),
  mark: row.mark,
  brought: { name: row.brought_name, at: row.brought_at.toISOString() },
  review: row.review_decision ?? (row.review_asked_at ? 'asked' : 'none'),
  reviewReason: row.review_reason,
  reviewedBy: row.reviewed_name,
  decisionReason: row.decision_reason,
  allowed: actsOn(row, actor),
})

/** Refused files that the actor may know of: all of the province, or those of the own agencies. */
export const listRefusedFiles = async ({ database }: Kernel, actor: Actor): Promise<RefusedFile[]> => {
  const agencies = canEverywhere(actor, permissions.seeRefusedFiles)
    ? null
    : [...agencyIdsFor(actor, permissions.seeRefusedFiles)]
  const { rows } = await sql<Row>`select * from kernel.refused_file
    where ${agencies}::uuid[] is null or agency_id = any(${agencies}::uuid[])
    order by number desc limit 500`.execute(database.read)
  return rows.map((row) => viewOf(row, actor))
}

const lockFile = async (tx: Tx, number: number, actor: Actor): Promise<Row> => {
  const { rows } =
    await sql<Row>`select * from kernel.refused_file where number = ${number} for no key update`.execute(tx)
  const [row] = rows
  if (!row || !can(actor, permissions.seeRefusedFiles, { agencyId: row.agency_id }))
    throw refuse('not-found', 'security.refused-file-not-found')
  return row
}

const audit = (command: Command, row: Row, action: string, reason: string) =>
  command.audit({
    action,
    object: { type: 'refused-file', id: String(row.number), label: row.hash },
    agencyId: row.agency_id,
    reason,
  })

/** Whoever brought the file says why it bears no secret; the file itself is not sent again. */
export const askReview = (kernel: Kernel, context: CommandContext, number: number, reason: string) =>
  kernel.runCommand(
    context,
    { name: 'security.refused-file.ask', input: { number, reason } },
    async (command) => {
      const row = await lockFile(command.tx, number, command.actor)
      if (!isOwn(row, command.actor) || row.review_asked_at !== null)
        throw refuse('conflict', 'security.review-not-open')
      await sql`update kernel.refused_file set review_reason = ${reason}, review_asked_at = ${command.now}
      where number = ${number}`.execute(command.tx)
      await audit(command, row, 'screening.review-asked', reason)
      await kernel.notify.send(command.tx, {
        accountIds: await kernel.ports.accountsWithRole('security-lead'),
        kind: 'security.review-asked',
        title: {
          vi: `Có đề nghị xem lại tệp bị từ chối (vụ việc số ${number})`,
          en: `A review of refused file ${number} is asked for`,
        },
        link: '/tep-bi-tu-choi',
      })
      return { number }
    },
  )

/** A second person has looked at the file where it lies: a mistake, or the refusal stands. */
export const decideReview = (
  kernel: Kernel,
  context: CommandContext,
  number: number,
  decision: { readonly allow: boolean; readonly reason: string },
) =>
  kernel.runCommand(
    context,
    { name: 'security.refused-file.decide', input: { number, ...decision } },
    async (command) => {
      const row = await lockFile(command.tx, number, command.actor)
      requirePermission(command.actor, permissions.reviewRefusedFile)
      if (isOwn(row, command.actor)) throw refuse('forbidden', 'security.review-same-person')
      if (row.review_asked_at === null || row.review_decision !== null)
        throw refuse('conflict', 'security.review-not-open')
      const by = command.actor.kind === 'person' ? command.actor : null
      const outcome = decision.allow ? 'allowed' : 'upheld'
      await sql`update kernel.refused_file set reviewed_by = ${by?.accountId ?? null}, reviewed_name = ${by?.displayName ?? null},
        reviewed_at = ${command.now}, review_decision = ${outcome}, decision_reason = ${decision.reason}
        where number = ${number}`.execute(command.tx)
      await audit(command, row, `screening.review-${outcome}`, decision.reason)
      await kernel.notify.send(command.tx, {
        accountIds: [row.brought_by],
        kind: 'security.review-decided',
        title: decision.allow
          ? {
              vi: `Tệp của vụ việc số ${number} được nạp lại`,
              en: `The file of case ${number} may be brought again`,
            }
          : { vi: `Vụ việc số ${number}: vẫn từ chối tệp`, en: `Case ${number}: the file stays refused` },
        link: '/tep-bi-tu-choi',
      })
      return { number }
    },
  )
