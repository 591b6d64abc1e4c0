// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command.ts'
import { testDatabaseCommand } from './test-database.ts'

/** Every command of `./tinhso`, in the order help shows them. */
export const commands: readonly Command[] = [testDatabaseCommand]
