// SPDX-License-Identifier: Apache-2.0
export * from './code-list-schema.ts'
export { messages } from './messages.ts'
export { permissions } from './permissions.ts'
