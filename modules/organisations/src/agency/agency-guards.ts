// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import type { Kernel } from '@tinhso/kernel/module'
import type { Agency } from '../contract/index.ts'
import { refuse } from '../contract/messages.ts'
import { isOfficialCode } from './agency-code.ts'
import { findAgencyByCode, findAgencyById } from './agency-lookup.ts'
import { indexAgency } from './agency-search.ts'
import { type AgencyRecord, findCodeHolder, lockAgency } from './agency-store.ts'

/** The agency with a code as of a day, or 404. */
export const mustFindAgency = async (command: Command, code: string, day: LocalDate): Promise<Agency> => {
  const agency = await findAgencyByCode(command.tx, code, day)
  if (!agency) throw refuse('not-found', 'organisations.agency-not-found', { code })
  return agency
}

/** Refuses an agency that is closed. */
export const mustBeActive = (agency: Agency): Agency => {
  if (agency.active) return agency
  throw refuse('invalid', 'organisations.agency-closed', { name: agency.name, date: agency.validTo })
}

/** Locks the agency; refuses when somebody changed it since `version` was read. */
export const lockVersion = async (command: Command, id: string, version: number): Promise<AgencyRecord> => {
  const record = await lockAgency(command.tx, id)
  if (record === null || record.version !== version) throw refuse('conflict', 'organisations.stale')
  return record
}

/** Refuses a code that is no electronic agency identifier, or that another agency holds from that day on. */
export const mustBeFreeCode = async (
  command: Command,
  code: string,
  from: LocalDate,
  agencyId: string | null,
): Promise<void> => {
  if (!isOfficialCode(code)) throw refuse('invalid', 'organisations.agency-code-format', { code })
  const holderId = await findCodeHolder(command.tx, code, from)
  if (holderId === null || holderId === agencyId) return
  const holder = await findAgencyById(command.tx, holderId, from)
  throw refuse('conflict', 'organisations.duplicate-agency-code', { code, holder: holder?.name })
}

/** Leaves what every change of an agency leaves: search entry, evidence, event. Answers the agency as it is now. */
export const concludeChange = async (
  kernel: Kernel,
  command: Command,
  id: string,
  change: { readonly action: string; readonly before: unknown },
): Promise<Agency> => {
  const agency = await findAgencyById(command.tx, id, kernel.clock.today())
  if (!agency) throw new Error(`agency ${id} has no name or code`)
  await indexAgency(kernel, command.tx, agency)
  await command.audit({
    action: `organisations.agency.${change.action}`,
    object: { type: 'agency', id, label: agency.name },
    agencyId: id,
    before: change.before,
    after: agency,
  })
  await command.emit({
    type: `organisations.agency-${change.action}`,
    aggregate: { type: 'agency', id },
    agencyId: id,
    data: { code: agency.code, name: agency.name },
  })
  return agency
}
