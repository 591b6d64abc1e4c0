// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import {
  type Agency,
  type AssignCode,
  manageAgencies,
  type RenameAgency,
  type UpdateAgency,
} from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { concludeChange, lockVersion, mustBeActive, mustBeFreeCode, mustFindAgency } from './agency-guards.ts'
import { readParents } from './agency-lookup.ts'
import { endCodes, endNames, insertCode, insertName, lastNameStart, updateAgency } from './agency-store.ts'
import { wouldMakeCycle } from './agency-tree.ts'

const newParentId = async (
  kernel: Kernel,
  command: Command,
  agency: Agency,
  parentCode: string | null | undefined,
): Promise<string | null> => {
  if (parentCode === undefined) return agency.parentId
  if (parentCode === null) return null
  const parent = mustBeActive(await mustFindAgency(command, parentCode, kernel.clock.today()))
  if (wouldMakeCycle(await readParents(command.tx), agency.id, parent.id)) {
    throw refuse('invalid', 'organisations.org-cycle', { parent: parent.name, agency: agency.name })
  }
  return parent.id
}

/** Changes an agency's particulars; refuses a parent that lies under it with 422 `org-cycle`. */
export const changeAgency = (
  kernel: Kernel,
  context: CommandContext,
  code: string,
  input: UpdateAgency,
): Promise<Agency> =>
  kernel.runCommand(
    context,
    { name: 'organisations.agency.update', permission: manageAgencies, input: { agency: code, ...input } },
    async (command) => {
      const agency = await mustFindAgency(command, code, kernel.clock.today())
      const before = await lockVersion(command, agency.id, input.version)
      const parentId = await newParentId(kernel, command, agency, input.parentCode)
      const changed = {
        ...before,
        parentId,
        level: input.level ?? before.level,
        kind: input.kind ?? before.kind,
        budgetCode: input.budgetCode === undefined ? before.budgetCode : input.budgetCode,
        address: input.address === undefined ? before.address : input.address,
        sector: input.sector === undefined ? before.sector : input.sector,
        head: input.head === undefined ? before.head : input.head,
        domain: input.domain === undefined ? before.domain : input.domain,
        managesData: input.managesData ?? before.managesData,
      }
      await updateAgency(command.tx, changed, command.now)
      return concludeChange(kernel, command, agency.id, { action: 'updated', before })
    },
  )

/** Gives an agency a new name from a day on; the earlier name stays in its history. */
export const renameAgency = (
  kernel: Kernel,
  context: CommandContext,
  code: string,
  input: RenameAgency,
): Promise<Agency> =>
  kernel.runCommand(
    context,
    { name: 'organisations.agency.rename', permission: manageAgencies, input: { agency: code, ...input } },
    async (command) => {
      const agency = mustBeActive(await mustFindAgency(command, code, kernel.clock.today()))
      const record = await lockVersion(command, agency.id, input.version)
      const start = await lastNameStart(command.tx, agency.id)
      if (start !== null && input.from <= start) {
        throw refuse('invalid', 'organisations.name-date', { date: start })
      }
      await endNames(command.tx, agency.id, input.from)
      const { name, shortName = null, from, decision } = input
      await insertName(command.tx, { agencyId: agency.id, name, shortName, from, decision })
      await updateAgency(command.tx, record, command.now)
      return concludeChange(kernel, command, agency.id, { action: 'renamed', before: agency })
    },
  )

/** Gives an agency its official code from a day on; the provisional one still leads to it. */
export const assignAgencyCode = (
  kernel: Kernel,
  context: CommandContext,
  code: string,
  input: AssignCode,
): Promise<Agency> =>
  kernel.runCommand(
    context,
    {
      name: 'organisations.agency.assign-code',
      permission: manageAgencies,
      input: { agency: code, ...input },
    },
    async (command) => {
      const agency = mustBeActive(await mustFindAgency(command, code, kernel.clock.today()))
      const record = await lockVersion(command, agency.id, input.version)
      await mustBeFreeCode(command, input.code, input.from, agency.id)
      await endCodes(command.tx, agency.id, input.from)
      await insertCode(command.tx, {
        code: input.code,
        agencyId: agency.id,
        scheme: 'qd20',
        from: input.from,
      })
      await updateAgency(command.tx, record, command.now)
      return concludeChange(kernel, command, agency.id, { action: 'code-assigned', before: agency })
    },
  )
