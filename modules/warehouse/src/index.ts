// SPDX-License-Identifier: Apache-2.0
export { warehouse } from './module.ts'
export type { BatchFixes } from './quality/batch-fixes.ts'
export { isOwnersOnly } from './read/default-policy.ts'
export type { RowsDelivery } from './typed-rows/deliver-rows.ts'
export type { ReadTable } from './typed-rows/read-table.ts'
export type { TypedRow, TypedRows, TypedVerdict } from './typed-rows/typed-rows.ts'
export type { WarehouseDoor } from './warehouse-door.ts'
export type { PublicPolicyProvider } from './warehouse-parts.ts'
