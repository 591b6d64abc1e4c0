// SPDX-License-Identifier: Apache-2.0
import { type LocalDate, localDate } from '@tinhso/kernel/clock'
import type { Text } from '@tinhso/kernel/i18n'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import type { AgencyDirectory, AgencyName } from '../agency-directory.ts'
import type { AccountStatus } from '../contract/index.ts'
import { grantsOf, type RoleGrant } from '../grant/grant-store.ts'
import { roleTitle } from '../grant/role-titles.ts'
import type { SignInGuard } from '../sign-in/sign-in-guard.ts'
import { type Account, findAccountsById } from './account-store.ts'

/** A role as it was granted; `holds`: on the day asked about, neither revoked before nor expired. */
export interface AuditedGrant {
  readonly role: string
  readonly title: Text
  /** Null: for the province as a whole. */
  readonly agency: AgencyName | null
  readonly includesChildren: boolean
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
  readonly decisionNumber: string | null
  readonly revokedAt: Date | null
  readonly revokedReason: string | null
  readonly holds: boolean
}

/** An account as an auditor sees it: no hash, no personal identifier, no address of the person. */
export interface AuditedAccount {
  readonly username: string
  readonly displayName: string
  readonly position: string | null
  readonly agency: AgencyName | null
  /** As it is now; the dates tell when it changed. */
  readonly status: AccountStatus
  readonly origin: string
  readonly requestedAt: Date
  readonly approvedAt: Date | null
  readonly suspendedAt: Date | null
  readonly closedAt: Date | null
  readonly lastSignInAt: Date | null
  readonly lockedUntil: Date | null
  readonly passwordChangedAt: Date | null
  readonly mustChangePassword: boolean
  /** The method of the stored password hash, such as argon2id; null without a password. */
  readonly passwordMethod: string | null
  readonly grants: readonly AuditedGrant[]
}

interface Parts {
  readonly kernel: Kernel
  readonly agencies: AgencyDirectory
  readonly guard: SignInGuard
}

const auditedGrant = (
  grant: RoleGrant,
  names: ReadonlyMap<string, AgencyName>,
  day: LocalDate,
): AuditedGrant => ({
  role: grant.role,
  title: roleTitle(grant.role),
  agency: names.get(grant.agencyId ?? '') ?? null,
  includesChildren: grant.includesChildren,
  validFrom: grant.validFrom,
  validTo: grant.validTo,
  decisionNumber: grant.decisionNumber,
  revokedAt: grant.revokedAt,
  revokedReason: grant.revokedReason,
  holds:
    grant.validFrom <= day &&
    (grant.validTo === null || grant.validTo > day) &&
    (grant.revokedAt === null || localDate(grant.revokedAt) > day),
})

const auditedAccount = (
  account: Account,
  names: ReadonlyMap<string, AgencyName>,
  rest: Pick<AuditedAccount, 'lockedUntil' | 'grants'>,
): AuditedAccount => ({
  username: account.username,
  displayName: account.displayName,
  position: account.positionTitle,
  agency: names.get(account.agencyId ?? '') ?? null,
  status: account.status,
  origin: account.origin,
  requestedAt: account.requestedAt,
  approvedAt: account.approvedAt,
  suspendedAt: account.suspendedAt,
  closedAt: account.closedAt,
  lastSignInAt: account.lastSignInAt,
  passwordChangedAt: account.passwordChangedAt,
  mustChangePassword: account.mustChangePassword,
  passwordMethod: account.passwordHash?.split('$')[1] ?? null,
  ...rest,
})

/** Every account that was asked for until the end of `day`, by username, with all its grants. */
export const accountsForAudit = async (
  { kernel, agencies, guard }: Parts,
  day: LocalDate,
): Promise<AuditedAccount[]> => {
  const db = kernel.database.read
  const { rows } = await sql<{ id: string; requestedAt: Date }>`
    select id, requested_at as "requestedAt" from identity.account order by username`.execute(db)
  const ids = rows.filter(({ requestedAt }) => localDate(requestedAt) <= day).map(({ id }) => id)
  const accounts = new Map((await findAccountsById(db, ids)).map((account) => [account.id, account]))
  const grants = await grantsOf(db, ids)
  const agencyIds = [
    ...[...accounts.values()].map(({ agencyId }) => agencyId),
    ...grants.map(({ agencyId }) => agencyId),
  ]
  const names = await agencies.byIds(agencyIds)
  const audited: AuditedAccount[] = []
  for (const id of ids) {
    const account = accounts.get(id)!
    const own = grants.filter(({ accountId }) => accountId === id)
    const lockedUntil = await guard.lockedUntil(account.username)
    audited.push(
      auditedAccount(account, names, {
        lockedUntil,
        grants: own.map((grant) => auditedGrant(grant, names, day)),
      }),
    )
  }
  return audited
}
