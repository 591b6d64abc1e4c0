// SPDX-License-Identifier: Apache-2.0

/** Roles that officials hold through an account; the others belong to citizens, companies and machines. */
export const officialRoles = [
  'province-authority',
  'focal-province',
  'operator-centre',
  'owner-agency',
  'agency-head',
  'agency-focal',
  'data-steward',
  'council-member',
  'council-secretary',
  'consumer-agency',
  'leader',
  'editor',
  'site-owner',
  'investor',
  'clerk',
  'one-stop-officer',
  'case-officer',
  'section-head',
  'security-lead',
  'security-contact',
  'finance-dept',
  'steering-committee',
  'agency-administrator',
  'sysadmin',
  'auditor',
] as const

/**
 * The one role this module adds to those of the documents: who looks after the accounts of an agency and those under it.
 * `sysadmin` (requirements §2) carries rights over the whole province and would be too much for that.
 */
export const agencyAdministratorRole = {
  key: 'agency-administrator',
  title: { vi: 'Quản trị tài khoản của cơ quan', en: 'Account administrator of an agency' },
} as const

/** Roles whose rights reach the whole province wherever they are held; an agency's administrator may not grant them. */
export const provinceRoles: ReadonlySet<string> = new Set([
  'province-authority',
  'focal-province',
  'operator-centre',
  'council-member',
  'council-secretary',
  'security-lead',
  'finance-dept',
  'steering-committee',
  'sysadmin',
  'auditor',
])

/** Roles that may be held for the province as a whole, without an agency. */
export const rolesWithoutAgency: ReadonlySet<string> = new Set([
  'province-authority',
  'sysadmin',
  'auditor',
  'leader',
])

const administering: readonly string[] = ['sysadmin', agencyAdministratorRole.key]
const approving: readonly string[] = [
  'province-authority',
  'focal-province',
  'owner-agency',
  'agency-head',
  'council-member',
]

/** The role that forbids another one on the same account, or undefined: who runs the system or inspects it decides nothing. */
export const conflictingRole = (role: string, held: readonly string[]): string | undefined => {
  const others = held.filter((other) => other !== role)
  if (role === 'auditor') return others[0]
  if (others.includes('auditor')) return 'auditor'
  if (administering.includes(role)) return others.find((other) => approving.includes(other))
  return approving.includes(role) ? others.find((other) => administering.includes(other)) : undefined
}
