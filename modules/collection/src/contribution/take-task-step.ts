// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@tinhso/kernel/access'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { CollectionParts } from '../collection-parts.ts'
import { permissions, type Submission, type TaskAddress, type TaskStep } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import { type Contribution, lockContribution, updateContribution } from './contribution-store.ts'
import { visibleTask } from './task-access.ts'

interface Step {
  readonly action: string
  readonly permission: Permission
  readonly reason?: string | undefined
  readonly form?: Readonly<Record<string, unknown>>
  /** Whose right it is: the contributing agency's, or that of the owner of the round. */
  readonly side: 'contributor' | 'owner'
  readonly before?: (command: Command, contribution: Contribution) => Promise<void>
}

/** Takes a step of the procedure of a contribution, held for its length. */
export const takeTaskStep = async (
  parts: CollectionParts,
  context: CommandContext,
  address: TaskAddress,
  step: Step,
): Promise<TaskStep> => {
  const { round, contribution } = await visibleTask(parts.kernel.database.read, context.actor, address)
  return parts.kernel.runCommand(
    context,
    {
      name: `collection.contribution.${step.action}`,
      permission: step.permission,
      resource: { agencyId: step.side === 'owner' ? round.ownerAgencyId : contribution.agencyId },
      input: { address, reason: step.reason, form: step.form },
    },
    async (command) => {
      const locked = (await lockContribution(command.tx, contribution.id))!
      await step.before?.(command, locked)
      await parts.kernel.procedures.act(command, {
        caseId: contribution.caseId!,
        action: step.action,
        reason: step.reason,
        ...(step.form ? { form: step.form } : {}),
      })
      const now = (await lockContribution(command.tx, contribution.id))!
      return { status: now.status, version: now.draftVersion }
    },
  )
}

/** Sends the rows, or “nothing to report”, to the leader of one's own agency. */
export const submitTask = (
  parts: CollectionParts,
  context: CommandContext,
  address: TaskAddress,
  { version, nothingToReport = false }: Submission,
): Promise<TaskStep> =>
  takeTaskStep(parts, context, address, {
    action: 'submit',
    permission: permissions.fill,
    side: 'contributor',
    before: async (command, contribution) => {
      if (contribution.draftVersion !== version) throw refuse('conflict', 'collection.stale')
      if (nothingToReport && contribution.rowCount > 0)
        throw refuse('invalid', 'collection.rows-there', { count: contribution.rowCount })
      await updateContribution(command.tx, contribution.id, { nothingToReport })
    },
  })
