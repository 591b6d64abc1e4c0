// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { AccountParts } from '../account/account-parts.ts'
import { type Account, insertAccount, updateAccount } from '../account/account-store.ts'
import { keepAnAdministrator } from '../account/last-administrator.ts'
import { moveOut } from '../account/leave-agency.ts'
import { storedIdentifier } from '../account/personal-identifier.ts'
import type { AccountImport, ApplyImport } from '../contract/index.ts'
import { writeGrant } from '../grant/grant-role.ts'
import { importAccounts } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import { changedColumns, newRoles } from './compare-person.ts'
import { findImport, finishImport, type StoredImport } from './import-store.ts'
import type { ListedPerson } from './judge-person.ts'
import { planImport } from './plan-import.ts'
import type { PlannedLine } from './planned-line.ts'
import { countsOf, describeImport, openRows, ownImport } from './propose-import.ts'

interface Application {
  readonly parts: AccountParts
  readonly command: Command
  readonly stored: StoredImport
}

const audited = (account: Pick<Account, 'id' | 'username'>) =>
  ({ type: 'account', id: account.id, label: account.username }) as const

const grantListed = async (
  { command, stored }: Application,
  account: Account,
  person: ListedPerson,
  roles: readonly string[],
) => {
  for (const role of roles)
    await writeGrant(
      { command, account },
      {
        role,
        agencyId: person.agency.id,
        includesChildren: true,
        validFrom: stored.validFrom,
        validTo: null,
        decisionNumber: stored.decisionNumber ?? '',
      },
    )
}

const createListed = async (application: Application, person: ListedPerson, username: string) => {
  const { parts, command, stored } = application
  const account = {
    ...storedIdentifier(parts.kernel.keys, person.identifier),
    id: newId(),
    username,
    displayName: person.displayName,
    email: person.email ?? null,
    phone: person.phone ?? null,
    positionTitle: person.position ?? null,
    agencyId: person.agency.id,
    status: 'approved' as const,
    origin: 'import',
    requestedAt: command.now,
    approvedAt: command.now,
    mustChangePassword: true,
  }
  await insertAccount(command.tx, account)
  await command.audit({
    action: 'identity.account-created',
    object: audited(account),
    agencyId: account.agencyId,
    after: { displayName: account.displayName, position: account.positionTitle, import: stored.id },
  })
  await grantListed(application, account as Account & typeof account, person, person.roles)
  return account.id
}

const changeListed = async (application: Application, { person, found }: PlannedLine) => {
  const { parts, command, stored } = application
  const { account, grants } = found!
  const changed = changedColumns(person!, account)
  if (Object.keys(changed).length > 0) await updateAccount(command.tx, account.id, changed)
  const roles = newRoles(person!, grants)
  const moves = account.agencyId !== person!.agency.id
  if (moves)
    await moveOut(
      parts,
      { command, account, grants },
      {
        toAgencyId: person!.agency.id,
        reason: `Danh sách cán bộ ${stored.decisionNumber ?? stored.fileName}`,
      },
    )
  await command.audit({
    action: 'identity.account-changed',
    object: audited(account),
    agencyId: account.agencyId,
    before: Object.fromEntries(Object.keys(changed).map((name) => [name, account[name as keyof Account]])),
    after: { ...changed, import: stored.id, ...(moves ? { agencyId: person!.agency.id } : {}) },
  })
  await grantListed(application, account, person!, roles)
}

const suspendMissing = async ({ parts, command, stored }: Application, { found }: PlannedLine) => {
  const { account, grants } = found!
  const reason = `Không có trong danh sách cán bộ ${stored.decisionNumber ?? stored.fileName}`
  await keepAnAdministrator(command, parts.kernel.clock.today(), account.id, grants)
  await updateAccount(command.tx, account.id, {
    status: 'suspended',
    statusReason: reason,
    suspendedAt: command.now,
  })
  await parts.sessions.end(command, { accountId: account.id, because: 'account-suspended' })
  await command.audit({
    action: 'identity.account-suspended',
    object: audited(account),
    agencyId: account.agencyId,
    reason,
  })
}

const applyLines = async (
  application: Application,
  lines: readonly PlannedLine[],
  choice: ApplyImport,
): Promise<string[]> => {
  const made: string[] = []
  for (const planned of lines) {
    const { kind, username } = planned.line
    if (kind === 'new') made.push(await createListed(application, planned.person!, username!))
    else if (kind === 'changed') await changeListed(application, planned)
    else if (kind === 'missing' && choice.suspendMissing) await suspendMissing(application, planned)
  }
  return made
}

/**
 * Applies a comparison, whole or not at all. Refuses 409 `import-stale` when accounts changed since it was reviewed,
 * 422 `import-has-errors` unless faulty lines may be skipped; nobody is suspended as missing while lines are faulty.
 */
export const applyImport = async (
  parts: AccountParts,
  context: CommandContext,
  id: string,
  choice: ApplyImport,
): Promise<AccountImport> => {
  const { actor } = context
  const request = { name: 'identity.apply-import', permission: importAccounts, input: { id, ...choice } }
  await parts.kernel.runCommand(context, request, async (command) => {
    const stored = ownImport(await findImport(command.tx, id, { lock: true }), actor)
    if (stored.status === 'applied') throw refuse('conflict', 'identity.import-applied')
    const plan = await planImport(parts, command.tx, openRows(parts, stored), { ...stored, actor })
    if (plan.fingerprint !== choice.fingerprint) throw refuse('conflict', 'identity.import-stale')
    const counts = countsOf(plan)
    if (counts.error > 0 && (!choice.skipErrors || choice.suspendMissing))
      throw refuse('invalid', 'identity.import-has-errors', { count: counts.error })
    const accountIds = await applyLines({ parts, command, stored }, plan.lines, choice)
    await finishImport(command.tx, { id, at: command.now, summary: counts, accountIds })
    await command.audit({
      action: 'identity.personnel-list-applied',
      object: { type: 'account-import', id, label: stored.fileName },
      after: { counts, skipErrors: choice.skipErrors, suspendMissing: choice.suspendMissing },
    })
  })
  parts.sessions.forget()
  return describeImport(parts, actor, id)
}
