// SPDX-License-Identifier: Apache-2.0
export * from './messages.ts'
export * from './permissions.ts'
export * from './purge-schema.ts'
export * from './refused-file-schema.ts'
