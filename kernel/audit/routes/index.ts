// SPDX-License-Identifier: Apache-2.0
import type { Clock } from '../../clock/index.ts'
import type { RunCommand } from '../../command/index.ts'
import type { Database } from '../../database/index.ts'
import type { Files } from '../../files/index.ts'
import type { Route } from '../../http/index.ts'
import type { Procedures } from '../../procedure/index.ts'
import type { Audit } from '../audit.ts'
import { exportAuditRoute } from './export-audit.ts'
import { exportBundleRoute } from './export-bundle.ts'
import { searchAuditRoute } from './search-audit.ts'
import { verifyChainRoute } from './verify-chain.ts'

/** What the routes of the audit need of the kernel. */
export interface AuditHouse {
  readonly audit: Audit
  readonly clock: Clock
  readonly database: Database
  readonly files: Files
  readonly procedures: Procedures
  readonly runCommand: RunCommand
}

/** The operations on the audit, for signed-in officials with the right to read it. */
export const auditRoutes = (house: AuditHouse): Route[] => [
  searchAuditRoute(house),
  exportAuditRoute(house),
  verifyChainRoute(house),
  exportBundleRoute(house),
]
