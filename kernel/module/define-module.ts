// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import type { ErasingParts } from '../erasing/index.ts'
import type { HouseEvent } from '../events/index.ts'
import type { Page, Route } from '../http/index.ts'
import type { Messages, Text } from '../i18n/index.ts'
import type { JobHandler } from '../jobs/index.ts'
import type { ProcedureDefinition, ProcedureParts } from '../procedure/index.ts'
import type { Kernel } from './kernel.ts'
import type { Ports } from './ports.ts'

/** The doors of the modules below, by name. */
export interface Doors {
  /** @example doors.get<OrganisationsDoor>('organisations') */
  get<D>(module: string): D
}

/** Reacts to an event once, in a transaction of its own. */
export interface Subscriber {
  readonly name: string
  readonly event: string
  readonly handle: (event: HouseEvent, command: Command) => Promise<void>
}

/** A role key of requirements §2 with its name. */
export interface RoleDefinition {
  readonly key: string
  readonly title: Text
}

/** What a module brings when it has been set up. */
export interface ModuleRuntime {
  readonly door: unknown
  readonly routes?: readonly Route[]
  readonly pages?: readonly Page[]
  readonly jobs?: Readonly<Record<string, JobHandler>>
  /** Five crontab time fields (UTC) and the name of a job, one string a line. */
  readonly cron?: readonly string[]
  readonly subscribers?: readonly Subscriber[]
  readonly procedureParts?: ProcedureParts
  readonly ports?: Partial<Ports>
  /** How content that this module keeps is erased when two persons decided so. */
  readonly erasing?: ErasingParts
  /** First content; must do nothing when run again. */
  readonly seed?: () => Promise<void>
  /** Synthetic content of the training mode. */
  readonly seedDemo?: () => Promise<void>
  readonly close?: () => Promise<void>
}

/** A module on one screen: what it is called, leans on, declares and offers. */
export interface ModuleDefinition {
  readonly name: string
  readonly dependsOn: readonly string[]
  readonly migrations?: URL
  readonly permissions: readonly Permission[]
  readonly messages: Messages
  readonly procedures?: readonly ProcedureDefinition[]
  readonly roles?: readonly RoleDefinition[]
  setup(context: { readonly kernel: Kernel; readonly doors: Doors }): Promise<ModuleRuntime>
}

export const defineModule = (definition: ModuleDefinition): ModuleDefinition => definition
