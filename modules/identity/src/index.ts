// SPDX-License-Identifier: Apache-2.0
export type { AuditedAccount, AuditedGrant } from './account/accounts-for-audit.ts'
export { identityMessages } from './contract/index.ts'
export type { AccountName, IdentityDoor } from './identity-door.ts'
export { identity } from './module.ts'
export * from './permissions.ts'
