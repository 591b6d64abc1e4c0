// SPDX-License-Identifier: Apache-2.0
export * from './measure-schema.ts'
export { messages } from './messages.ts'
export { permissions } from './permissions.ts'
