// SPDX-License-Identifier: Apache-2.0
export * from './agency-page-schema.ts'
export * from './agency-schema.ts'
export * from './focal-schema.ts'
export { organisationsMessages } from './messages.ts'
export * from './permissions.ts'
export { type Role, roles } from './roles.ts'
export * from './unit-schema.ts'
