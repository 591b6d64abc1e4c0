// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { WarehouseParts } from '../../warehouse-parts.ts'
import {
  downloadReads,
  findReadsOfRecord,
  getPersonalData,
  getReads,
  listWithoutBasis,
  unmaskRows,
} from './read-in-full.ts'
import { claimFinding, confirmFinding, readFindingRows, scanNow } from './scan.ts'

/** Personal data of a dataset: purpose, reading in full, who read what. */
export const personalRoutes = (parts: WarehouseParts): Route[] => [
  getPersonalData(parts),
  unmaskRows(parts),
  getReads(parts),
  findReadsOfRecord(parts),
  downloadReads(parts),
  listWithoutBasis(parts),
  scanNow(parts),
  readFindingRows(parts),
  claimFinding(parts),
  confirmFinding(parts),
]
