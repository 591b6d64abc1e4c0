// SPDX-License-Identifier: Apache-2.0
export * from './account-schema.ts'
export * from './events.ts'
export * from './import-schema.ts'
export { identityMessages } from './messages.ts'
export * from './role-rules.ts'
export * from './session-schema.ts'
