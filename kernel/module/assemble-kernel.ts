// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { Logger } from 'pino'
import { auditPermissions, createAudit } from '../audit/index.ts'
import { createCalendar } from '../calendar/index.ts'
import type { Clock } from '../clock/index.ts'
import { createRunCommand } from '../command/index.ts'
import type { Config, Profile } from '../config/index.ts'
import type { Database } from '../database/index.ts'
import { createErasing, fileEraser, houseStoreErasers, uploadEraser } from '../erasing/index.ts'
import { openFiles } from '../files/index.ts'
import { openKeys } from '../keys/index.ts'
import { createMetrics } from '../metrics/index.ts'
import { createNotify, type MailSettings, openChannels } from '../notify/index.ts'
import { createProcedures } from '../procedure/index.ts'
import { createScreening } from '../screening/index.ts'
import { createSearch } from '../search/index.ts'
import { openUploads } from '../uploads/index.ts'
import { allMessages } from './all-messages.ts'
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

/** E-mail leaves the house only with a mail server and a sender, and never in training mode. */
const mailSettings = (config: Config, profile: Profile): MailSettings | null => {
  const from = config.smtpFrom || profile.branding.contact.email
  if (config.demo || config.smtpUrl === '' || !from) return null
  return {
    smtpUrl: config.smtpUrl,
    from,
    houseName: profile.branding.platformName.vi,
    publicUrl: config.publicUrl,
  }
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
  const keys = await openKeys(join(config.state, 'keys'))
  const houseName = profile.branding.platformName.vi
  const notify = createNotify({
    database,
    clock,
    calendar,
    mail: mailSettings(config, profile),
    channels: openChannels({ config, database, clock, keys, houseName }),
    digestTime: profile.officeHours.opens,
    contactsOf: (accountIds) => ports.contactsOf(accountIds),
  })
  const procedures = createProcedures({
    database,
    clock,
    calendar,
    runCommand,
    deadlines: profile.deadlines,
    messages: allMessages(modules),
    accountsWithRole: (role, agencyId) => ports.accountsWithRole(role, agencyId),
    notify: (tx, notice) => notify.send(tx, notice),
  })
  const files = await openFiles(config)
  const audit = await createAudit({
    database,
    clock,
    log,
    clockOffsetMs: config.clockOffsetMs,
    keysFolder: join(config.state, 'keys'),
    headsFile: join(config.state, 'audit-heads.ndjson'),
  })
  const uploads = await openUploads(join(config.state, 'uploads'))
  const stores = houseStoreErasers({ database, runCommand, sealer: audit.sealer })
  return {
    config,
    profile,
    clock,
    log,
    database,
    runCommand,
    files,
    uploads,
    erasing: createErasing([
      ...stores,
      uploadEraser({ uploads, runCommand }),
      fileEraser({ files, runCommand }),
    ]),
    keys,
    calendar,
    search: createSearch(database.read),
    screening: createScreening({
      database,
      files,
      temporary: join(config.state, 'tmp'),
      runCommand,
      notify,
      accountsWithRole: (role) => ports.accountsWithRole(role),
    }),
    audit,
    notify,
    metrics: createMetrics(),
    procedures,
    ports,
    permissions: [...auditPermissions, ...modules.flatMap((module) => module.permissions)],
    statePath: (...parts) => join(config.state, ...parts),
  }
}
