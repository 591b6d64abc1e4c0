// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Calendar } from '../calendar/index.ts'
import type { Clock } from '../clock/index.ts'
import type { Command, RunCommand } from '../command/index.ts'
import type { Database, Tx } from '../database/index.ts'
import type { Messages, Text } from '../i18n/index.ts'
import type { CaseRecord } from './case-record.ts'
import type { Registry } from './registry.ts'

/** A length of time as the profile gives it; null or missing means the documents set no deadline. */
export interface Term {
  readonly count: number
  readonly unit: 'working-days' | 'days' | 'hours' | 'months'
}

/** Something to be told to accounts inside the house. */
export interface CaseNotice {
  readonly accountIds: readonly string[]
  readonly kind: string
  readonly title: Text
  readonly body?: Text
  readonly link?: string
}

/** What the engine needs from the rest of the house. */
export interface ProcedureNeeds {
  readonly database: Database
  readonly clock: Clock
  readonly calendar: Calendar
  readonly runCommand: RunCommand
  /** Deadlines of the profile by key (`profile.deadlines`). */
  readonly deadlines: Readonly<Record<string, Term | null>>
  /** The sentences of refusals by code, to tell why a step is not open. */
  readonly messages: Messages
  /** Accounts that hold a role, in an agency when one is named. */
  accountsWithRole(role: string, agencyId?: string | null): Promise<readonly string[]>
  notify(tx: Tx, notice: CaseNotice): Promise<void>
}

/** What opening a case takes. */
export interface Opening {
  readonly definition: string
  readonly aggregate: { readonly type: string; readonly id: string }
  /** What people call this case in lists. */
  readonly title: string
  /** Page of the aggregate. */
  readonly link?: string
  readonly agencyId: string | null
  readonly requester?: { readonly accountId?: string | null; readonly agencyId?: string | null }
  readonly assigneeId?: string | null
  readonly data?: Readonly<Record<string, unknown>>
}

/** A step somebody wants to take. */
export interface StepRequest {
  readonly caseId: string
  readonly action: string
  readonly form?: unknown
  readonly reason?: string | undefined
  /** The version the person saw; another one is refused with 409. */
  readonly expectedVersion?: number | undefined
}

/** What came of a step: done, or waiting for the other sides. */
export interface StepResult {
  readonly caseId: string
  readonly state: string
  readonly version: number
  readonly done: boolean
  readonly awaiting: readonly string[]
}

/** The parts of the engine, which call one another through it. */
export interface Engine extends ProcedureNeeds {
  readonly registry: Registry
  openCase(command: Command, opening: Opening, by: Actor, parent?: CaseRecord['parent']): Promise<CaseRecord>
  takeStep(command: Command, request: StepRequest, by: Actor): Promise<StepResult>
}
