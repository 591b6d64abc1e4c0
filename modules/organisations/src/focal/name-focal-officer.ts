// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import { mustBeActive, mustFindAgency } from '../agency/agency-guards.ts'
import {
  type Agency,
  type EndFocalOfficer,
  type FocalOfficer,
  type FocalRank,
  type NameFocalOfficer,
  nameFocalOfficers,
} from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { endOfficer, insertOfficer, lockActiveOfficer } from './focal-store.ts'

/** Tells in which agency an account works; identity fills it in, because it lies above this module. */
export type AccountAgency = (accountId: string) => Promise<string | null>

const rankNames: Readonly<Record<FocalRank, string>> = { main: 'chính', deputy: 'dự phòng' }

const mustBelong = async (
  input: NameFocalOfficer,
  agency: Agency,
  employer: Agency,
  accountAgency: AccountAgency | null,
) => {
  const worksHere =
    employer.id === agency.id &&
    (input.accountId === undefined ||
      accountAgency === null ||
      (await accountAgency(input.accountId)) === agency.id)
  if (!worksHere) throw refuse('invalid', 'organisations.officer-of-other-agency', { agency: agency.name })
}

const auditOfficer = (command: Command, agency: Agency, action: string, before: unknown, after: unknown) =>
  command.audit({
    action: `organisations.focal-officer.${action}`,
    object: { type: 'agency', id: agency.id, label: agency.name },
    agencyId: agency.id,
    before,
    after,
  })

/**
 * Names the main or deputy focal officer of an agency (001 Đ12.1.b, Đ12.2). Refuses an officer of another agency (422)
 * and a second one of the same rank unless replacing (409).
 */
export const nameFocalOfficer = (
  kernel: Kernel,
  context: CommandContext,
  code: string,
  input: NameFocalOfficer,
  accountAgency: AccountAgency | null,
): Promise<FocalOfficer> =>
  kernel.runCommand(
    context,
    { name: 'organisations.focal-officer.name', input: { agency: code, ...input } },
    async (command) => {
      const today = kernel.clock.today()
      const agency = mustBeActive(await mustFindAgency(command, code, today))
      command.require(nameFocalOfficers, { agencyId: agency.id })
      if (!input.phone && !input.email) throw refuse('invalid', 'organisations.officer-contact-missing')
      await mustBelong(input, agency, await mustFindAgency(command, input.agencyCode, today), accountAgency)
      const present = await lockActiveOfficer(command.tx, agency.id, input.rank)
      if (present && !input.replace) {
        const rank = rankNames[input.rank]
        throw refuse('conflict', 'organisations.focal-officer-exists', { name: present.fullName, rank })
      }
      if (present) await endOfficer(command.tx, present.id, input.from)
      const officer: FocalOfficer = {
        id: newId(),
        rank: input.rank,
        fullName: input.fullName,
        position: input.position,
        duty: input.duty,
        phone: input.phone ?? null,
        email: input.email ?? null,
        accountId: input.accountId ?? null,
        activeFrom: input.from,
        activeTo: null,
      }
      await insertOfficer(command.tx, agency.id, officer)
      await auditOfficer(command, agency, 'named', present ?? undefined, officer)
      await command.emit({
        type: 'organisations.focal-officer-named',
        aggregate: { type: 'agency', id: agency.id },
        agencyId: agency.id,
        data: { rank: officer.rank, accountId: officer.accountId, replaced: present?.accountId ?? null },
      })
      return officer
    },
  )

/** Ends the term of the officer of a rank; the agency then shows in the report of missing ones. */
export const endFocalOfficer = (
  kernel: Kernel,
  context: CommandContext,
  code: string,
  input: EndFocalOfficer,
): Promise<{ ended: string }> =>
  kernel.runCommand(
    context,
    { name: 'organisations.focal-officer.end', input: { agency: code, ...input } },
    async (command) => {
      const agency = await mustFindAgency(command, code, kernel.clock.today())
      command.require(nameFocalOfficers, { agencyId: agency.id })
      const present = await lockActiveOfficer(command.tx, agency.id, input.rank)
      if (!present) throw refuse('not-found', 'organisations.no-focal-officer')
      await endOfficer(command.tx, present.id, input.on)
      await auditOfficer(command, agency, 'ended', present, undefined)
      return { ended: present.id }
    },
  )
