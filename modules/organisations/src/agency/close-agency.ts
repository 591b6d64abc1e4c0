// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { type Agency, type CloseAgency, manageAgencies } from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { concludeChange, lockVersion, mustBeActive, mustFindAgency } from './agency-guards.ts'
import { countOpenChildren, endCodes, endNames, insertSuccession, updateAgency } from './agency-store.ts'

type Successor = CloseAgency['successors'][number]

const linkSuccessor = async (command: Command, agency: Agency, input: CloseAgency, next: Successor) => {
  const successor = await mustFindAgency(command, next.code, input.on)
  if (!successor.active || successor.id === agency.id) {
    throw refuse('invalid', 'organisations.successor-inactive', { name: successor.name, date: input.on })
  }
  await insertSuccession(command.tx, {
    predecessorId: agency.id,
    successorId: successor.id,
    effectiveOn: input.on,
    kind: next.kind,
    decision: input.decision,
  })
}

/**
 * Ends an agency on a day, by a decision, and names those that take over. Refuses while agencies under it are open,
 * and successors that are not active on that day.
 */
export const closeAgency = (
  kernel: Kernel,
  context: CommandContext,
  code: string,
  input: CloseAgency,
): Promise<Agency> =>
  kernel.runCommand(
    context,
    { name: 'organisations.agency.close', permission: manageAgencies, input: { agency: code, ...input } },
    async (command) => {
      const agency = mustBeActive(await mustFindAgency(command, code, kernel.clock.today()))
      const record = await lockVersion(command, agency.id, input.version)
      const count = await countOpenChildren(command.tx, agency.id, input.on)
      if (count > 0) throw refuse('conflict', 'organisations.has-children', { name: agency.name, count })
      for (const next of input.successors) await linkSuccessor(command, agency, input, next)
      await endNames(command.tx, agency.id, input.on)
      await endCodes(command.tx, agency.id, input.on)
      const closed = { ...record, validTo: input.on, closingDecision: input.decision }
      await updateAgency(command.tx, closed, command.now)
      return concludeChange(kernel, command, agency.id, { action: 'closed', before: agency })
    },
  )
