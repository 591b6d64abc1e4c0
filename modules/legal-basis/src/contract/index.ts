// SPDX-License-Identifier: Apache-2.0
export * from './document-schema.ts'
export { legalBasisMessages } from './messages.ts'
export * from './permissions.ts'
