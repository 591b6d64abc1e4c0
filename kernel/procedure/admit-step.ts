// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { judgeForm } from '../forms/judge-form.ts'
import type { Text } from '../i18n/index.ts'
import { lastActors } from './case-event-store.ts'
import { maySee, mayTake } from './case-people.ts'
import type { CaseRecord } from './case-record.ts'
import { lockCase } from './case-store.ts'
import { actorsOf } from './check-surroundings.ts'
import { type ActionSpec, type Definition, needsReason } from './contract.ts'
import { actionOf, actionsIn, stateOf } from './definition-graph.ts'
import type { Engine, StepRequest } from './engine.ts'
import { refuseProcedure } from './procedure-messages.ts'
import type { Step } from './step.ts'
import { viewFor } from './step.ts'

/** A case and the version of its procedure that it follows. */
export interface VisibleCase {
  readonly record: CaseRecord
  readonly definition: Definition
}

/** 404 for a case the actor may not see: whether it exists is not told. */
export const findVisibleCase = async (
  engine: Engine,
  db: Db | Tx,
  by: Actor,
  record: CaseRecord | null,
): Promise<VisibleCase> => {
  if (!record) throw refuseProcedure('not-found', 'procedure.case-not-found')
  const definition = await engine.registry.ofCase(db, record.definition, record.definitionVersion)
  if (!maySee(by, definition, record)) throw refuseProcedure('not-found', 'procedure.case-not-found')
  return { record, definition }
}

const roleNames = (engine: Engine, action: ActionSpec): Text => {
  const titles = [...new Set(actorsOf(action).map(({ role }) => role))].map(engine.registry.roleTitle)
  return { vi: titles.map(({ vi }) => vi).join(', '), en: titles.map(({ en }) => en).join(', ') }
}

const wrongState = (
  definition: Definition,
  record: CaseRecord,
  action: ActionSpec | undefined,
  asked: string,
) =>
  refuseProcedure('conflict', 'procedure.invalid-transition', {
    state: stateOf(definition, record.state)?.title ?? record.state,
    action: action?.title ?? asked,
  })

const forbidden = (engine: Engine, action: ActionSpec) =>
  refuseProcedure('forbidden', 'procedure.forbidden', {
    action: action.title,
    holders: roleNames(engine, action),
  })

/** The order of refusals: not listed 409 · another role 403 · stale 409 · wrong state 409 · role not in this state 403. */
const admitAction = (
  engine: Engine,
  { record, definition }: VisibleCase,
  by: Actor,
  request: StepRequest,
): ActionSpec => {
  const action = actionOf(definition, request.action)
  if (!action) throw wrongState(definition, record, undefined, request.action)
  if (!mayTake(by, action, record)) throw forbidden(engine, action)
  if (request.expectedVersion !== undefined && request.expectedVersion !== record.version) {
    throw refuseProcedure('conflict', 'procedure.stale', { version: record.version })
  }
  if (!actionsIn(definition, record.state).includes(action))
    throw wrongState(definition, record, action, request.action)
  if (!mayTake(by, action, record, record.state)) throw forbidden(engine, action)
  return action
}

/** Four eyes: who last took one of the named actions may not take this one (403). */
export const assertOtherPerson = async (
  db: Db | Tx,
  step: Pick<Step, 'by' | 'record' | 'definition' | 'action'>,
): Promise<void> => {
  const { by, action } = step
  if (by.kind !== 'person') return
  for (const [earlier, account] of await lastActors(db, step.record.id, action.notSameActorAs ?? [])) {
    if (account !== by.accountId) continue
    const title = actionOf(step.definition, earlier)?.title ?? earlier
    throw refuseProcedure('forbidden', 'procedure.same-person', { action: action.title, earlier: title })
  }
}

const admitForm = (action: ActionSpec, given: unknown): Readonly<Record<string, unknown>> => {
  const { values, errors } = judgeForm(action.form ?? { type: 'object', properties: {} }, given)
  if (errors.length > 0)
    throw refuseProcedure('invalid', 'procedure.form-invalid', { action: action.title, errors })
  return values
}

/** A reason has at least one letter: blanks and dots are none. */
const admitReason = (action: ActionSpec, given: string | undefined): string | null => {
  const reason = given?.normalize('NFC').trim() ?? ''
  if (/\p{L}/u.test(reason)) return reason
  if (needsReason(action))
    throw refuseProcedure('invalid', 'procedure.reason-required', { action: action.title })
  return null
}

const assertGuards = async (step: Step): Promise<void> => {
  for (const use of step.action.guards ?? []) {
    await step.engine.registry
      .guard(use.name)
      .check(viewFor(step, step.command.now, use) as never, step.command.tx)
  }
}

/** Locks the case and lets the step in, or refuses it with the first thing that stands against it. */
export const admitStep = async (
  engine: Engine,
  command: Command,
  request: StepRequest,
  by: Actor,
): Promise<Step> => {
  const { record, definition } = await findVisibleCase(
    engine,
    command.tx,
    by,
    await lockCase(command.tx, request.caseId),
  )
  const action = admitAction(engine, { record, definition }, by, request)
  await assertOtherPerson(command.tx, { by, record, definition, action })
  const reason = admitReason(action, request.reason)
  const step: Step = {
    engine,
    command,
    by,
    record,
    definition,
    action,
    form: admitForm(action, request.form),
    reason,
  }
  await assertGuards(step)
  return step
}
