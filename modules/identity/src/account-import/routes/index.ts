// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { AccountParts } from '../../account/account-parts.ts'
import { applyImportRoute } from './apply-import.ts'
import { getImport } from './get-import.ts'
import { uploadImport } from './upload-import.ts'

/** Operations on personnel lists, for administrators inside their scope. */
export const importRoutes = (parts: AccountParts): Route[] => [
  uploadImport(parts),
  getImport(parts),
  applyImportRoute(parts),
]
