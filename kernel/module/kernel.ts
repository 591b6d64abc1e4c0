// SPDX-License-Identifier: Apache-2.0
import type { Logger } from 'pino'
import type { Permission } from '../access/index.ts'
import type { Audit } from '../audit/index.ts'
import type { Calendar } from '../calendar/index.ts'
import type { Clock } from '../clock/index.ts'
import type { RunCommand } from '../command/index.ts'
import type { Config, Profile } from '../config/index.ts'
import type { Database } from '../database/index.ts'
import type { Erasing } from '../erasing/index.ts'
import type { Files } from '../files/index.ts'
import type { Keys } from '../keys/index.ts'
import type { Metrics } from '../metrics/index.ts'
import type { Notify } from '../notify/index.ts'
import type { Procedures } from '../procedure/index.ts'
import type { Screening } from '../screening/index.ts'
import type { Search } from '../search/index.ts'
import type { Uploads } from '../uploads/index.ts'
import type { Ports } from './ports.ts'

/** The shared mechanisms, handed to every module at set-up. */
export interface Kernel {
  readonly config: Config
  readonly profile: Profile
  readonly clock: Clock
  readonly log: Logger
  readonly database: Database
  readonly runCommand: RunCommand
  readonly files: Files
  readonly keys: Keys
  readonly uploads: Uploads
  readonly calendar: Calendar
  /** Who erases what when two persons decided that content must go. */
  readonly erasing: Erasing
  readonly search: Search
  /** Keeps files that bear a mark of secrecy out of the house. */
  readonly screening: Screening
  readonly audit: Audit
  readonly notify: Notify
  /** What this process measures of itself; `/metrics` shows it. */
  readonly metrics: Metrics
  readonly procedures: Procedures
  /** Filled by modules as they are set up; read at the time of use, not of set-up. */
  readonly ports: Ports
  /** Every permission of every module, for the account's list of rights. */
  readonly permissions: readonly Permission[]
  /** A path inside the state folder. */
  statePath(...parts: string[]): string
}
