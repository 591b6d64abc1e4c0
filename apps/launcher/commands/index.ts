// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command.ts'
import { auditPackCommand } from './audit-pack.ts'
import { backupCommand } from './backup.ts'
import { benchCommand } from './bench.ts'
import { checkCommand } from './check.ts'
import { devCommand } from './dev.ts'
import { doctorCommand } from './doctor.ts'
import { helpCommand } from './help.ts'
import { logsCommand } from './logs.ts'
import { packCommand } from './pack.ts'
import { resetCommand } from './reset.ts'
import { restoreCommand } from './restore.ts'
import { runCommand } from './run.ts'
import { startCommand } from './start.ts'
import { statusCommand } from './status.ts'
import { stopCommand } from './stop.ts'
import { testCommand } from './test.ts'
import { testDatabaseCommand } from './test-database.ts'
import { verifyCommand } from './verify.ts'
import { verifyPackCommand } from './verify-pack.ts'

/** Every command of `./tinhso`, in the order help shows them. */
export const commands: readonly Command[] = [
  startCommand,
  runCommand,
  stopCommand,
  statusCommand,
  logsCommand,
  doctorCommand,
  resetCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  packCommand,
  verifyPackCommand,
  auditPackCommand,
  testCommand,
  testDatabaseCommand,
  checkCommand,
  devCommand,
  benchCommand,
  helpCommand,
]
