// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { AccountParts } from '../account/account-parts.ts'
import { slipOf, writeOneTimePassword } from '../account/issue-slip.ts'
import type { Slip } from '../contract/index.ts'
import { importAccounts } from '../permissions.ts'
import { findImport, type ImportMember, importMembers, noteSlips, type StoredImport } from './import-store.ts'
import { ownImport } from './propose-import.ts'

/** A slip to be cut out and handed over. */
export interface PrintedSlip extends Slip {
  readonly agencyName: string
}

/** The accounts of an import that still wait for their first sign-in. */
export const waitingMembers = async (
  { kernel }: AccountParts,
  actor: Actor,
  id: string,
): Promise<{ stored: StoredImport; waiting: ImportMember[]; total: number }> => {
  const stored = ownImport(await findImport(kernel.database.read, id), actor)
  const members = await importMembers(kernel.database.read, id)
  return { stored, waiting: members.filter((member) => member.waiting), total: members.length }
}

/**
 * Issues one-time passwords to the accounts of an import that have not signed in, and returns them to be printed. They
 * are stored nowhere: each is shown once, and issuing again makes the earlier slips worthless.
 */
export const issueSlips = async (parts: AccountParts, actor: Actor, id: string): Promise<PrintedSlip[]> => {
  const slips: { member: ImportMember; slip: Slip }[] = []
  const request = { name: 'identity.issue-slips', permission: importAccounts, input: { id } }
  await parts.kernel.runCommand({ actor }, request, async (command) => {
    const { stored, waiting } = await waitingMembers(parts, actor, id)
    for (const member of waiting)
      slips.push({ member, slip: slipOf(member, await writeOneTimePassword(parts, command, member)) })
    await noteSlips(command.tx, id, command.now)
    await command.audit({
      action: 'identity.slips-issued',
      object: { type: 'account-import', id, label: stored.fileName },
      after: { accounts: waiting.map(({ username }) => username) },
    })
  })
  const names = await parts.agencies.byIds(slips.map(({ member }) => member.agencyId))
  return slips.map(({ member, slip }) => ({
    ...slip,
    agencyName: names.get(member.agencyId ?? '')?.name ?? '',
  }))
}
