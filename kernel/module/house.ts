// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { type Logger, pino } from 'pino'
import { type Actor, accessMessages, systemActor } from '../access/index.ts'
import { appendAudit } from '../audit/append.ts'
import { createCalendar } from '../calendar/index.ts'
import { type Clock, createClock } from '../clock/index.ts'
import { commandMessages, createRunCommand } from '../command/index.ts'
import { type Config, loadProfile, type Profile } from '../config/index.ts'
import { type Database, type MigrationSource, openDatabase, rolePasswords } from '../database/index.ts'
import { claimEvent, type HouseEvent } from '../events/index.ts'
import { createLocalFiles } from '../files/index.ts'
import { createHttpServer, type HttpParts, httpMessages, type Page, type Route } from '../http/index.ts'
import type { Messages } from '../i18n/index.ts'
import { type JobHandler, startWorker, type Worker } from '../jobs/index.ts'
import { openKeys } from '../keys/index.ts'
import type { Doors, ModuleDefinition, ModuleRuntime, RoleDefinition, Subscriber } from './define-module.ts'
import type { Kernel } from './kernel.ts'
import { inOrder } from './order.ts'
import { emptyPorts } from './ports.ts'

/** The assembled program: kernel, modules and everything they brought, not yet listening and not yet working. */
export interface House {
  readonly kernel: Kernel
  readonly doors: Doors
  readonly modules: readonly ModuleDefinition[]
  readonly roles: readonly RoleDefinition[]
  readonly routes: readonly Route[]
  readonly pages: readonly Page[]
  readonly applied: readonly string[]
  /** Loads first content (and training content when asked), in the order of the modules. */
  seed(options: { demo: boolean; progress: (module: string) => void }): Promise<void>
  http(
    options?: Pick<HttpParts, 'problemPage'> & {
      pages?: readonly Page[]
      routes?: readonly Route[]
      logger?: object | boolean
    },
  ): Promise<FastifyInstance>
  work(): Promise<Worker>
  close(): Promise<void>
}

const kernelMigrations: MigrationSource = {
  module: 'kernel',
  folder: new URL('../database/migrations/', import.meta.url),
}

/** The migration folders of a set of modules, lowest first; for the template of test databases too. */
export const migrationSources = (modules: readonly ModuleDefinition[]): MigrationSource[] => [
  kernelMigrations,
  ...inOrder(modules).flatMap((module) =>
    module.migrations ? [{ module: module.name, folder: module.migrations }] : [],
  ),
]

const deliverEvent =
  (kernel: Kernel, subscribers: readonly Subscriber[]): JobHandler =>
  async (payload) => {
    const { subscriber: name, event } = payload as { subscriber: string; event: HouseEvent }
    const subscriber = subscribers.find((candidate) => candidate.name === name)
    if (!subscriber) throw new Error(`no subscriber ${name}`)
    const context = {
      actor: systemActor(name),
      causationId: event.id,
      ...(event.correlationId ? { correlationId: event.correlationId } : {}),
    }
    await kernel.runCommand(context, { name, input: event.id }, async (command) => {
      if (await claimEvent(command.tx, name, event.id, command.now)) await subscriber.handle(event, command)
      await command.audit({
        action: `${name}.received`,
        object: { type: 'event', id: event.id, label: event.type },
      })
    })
  }

interface Assembly {
  readonly config: Config
  readonly profile: Profile
  readonly clock: Clock
  readonly log: Logger
  readonly database: Database
  readonly modules: readonly ModuleDefinition[]
}

const assembleKernel = async (
  { config, profile, clock, log, database, modules }: Assembly,
  subscribers: Subscriber[],
): Promise<Kernel> => {
  const calendar = createCalendar({ closingTime: '17:00' })
  await calendar.refresh(database.read)
  const subscribersOf = (type: string) =>
    subscribers.filter(({ event }) => event === type).map(({ name }) => name)
  return {
    config,
    profile,
    clock,
    log,
    database,
    runCommand: createRunCommand({ database, clock, subscribersOf }),
    files: createLocalFiles(join(config.state, 'files')),
    keys: await openKeys(join(config.state, 'keys')),
    calendar,
    ports: emptyPorts(),
    permissions: modules.flatMap((module) => module.permissions),
    statePath: (...parts) => join(config.state, ...parts),
  }
}

const checkDeclarations = (modules: readonly ModuleDefinition[]) => {
  const roles = new Set(modules.flatMap((module) => (module.roles ?? []).map(({ key }) => key)))
  if (roles.size === 0) return
  for (const permission of modules.flatMap((module) => module.permissions)) {
    const unknown = Object.keys(permission.allow).filter((role) => !roles.has(role))
    if (unknown.length > 0)
      throw new Error(`permission ${permission.key} names unknown roles: ${unknown.join(', ')}`)
  }
}

const setUpModules = async (
  kernel: Kernel,
  modules: readonly ModuleDefinition[],
  subscribers: Subscriber[],
) => {
  const runtimes = new Map<string, ModuleRuntime>()
  const doors: Doors = {
    get: <D>(name: string) => {
      const runtime = runtimes.get(name)
      if (!runtime) throw new Error(`the door ${name} is not open: declare it in dependsOn`)
      return runtime.door as D
    },
  }
  for (const module of modules) {
    const runtime = await module.setup({ kernel, doors })
    runtimes.set(module.name, runtime)
    Object.assign(kernel.ports, runtime.ports ?? {})
    subscribers.push(...(runtime.subscribers ?? []))
  }
  return { doors, runtimes }
}

const allMessages = (modules: readonly ModuleDefinition[]): Messages =>
  Object.assign(
    {},
    httpMessages,
    accessMessages,
    commandMessages,
    ...modules.map((module) => module.messages),
  )

const recordRefusal =
  (kernel: Kernel) =>
  (actor: Actor, error: { code: string; details: Readonly<Record<string, unknown>> }, path: string) => {
    kernel.database
      .transaction((tx) =>
        appendAudit(tx, actor, kernel.clock.now(), {
          action: 'access.refused',
          object: { type: 'address', id: path },
          after: { code: error.code, permission: error.details['key'] ?? null },
        }),
      )
      .catch((cause) => kernel.log.error({ cause: String(cause) }, 'a refusal could not be recorded'))
  }

const seedModules = async (
  modules: readonly ModuleDefinition[],
  runtimes: ReadonlyMap<string, ModuleRuntime>,
  options: Parameters<House['seed']>[0],
) => {
  for (const { name } of modules) {
    const runtime = runtimes.get(name)!
    if (runtime.seed || (options.demo && runtime.seedDemo)) options.progress(name)
    await runtime.seed?.()
    if (options.demo) await runtime.seedDemo?.()
  }
}

/** Builds the house on an open database; shared by the server and by tests. */
export const assembleHouse = async (assembly: Assembly, applied: readonly string[]): Promise<House> => {
  const modules = inOrder(assembly.modules)
  checkDeclarations(modules)
  const subscribers: Subscriber[] = []
  const kernel = await assembleKernel({ ...assembly, modules }, subscribers)
  const { doors, runtimes } = await setUpModules(kernel, modules, subscribers)
  const brought = <T>(pick: (runtime: ModuleRuntime) => readonly T[] | undefined): T[] =>
    [...runtimes.values()].flatMap((runtime) => pick(runtime) ?? [])
  const routes = brought((runtime) => runtime.routes)
  const pages = brought((runtime) => runtime.pages)
  const refused = recordRefusal(kernel)
  return {
    kernel,
    doors,
    modules,
    roles: modules.flatMap((module) => module.roles ?? []),
    routes,
    pages,
    applied,
    seed: (options) => seedModules(modules, runtimes, options),
    http: (options = {}) =>
      createHttpServer({
        routes: [...routes, ...(options.routes ?? [])],
        pages: [...pages, ...(options.pages ?? [])],
        messages: allMessages(modules),
        production: assembly.config.production,
        trustProxy: assembly.config.trustProxy,
        title: 'Tỉnh Số',
        anonymousPerMinute: 600,
        logger: options.logger ?? false,
        authenticate: (request) => kernel.ports.authenticate(request),
        onForbidden: (actor, error, request) => refused(actor, error, request.url),
        ...(options.problemPage ? { problemPage: options.problemPage } : {}),
      }),
    work: () =>
      startWorker(
        assembly.database.appPool,
        Object.assign(
          { 'kernel.deliver-event': deliverEvent(kernel, subscribers) },
          ...brought((runtime) => (runtime.jobs ? [runtime.jobs] : [])),
        ),
        kernel.log,
        { cron: brought((runtime) => runtime.cron).join('\n') },
      ),
    close: async () => {
      for (const runtime of [...runtimes.values()].reverse()) await runtime.close?.()
      await assembly.database.close()
    },
  }
}

/** Opens the house as the program does: profile, database with migrations, kernel, modules. */
export const openHouse = async (config: Config, modules: readonly ModuleDefinition[]): Promise<House> => {
  const log = pino({ level: config.logLevel })
  const profile = await loadProfile(config.profile)
  const passwords = await rolePasswords(config.state)
  const database = await openDatabase(config.databaseUrl, passwords, migrationSources(modules))
  const clock = createClock({ offsetMs: config.clockOffsetMs })
  return assembleHouse({ config, profile, clock, log, database, modules }, database.applied)
}
