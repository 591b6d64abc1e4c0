// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { Logger } from 'pino'
import { createCalendar } from '../calendar/index.ts'
import type { Clock } from '../clock/index.ts'
import { createRunCommand } from '../command/index.ts'
import type { Config, Profile } from '../config/index.ts'
import type { Database } from '../database/index.ts'
import { createLocalFiles } from '../files/index.ts'
import { openKeys } from '../keys/index.ts'
import { createProcedures } from '../procedure/index.ts'
import { createSearch } from '../search/index.ts'
import type { ModuleDefinition, Subscriber } from './define-module.ts'
import type { Kernel } from './kernel.ts'
import { emptyPorts } from './ports.ts'

/** What a house is built on. */
export interface Ground {
  readonly config: Config
  readonly profile: Profile
  readonly clock: Clock
  readonly log: Logger
  readonly database: Database
  readonly modules: readonly ModuleDefinition[]
}

/** Builds the shared mechanisms; `subscribers` is filled while modules are set up. */
export const assembleKernel = async (ground: Ground, subscribers: readonly Subscriber[]): Promise<Kernel> => {
  const { config, profile, clock, log, database, modules } = ground
  const calendar = createCalendar({ closingTime: profile.officeHours.closes })
  await calendar.refresh(database.read)
  const subscribersOf = (type: string) =>
    subscribers.filter(({ event }) => event === type).map(({ name }) => name)
  const runCommand = createRunCommand({ database, clock, subscribersOf })
  const ports = emptyPorts()
  const procedures = createProcedures({
    database,
    clock,
    calendar,
    runCommand,
    deadlines: profile.deadlines,
    accountsWithRole: (role, agencyId) => ports.accountsWithRole(role, agencyId),
    notify: async () => undefined,
  })
  return {
    config,
    profile,
    clock,
    log,
    database,
    runCommand,
    files: createLocalFiles(join(config.state, 'files')),
    keys: await openKeys(join(config.state, 'keys')),
    calendar,
    search: createSearch(database.read),
    procedures,
    ports,
    permissions: modules.flatMap((module) => module.permissions),
    statePath: (...parts) => join(config.state, ...parts),
  }
}
