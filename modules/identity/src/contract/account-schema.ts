// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'

const TextOrNull = Type.Union([Type.String(), Type.Null()])

/** A day, `YYYY-MM-DD`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })

/** Text in both languages. */
export const TextSchema = Type.Object({ vi: Type.String(), en: Type.String() })

/** Life cycle of an account (R-SSO-07). */
export const AccountStatus = Type.Union([
  Type.Literal('requested'),
  Type.Literal('approved'),
  Type.Literal('active'),
  Type.Literal('suspended'),
  Type.Literal('closed'),
])
export type AccountStatus = Static<typeof AccountStatus>

/** Names of the states, as the screen shows them. */
export const accountStatusTitles: Readonly<Record<AccountStatus, { vi: string; en: string }>> = {
  requested: { vi: 'Chờ duyệt', en: 'Requested' },
  approved: { vi: 'Chưa đăng nhập lần đầu', en: 'Not signed in yet' },
  active: { vi: 'Đang hoạt động', en: 'Active' },
  suspended: { vi: 'Tạm ngừng', en: 'Suspended' },
  closed: { vi: 'Đã đóng', en: 'Closed' },
}

/** A role somebody holds, held or will hold. `validTo` is the first day on which it no longer holds. */
export const RoleGrantSchema = Type.Object({
  id: Type.String(),
  role: Type.String(),
  title: TextSchema,
  agencyCode: TextOrNull,
  agencyName: TextOrNull,
  includesChildren: Type.Boolean(),
  validFrom: Day,
  validTo: Type.Union([Day, Type.Null()]),
  decisionNumber: TextOrNull,
  state: Type.Union([
    Type.Literal('future'),
    Type.Literal('valid'),
    Type.Literal('expired'),
    Type.Literal('revoked'),
  ]),
})
export type RoleGrantView = Static<typeof RoleGrantSchema>

/** An account as lists show it. The personal identifier is never in it. */
export const AccountSummarySchema = Type.Object({
  username: Type.String(),
  displayName: Type.String(),
  position: TextOrNull,
  agencyCode: TextOrNull,
  agencyName: TextOrNull,
  status: AccountStatus,
  roles: Type.Array(Type.Object({ role: Type.String(), title: TextSchema })),
  lastSignInAt: TextOrNull,
})
export type AccountSummary = Static<typeof AccountSummarySchema>

/** One account, whole. Of the personal identifier only the last three digits are shown. */
export const AccountDetailSchema = Type.Object({
  username: Type.String(),
  displayName: Type.String(),
  position: TextOrNull,
  agencyCode: TextOrNull,
  agencyName: TextOrNull,
  status: AccountStatus,
  statusReason: TextOrNull,
  email: TextOrNull,
  phone: TextOrNull,
  identifierEnding: TextOrNull,
  requestedAt: Type.String(),
  approvedAt: TextOrNull,
  activatedAt: TextOrNull,
  suspendedAt: TextOrNull,
  closedAt: TextOrNull,
  lastSignInAt: TextOrNull,
  mustChangePassword: Type.Boolean(),
  lockedUntil: TextOrNull,
  version: Type.Integer(),
  grants: Type.Array(RoleGrantSchema),
  may: Type.Array(Type.String(), { description: 'What the caller may do to this account now' }),
})
export type AccountDetail = Static<typeof AccountDetailSchema>

const Username = Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,59}$' })
const contact = {
  email: Type.Optional(
    Type.Union([Type.String({ maxLength: 200, pattern: '^[^@\\s]+@[^@\\s]+$' }), Type.Null()]),
  ),
  phone: Type.Optional(Type.Union([Type.String({ maxLength: 30 }), Type.Null()])),
  position: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
}

/** What is needed to ask for an account or to make one. */
export const NewAccountSchema = Type.Object({
  displayName: Type.String({ minLength: 2, maxLength: 120 }),
  personalIdentifier: Type.String({ minLength: 1, maxLength: 20 }),
  agencyCode: Type.String({ minLength: 1 }),
  username: Type.Optional(Username),
  ...contact,
})
export type NewAccount = Static<typeof NewAccountSchema>

/** What may be changed in an account; the home agency changes by `leave-agency` or by an import. */
export const AccountChangeSchema = Type.Object({
  version: Type.Integer(),
  displayName: Type.Optional(Type.String({ minLength: 2, maxLength: 120 })),
  ...contact,
})
export type AccountChange = Static<typeof AccountChangeSchema>

/** Why something is done to an account. */
export const ReasonSchema = Type.Object({ reason: Type.String({ minLength: 3, maxLength: 500 }) })

/** A one-time password as it is shown, once. Null when the same request was answered before. */
export const SlipSchema = Type.Object({
  username: Type.String(),
  displayName: Type.String(),
  oneTimePassword: TextOrNull,
  validUntil: TextOrNull,
})
export type Slip = Static<typeof SlipSchema>

/** A role to be granted. Without an agency it holds for the province as a whole. */
export const NewGrantSchema = Type.Object({
  role: Type.String({ minLength: 1 }),
  agencyCode: Type.Optional(TextOrNull),
  includesChildren: Type.Optional(Type.Boolean()),
  validFrom: Type.Optional(Day),
  validTo: Type.Optional(Type.Union([Day, Type.Null()])),
  decisionNumber: Type.String({ minLength: 1, maxLength: 120 }),
})
export type NewGrant = Static<typeof NewGrantSchema>
