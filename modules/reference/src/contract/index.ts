// SPDX-License-Identifier: Apache-2.0
export * from './calendar-schema.ts'
export * from './code-list-schema.ts'
export * from './import-schema.ts'
export { referenceMessages } from './messages.ts'
export * from './permissions.ts'
