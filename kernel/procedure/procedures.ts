// SPDX-License-Identifier: Apache-2.0
import { type Actor, systemActor } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import type { Text } from '../i18n/index.ts'
import type { JobHandler } from '../jobs/index.ts'
import { findVisibleCase } from './admit-step.ts'
import { type CaseEvidence, readEvidence } from './case-evidence.ts'
import { deliverNotice, type Tell } from './case-notices.ts'
import type { CaseRecord } from './case-record.ts'
import { readCase } from './case-store.ts'
import { runDueTimers } from './case-timers.ts'
import { type AvailableAction, availableActions, type CaseView, viewCase } from './case-view.ts'
import type { Definition } from './contract.ts'
import { storeDefinition, storedHash, versionsInUse } from './definition-store.ts'
import type { Engine, Opening, ProcedureNeeds, StepRequest, StepResult } from './engine.ts'
import { type InboxPage, readInbox } from './inbox-view.ts'
import { openCase } from './open-case.ts'
import type { ProcedureParts } from './parts.ts'
import { createRegistry, hashOf } from './registry.ts'
import { takeStep } from './take-step.ts'

/** The procedures of the house: every lifecycle of the documents runs through here (architecture §3D). */
export interface Procedures {
  /** Adds the procedures and parts of a module; before `start`. */
  register(definitions: readonly Definition[], parts?: ProcedureParts): void
  /** Checks every definition, also older versions with open cases, and stores new versions; throws with all faults. */
  start(options?: {
    /** Role keys of the house; null accepts any. */
    readonly roles?: ReadonlySet<string> | null
    /** What people call each role, for refusals and stories. */
    readonly roleTitles?: ReadonlyMap<string, Text>
  }): Promise<void>
  /** Opens a case in the command of the caller. Errors: 403 `procedure.opening-forbidden`. */
  open(command: Command, opening: Opening): Promise<CaseRecord>
  /**
   * Takes a step in the command of the caller. Errors: 404 not visible · 403 not the actor's step, or four eyes ·
   * 409 stale, wrong state, confirmed before · 422 form, reason · whatever a guard throws.
   */
  act(command: Command, request: StepRequest): Promise<StepResult>
  /** The steps an actor may take on a case now, each with what stands against it. */
  available(actor: Actor, caseId: string): Promise<AvailableAction[]>
  /** The story of a case, its next step, who holds it and its deadline day by day. */
  view(actor: Actor, caseId: string): Promise<CaseView>
  /** What proves the course of a case: the audited object, the lines of the story as they were hashed, the documents. */
  evidence(actor: Actor, caseId: string): Promise<CaseEvidence>
  /** Cases in which the actor owes the next step; empty for anybody but officials. */
  inbox(
    actor: Actor,
    page?: { readonly cursor?: string | undefined; readonly limit?: number | undefined },
  ): Promise<InboxPage>
  /** Runs the timers whose moment has come; also done by the jobs. Returns how many were due. */
  runDueTimers(): Promise<number>
  readonly definitions: () => readonly Definition[]
  readonly jobs: Readonly<Record<string, JobHandler>>
  readonly cron: readonly string[]
}

const startRegistry = async (engine: Engine, roles: ReadonlySet<string> | null): Promise<void> => {
  const { database, registry } = engine
  const inUse = await versionsInUse(database.read, registry.all())
  const around = { roles, deadlineKeys: new Set(Object.keys(engine.deadlines)), hasCalendar: true }
  const faults = registry.faults(around, inUse)
  if (faults.length > 0) throw new Error(`procedures that cannot be used:\n${faults.join('\n')}`)
  for (const definition of registry.all()) {
    if ((await storedHash(database.read, definition)) === hashOf(definition)) continue
    const request = {
      name: 'procedure.register-definition',
      input: { id: definition.id, version: definition.version },
    }
    await engine.runCommand({ actor: systemActor('start-up') }, request, (command) =>
      storeDefinition(command, definition),
    )
  }
}

const emptyInbox: InboxPage = { items: [], nextCursor: null, total: 0 }

/** Makes the procedure engine on PostgreSQL. */
export const createProcedures = (needs: ProcedureNeeds): Procedures => {
  const engine: Engine = {
    ...needs,
    registry: createRegistry(),
    openCase: (command, opening, by, parent) => openCase(engine, command, opening, by, parent),
    takeStep: (command, request, by) => takeStep(engine, command, request, by),
  }
  return {
    register: (definitions, parts) => engine.registry.add(definitions, parts),
    start: ({ roles = null, roleTitles } = {}) => {
      if (roleTitles) engine.registry.nameRoles(roleTitles)
      return startRegistry(engine, roles)
    },
    open: (command, opening) => engine.openCase(command, opening, command.actor),
    act: (command, request) => engine.takeStep(command, request, command.actor),
    available: async (actor, caseId) => {
      const db = needs.database.read
      return availableActions(
        engine,
        actor,
        await findVisibleCase(engine, db, actor, await readCase(db, caseId)),
      )
    },
    view: (actor, caseId) => viewCase(engine, actor, caseId),
    evidence: (actor, caseId) => readEvidence(engine, actor, caseId),
    inbox: async (actor, page) => (actor.kind === 'person' ? readInbox(engine, actor, page) : emptyInbox),
    runDueTimers: () => runDueTimers(engine),
    definitions: () => engine.registry.all(),
    jobs: {
      'procedure.tell': (payload) => deliverNotice(engine, payload as Tell),
      'procedure.run-timers': async () => void (await runDueTimers(engine)),
    },
    cron: ['* * * * * procedure.run-timers'],
  }
}
