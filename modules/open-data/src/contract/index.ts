// SPDX-License-Identifier: Apache-2.0
export { messages } from './messages.ts'
export { permissions } from './permissions.ts'
export * from './publication-schema.ts'
export * from './words.ts'
