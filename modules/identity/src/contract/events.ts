// SPDX-License-Identifier: Apache-2.0

/** Events of this module; the aggregate is `account` with the account's id. */
export const identityEvents = {
  /** Roles changed: data `{ username, role, agencyId, validFrom, validTo }`. */
  roleGranted: 'identity.role-granted',
  /** Data `{ username, role, agencyId }`. */
  roleRevoked: 'identity.role-revoked',
  /** The official left an agency and its roles ended the same day (R-SSO-07): data `{ username, agencyId, roles }`. */
  agencyLeft: 'identity.agency-left',
  /** Data `{ username, status }`. */
  accountStatusChanged: 'identity.account-status-changed',
} as const
