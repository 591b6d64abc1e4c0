// SPDX-License-Identifier: Apache-2.0
import type { RunCommand } from '../../command/index.ts'
import type { Route } from '../../http/index.ts'
import type { Procedures } from '../procedures.ts'
import { actOnCase } from './act-on-case.ts'
import { getCase } from './get-case.ts'
import { getInbox } from './get-inbox.ts'

/** The operations of every procedure, for signed-in officials. */
export const procedureRoutes = (kernel: {
  readonly procedures: Procedures
  readonly runCommand: RunCommand
}): Route[] => [
  getInbox(kernel.procedures),
  getCase(kernel.procedures),
  actOnCase(kernel.procedures, kernel.runCommand),
]
