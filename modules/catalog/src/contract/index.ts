// SPDX-License-Identifier: Apache-2.0
export * from './entry-schema.ts'
export { messages } from './messages.ts'
export { permissions } from './permissions.ts'
export * from './update-due.ts'
export * from './words.ts'
