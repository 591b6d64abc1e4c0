// SPDX-License-Identifier: Apache-2.0
export * from './events.ts'
export * from './messages.ts'
export * from './permissions.ts'
export * from './round-schema.ts'
export * from './task-schema.ts'
export * from './words.ts'
