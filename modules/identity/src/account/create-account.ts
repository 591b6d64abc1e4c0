// SPDX-License-Identifier: Apache-2.0
import { requirePermission } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { AgencyName } from '../agency-directory.ts'
import type { NewAccount, Slip } from '../contract/index.ts'
import { manageAccounts, requestAccount } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import type { AccountParts } from './account-parts.ts'
import {
  type Account,
  findAccount,
  findAccountsByIdentifier,
  insertAccount,
  usernamesLike,
} from './account-store.ts'
import { mayAdminister } from './administration.ts'
import { slipOf, writeOneTimePassword } from './issue-slip.ts'
import { personalIdentifier, storedIdentifier } from './personal-identifier.ts'
import { freeUsername, usernameStem, writtenUsername } from './username.ts'

/** The agency with a code that an actor may fill, or a refusal that does not tell the two reasons apart. */
export const agencyInScope = async (
  { agencies }: Pick<AccountParts, 'agencies'>,
  code: string,
  isInScope: (agencyId: string) => boolean,
): Promise<AgencyName> => {
  const agency = await agencies.byCode(code)
  if (!agency || !isInScope(agency.id))
    throw refuse('not-found', 'identity.agency-not-found', { agency: code })
  return agency
}

const chooseUsername = async (command: Command, input: NewAccount): Promise<string> => {
  const wanted = input.username === undefined ? null : writtenUsername(input.username)
  if (wanted === null) {
    const stem = usernameStem(input.displayName)
    return freeUsername(stem, await usernamesLike(command.tx, [stem]))
  }
  if (await findAccount(command.tx, wanted))
    throw refuse('conflict', 'identity.username-taken', { username: wanted })
  return wanted
}

/** R-SSO-01: one person, one account in the whole province; matched by personal identifier, never by e-mail. */
const storeIdentifier = async ({ kernel }: AccountParts, command: Command, text: string) => {
  const identifier = personalIdentifier(text)
  if (identifier === null) throw refuse('invalid', 'identity.wrong-identifier')
  const stored = storedIdentifier(kernel.keys, identifier)
  const [holder] = await findAccountsByIdentifier(command.tx, [stored.identifierMac])
  if (holder) throw refuse('conflict', 'identity.account-exists')
  return stored
}

const writeAccount = async (
  parts: AccountParts,
  command: Command,
  input: NewAccount,
  place: { agency: AgencyName; approved: boolean },
): Promise<Account> => {
  const stored = await storeIdentifier(parts, command, input.personalIdentifier)
  const account = {
    ...stored,
    id: newId(),
    username: await chooseUsername(command, input),
    displayName: input.displayName.normalize('NFC').trim(),
    email: input.email ?? null,
    phone: input.phone ?? null,
    positionTitle: input.position ?? null,
    agencyId: place.agency.id,
    status: place.approved ? ('approved' as const) : ('requested' as const),
    origin: 'request',
    requestedAt: command.now,
    approvedAt: place.approved ? command.now : null,
    mustChangePassword: true,
  }
  await insertAccount(command.tx, account)
  await command.audit({
    action: place.approved ? 'identity.account-created' : 'identity.account-requested',
    object: { type: 'account', id: account.id, label: account.username },
    agencyId: place.agency.id,
    after: { displayName: account.displayName, position: account.positionTitle, agency: place.agency.code },
  })
  return account as Account & typeof account
}

/**
 * Makes an account. An administrator's is approved at once and gets a slip; a head of agency asks, and an administrator
 * approves (R-SSO-07). Refuses 409 `account-exists`, `username-taken`; 422 `wrong-identifier`.
 */
export const createAccount = async (
  parts: AccountParts,
  context: CommandContext,
  input: NewAccount,
): Promise<Slip> => {
  const { actor } = context
  const mayManage = (id: string) => mayAdminister(actor, manageAccounts, id)
  const mayAsk = (id: string) => mayManage(id) || mayAdminister(actor, requestAccount, id)
  requirePermission(actor, requestAccount)
  const agency = await agencyInScope(parts, input.agencyCode, mayAsk)
  const approved = mayManage(agency.id)
  let issued: { password: string; until: Date } | undefined
  const { personalIdentifier: typed, ...rest } = input
  // the receipt keeps a hash of the input: never of a bare identifier
  const hashed = { ...rest, identifier: parts.kernel.keys.mac('identity.create-account', typed) }
  const request = { name: 'identity.create-account', input: hashed }
  const account = await parts.kernel.runCommand(context, request, async (command) => {
    const written = await writeAccount(parts, command, input, { agency, approved })
    if (approved) issued = await writeOneTimePassword(parts, command, written)
    return { username: written.username, displayName: written.displayName }
  })
  return slipOf(account, issued)
}
