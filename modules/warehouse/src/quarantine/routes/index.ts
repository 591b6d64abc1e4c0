// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import { exportWorkbook, importWorkbook } from './exchange-workbook.ts'
import { discardRow, editRow, listRows, recheckRows, replaceInRows } from './fix-rows.ts'

/** Operations on rows that need fixing, for stewards. */
export const quarantineRoutes = (parts: WarehouseParts): Route[] => [
  listRows(parts),
  editRow(parts),
  replaceInRows(parts),
  recheckRows(parts),
  discardRow(parts),
  exportWorkbook(parts),
  importWorkbook(parts),
]
