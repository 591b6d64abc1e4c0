// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Actor } from '../access/index.ts'
import { appendAudit, auditRoutes } from '../audit/index.ts'
import { keepFresh } from '../calendar/index.ts'
import { createClock } from '../clock/index.ts'
import { type Config, loadProfile } from '../config/index.ts'
import { type MigrationSource, openDatabase, rolePasswords } from '../database/index.ts'
import { createHttpServer, type HttpParts, type Page, type Route } from '../http/index.ts'
import type { Text } from '../i18n/index.ts'
import { type JobHandler, startWorker, type Worker } from '../jobs/index.ts'
import { notifyRoutes } from '../notify/index.ts'
import { procedureRoutes } from '../procedure/index.ts'
import { uploadRoutes } from '../uploads/index.ts'
import { allMessages } from './all-messages.ts'
import { assembleKernel, type Ground } from './assemble-kernel.ts'
import type { Doors, ModuleDefinition, ModuleRuntime, RoleDefinition, Subscriber } from './define-module.ts'
import { deliverEvent } from './deliver-event.ts'
import type { Kernel } from './kernel.ts'
import { inOrder } from './order.ts'

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
  http(options?: HttpExtras): Promise<FastifyInstance>
  work(): Promise<Worker>
  close(): Promise<void>
}

/** What an app adds to the modules' operations and pages. */
export interface HttpExtras extends Pick<HttpParts, 'problemPage'> {
  readonly pages?: readonly Page[]
  readonly routes?: readonly Route[]
  readonly logger?: object | boolean
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

const roleTitles = (modules: readonly ModuleDefinition[]): ReadonlyMap<string, Text> =>
  new Map(modules.flatMap((module) => (module.roles ?? []).map(({ key, title }) => [key, title] as const)))

const roleKeys = (modules: readonly ModuleDefinition[]): ReadonlySet<string> | null => {
  const keys = new Set(modules.flatMap((module) => (module.roles ?? []).map(({ key }) => key)))
  return keys.size === 0 ? null : keys
}

const checkPermissions = (modules: readonly ModuleDefinition[], roles: ReadonlySet<string> | null) => {
  if (!roles) return
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
    if (runtime.erasing) kernel.erasing.register(runtime.erasing)
    kernel.procedures.register(module.procedures ?? [], runtime.procedureParts)
  }
  return { doors, runtimes }
}

const recordRefusal =
  (kernel: Kernel) =>
  (actor: Actor, error: { code: string; details: Readonly<Record<string, unknown>> }, path: string) => {
    const record = {
      action: 'access.refused',
      object: { type: 'address', id: path },
      after: { code: error.code, permission: error.details['key'] ?? null },
    }
    kernel.database
      .transaction((tx) => appendAudit(tx, actor, kernel.clock.now(), record))
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

const openServer = (
  kernel: Kernel,
  modules: readonly ModuleDefinition[],
  routes: readonly Route[],
  pages: readonly Page[],
  extras: HttpExtras,
) => {
  const refused = recordRefusal(kernel)
  return createHttpServer({
    routes: [...routes, ...(extras.routes ?? [])],
    pages: [...pages, ...(extras.pages ?? [])],
    messages: allMessages(modules),
    production: kernel.config.production,
    trustProxy: kernel.config.trustProxy,
    title: 'Tỉnh Số',
    anonymousPerMinute: kernel.profile.thresholds.anonymousRequestsPerMinute,
    logger: extras.logger ?? false,
    authenticate: (request) => kernel.ports.authenticate(request),
    onForbidden: (actor, error, request) => refused(actor, error, request.url.split('?', 1)[0]!),
    ...(extras.problemPage ? { problemPage: extras.problemPage } : {}),
  })
}

/** Takes jobs and seals the audit until stopped. */
const work = async (
  kernel: Kernel,
  handlers: Readonly<Record<string, JobHandler>>,
  cron: readonly string[],
): Promise<Worker> => {
  const count = kernel.metrics.counter('tinhso_job_attempts_total', 'Ended attempts at jobs in this process')
  const worker = await startWorker(kernel.database.appPool, handlers, kernel.log, { cron, count })
  kernel.audit.sealer.start()
  return {
    stop: async () => {
      await kernel.audit.sealer.stop()
      await worker.stop()
    },
  }
}

/** Builds the house on an open database; shared by the server and by tests. */
export const assembleHouse = async (ground: Ground, applied: readonly string[]): Promise<House> => {
  const modules = inOrder(ground.modules)
  const roles = roleKeys(modules)
  checkPermissions(modules, roles)
  const subscribers: Subscriber[] = []
  const kernel = await assembleKernel({ ...ground, modules }, subscribers)
  const { doors, runtimes } = await setUpModules(kernel, modules, subscribers)
  await kernel.procedures.start({ roles, roleTitles: roleTitles(modules) })
  const brought = <T>(pick: (runtime: ModuleRuntime) => readonly T[] | undefined): T[] =>
    [...runtimes.values()].flatMap((runtime) => pick(runtime) ?? [])
  const routes = [
    ...procedureRoutes(kernel),
    ...auditRoutes(kernel),
    ...notifyRoutes(kernel),
    ...uploadRoutes(kernel),
    ...brought((runtime) => runtime.routes),
  ]
  const pages = brought((runtime) => runtime.pages)
  const handlers: Record<string, JobHandler> = Object.assign(
    { 'kernel.deliver-event': deliverEvent(kernel, subscribers) },
    kernel.procedures.jobs,
    kernel.notify.jobs,
    kernel.uploads.jobs,
    ...brought((runtime) => (runtime.jobs ? [runtime.jobs] : [])),
  )
  const leaveCalendar = keepFresh(kernel.calendar, kernel.database.read, kernel.log)
  const cron = [
    ...kernel.procedures.cron,
    ...kernel.notify.cron,
    ...kernel.uploads.cron,
    ...brought((runtime) => runtime.cron),
  ]
  return {
    kernel,
    doors,
    modules,
    roles: modules.flatMap((module) => module.roles ?? []),
    routes,
    pages,
    applied,
    seed: (options) => seedModules(modules, runtimes, options),
    http: (extras = {}) => openServer(kernel, modules, routes, pages, extras),
    work: () => work(kernel, handlers, cron),
    close: async () => {
      await leaveCalendar()
      for (const runtime of [...runtimes.values()].reverse()) await runtime.close?.()
      await ground.database.close()
    },
  }
}

/** Opens the house as the program does: profile, database with migrations, kernel, modules. */
export const openHouse = async (config: Config, modules: readonly ModuleDefinition[]): Promise<House> => {
  const profile = await loadProfile(config.profile)
  const passwords = await rolePasswords(config.state)
  const database = await openDatabase(config.databaseUrl, passwords, migrationSources(modules))
  const clock = createClock({ offsetMs: config.clockOffsetMs })
  const log = pino({ level: config.logLevel })
  return assembleHouse({ config, profile, clock, log, database, modules }, database.applied)
}
