// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import type { CollectionParts } from '../collection-parts.ts'
import {
  type ExpertOpinion,
  type Extension,
  permissions,
  type ReturnRequest,
  roundTitles,
  type TaskStep,
  type Verification,
} from '../contract/index.ts'
import { type Contribution, listContributions, lockContribution } from '../contribution/contribution-store.ts'
import { takeTaskStep } from '../contribution/take-task-step.ts'
import { isOwed } from '../contribution/task-access.ts'
import { refuse } from '../refuse.ts'
import { visibleRound } from './round-access.ts'
import { lockRound, type Round } from './round-store.ts'

/** Runs a command of the owner on a round, held for its length. */
export const onRound = async <T>(
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  request: {
    name: string
    permission?: (typeof permissions)[keyof typeof permissions]
    allowed: readonly Round['status'][]
    input?: unknown
  },
  work: (command: Command, round: Round) => Promise<T>,
): Promise<T> => {
  const { id, ownerAgencyId } = await visibleRound(parts.kernel.database.read, context.actor, code)
  return parts.kernel.runCommand(
    context,
    {
      name: request.name,
      permission: request.permission ?? permissions.manage,
      resource: { agencyId: ownerAgencyId },
      input: { code, given: request.input },
    },
    async (command) => {
      const round = (await lockRound(command.tx, id))!
      if (!request.allowed.includes(round.status))
        throw refuse('conflict', 'collection.not-consolidating', { status: roundTitles[round.status] })
      return work(command, round)
    },
  )
}

/** Accepts everything that was sent; returns how many agencies. */
export const acceptAll = (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
): Promise<{ accepted: number }> =>
  onRound(
    parts,
    context,
    code,
    { name: 'collection.accept-all', allowed: ['open'] },
    async (command, round) => {
      const sent = (await listContributions(command.tx, round.id)).filter(({ status }) => status === 'sent')
      for (const { caseId } of sent)
        await parts.kernel.procedures.act(command, { caseId: caseId!, action: 'accept' })
      await command.audit({
        action: 'collection.accepted-all',
        object: { type: 'collection.round', id: round.id, label: round.code },
        agencyId: round.ownerAgencyId,
        after: { accepted: sent.length },
      })
      return { accepted: sent.length }
    },
  )

const markReturned = async (command: Command, contribution: Contribution, rows: ReturnRequest['rows']) => {
  for (const { key, reason } of rows ?? []) {
    const marked = await sql`update collection.contribution_row set return_reason = ${reason}
      where contribution_id = ${contribution.id} and row_key = ${key} and not removed`.execute(command.tx)
    if (Number(marked.numAffectedRows ?? 0) === 0)
      throw refuse('invalid', 'collection.unknown-row', { row: key })
  }
}

/** Sends a contribution back with a reason, and reasons per row. */
export const returnContribution = (
  parts: CollectionParts,
  context: CommandContext,
  address: { round: string; agency: string },
  { reason, rows }: ReturnRequest,
): Promise<TaskStep> =>
  takeTaskStep(parts, context, address, {
    action: 'return',
    permission: permissions.manage,
    side: 'owner',
    reason,
    before: (command, contribution) => markReturned(command, contribution, rows),
  })

/** Moves the due day of the round or of some agencies, with a reason; who has sent is not touched. */
export const extendDueDay = (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  extension: Extension,
): Promise<{ agencies: number }> =>
  onRound(
    parts,
    context,
    code,
    { name: 'collection.extend', allowed: ['open'], input: extension },
    async (command, round) => {
      const { dueOn, reason, agencies } = extension
      const { procedures } = parts.kernel
      if (!agencies)
        await procedures.act(command, { caseId: round.caseId!, action: 'extend', reason, form: { dueOn } })
      const owing = (await listContributions(command.tx, round.id)).filter(
        ({ status, agencyCode }) => isOwed(status) && (!agencies || agencies.includes(agencyCode)),
      )
      if (owing.length === 0 && agencies) throw refuse('invalid', 'collection.nobody-to-remind')
      for (const contribution of owing) {
        const { caseId, status } = (await lockContribution(command.tx, contribution.id))!
        await procedures.act(command, {
          caseId: caseId!,
          action: `extend-${status}`,
          reason,
          form: { dueOn },
        })
      }
      return { agencies: owing.length }
    },
  )

/** Gives the round up with a reason; what agencies still owed is cancelled. */
export const cancelRound = (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  reason: string,
): Promise<{ status: Round['status'] }> =>
  onRound(
    parts,
    context,
    code,
    { name: 'collection.cancel', allowed: ['open'], input: reason },
    async (command, round) => {
      await parts.kernel.procedures.act(command, { caseId: round.caseId!, action: 'cancel', reason })
      return { status: 'cancelled' }
    },
  )

/** Locks a loaded round: no more changes but recorded corrections. */
export const lockForGood = (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
): Promise<{ status: Round['status'] }> =>
  onRound(
    parts,
    context,
    code,
    { name: 'collection.lock', permission: permissions.lock, allowed: ['loaded'] },
    async (command, round) => {
      await parts.kernel.procedures.act(command, { caseId: round.caseId!, action: 'lock' })
      return { status: 'locked' }
    },
  )

/** Records a step of a survey: what was found when it was verified, or what an expert says (R-ING-05). */
export const recordSurveyStep = (
  parts: CollectionParts,
  context: CommandContext,
  code: string,
  action: 'verify' | 'give-opinion',
  form: Verification | ExpertOpinion,
): Promise<{ status: Round['status'] }> =>
  onRound(
    parts,
    context,
    code,
    { name: `collection.${action}`, allowed: ['open'], input: form },
    async (command, round) => {
      await parts.kernel.procedures.act(command, { caseId: round.caseId!, action, form })
      return { status: round.status }
    },
  )
