// SPDX-License-Identifier: Apache-2.0

export * from './batch.ts'
export * from './data-types.ts'
export { storeFaults, storeMessages } from './messages.ts'
export * from './permissions.ts'
export * from './projections.ts'
export * from './read.ts'
export * from './reading-profile.ts'
export * from './schema.ts'
export * from './template.ts'
export * from './text-encodings.ts'
export * from './undertaking.ts'
export * from './units.ts'
