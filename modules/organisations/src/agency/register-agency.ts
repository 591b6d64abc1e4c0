// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { type Agency, manageAgencies, type RegisterAgency } from '../contract/index.ts'
import { nextProvisionalCode, provisionalCode } from './agency-code.ts'
import { concludeChange, mustBeActive, mustBeFreeCode, mustFindAgency } from './agency-guards.ts'
import { findCodeHolder, insertAgency, insertCode, insertName } from './agency-store.ts'

const dataLevels: readonly string[] = ['department', 'district', 'commune']

const freeProvisionalCode = async (kernel: Kernel, command: Command, name: string): Promise<string> => {
  const wanted = provisionalCode(kernel.profile.province.agencyCode, name)
  let code = wanted
  for (let attempt = 2; (await findCodeHolder(command.tx, code, null)) !== null; attempt += 1) {
    code = nextProvisionalCode(wanted, attempt)
  }
  return code
}

const store = async (command: Command, id: string, input: RegisterAgency, parentId: string | null) => {
  const agency = {
    id,
    level: input.level,
    kind: input.kind,
    parentId,
    budgetCode: input.budgetCode ?? null,
    address: input.address ?? null,
    sector: input.sector ?? null,
    head: input.head ?? null,
    domain: input.domain ?? null,
    note: null,
    source: null,
    managesData: input.managesData ?? dataLevels.includes(input.level),
    validFrom: input.validFrom,
    validTo: null,
  }
  await insertAgency(command.tx, agency, command.now)
}

/**
 * Enters an agency into the register (R-ORG-01); without an official code it gets a provisional one, marked so.
 * Refuses a code in use with 409 `duplicate-agency-code`.
 */
export const registerAgency = (
  kernel: Kernel,
  context: CommandContext,
  input: RegisterAgency,
): Promise<Agency> =>
  kernel.runCommand(
    context,
    { name: 'organisations.agency.register', permission: manageAgencies, input },
    async (command) => {
      const id = newId()
      const { validFrom: from, name } = input
      if (input.code !== undefined) await mustBeFreeCode(command, input.code, from, null)
      const parent = input.parentCode
        ? mustBeActive(await mustFindAgency(command, input.parentCode, kernel.clock.today()))
        : null
      await store(command, id, input, parent?.id ?? null)
      const code = input.code ?? (await freeProvisionalCode(kernel, command, name))
      const scheme = input.code === undefined ? 'provisional' : 'qd20'
      await insertCode(command.tx, { code, agencyId: id, scheme, from })
      const { shortName = null, decision = null } = input
      await insertName(command.tx, { agencyId: id, name, shortName, from, decision })
      return concludeChange(kernel, command, id, { action: 'registered', before: undefined })
    },
  )
