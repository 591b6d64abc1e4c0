// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Command } from '../command/index.ts'
import { admitStep } from './admit-step.ts'
import { joinParent, openChildren } from './case-children.ts'
import { appendCaseEvent } from './case-event-store.ts'
import { writeHolders } from './case-holder-store.ts'
import { queueNotices } from './case-notices.ts'
import type { CaseRecord } from './case-record.ts'
import { updateCase } from './case-store.ts'
import { type ConfirmationResult, confirmStep } from './confirm-step.ts'
import type { Engine, StepRequest, StepResult } from './engine.ts'
import { announceMove, auditObject, enterState } from './enter-state.ts'
import type { CaseDocument } from './parts.ts'
import { type Step, viewFor } from './step.ts'

const writeEvent = (
  step: Step,
  to: string,
  more: { side: string | null; documents: readonly CaseDocument[] },
) =>
  appendCaseEvent(step.command.tx, step.record.id, step.by, {
    at: step.command.now,
    kind: step.action.kind ?? 'advance',
    action: step.action.id,
    from: step.record.state,
    to,
    reason: step.reason,
    form: step.form,
    legalBasis: step.action.legalBasis ?? [],
    ...more,
  })

const waitForOthers = async (step: Step, { side, awaiting }: ConfirmationResult): Promise<StepResult> => {
  const { command, definition, action } = step
  const record: CaseRecord = { ...step.record, version: step.record.version + 1 }
  await updateCase(command.tx, record)
  const story = await writeEvent(step, record.state, { side, documents: [] })
  await writeHolders(command.tx, definition, record)
  await command.audit({
    action: `procedure.${definition.id}.${action.id}.confirmed`,
    object: auditObject(record),
    agencyId: record.agencyId,
    after: { caseId: record.id, side, awaiting, story },
    ...(step.reason ? { reason: step.reason } : {}),
  })
  return { caseId: record.id, state: record.state, version: record.version, done: false, awaiting }
}

const makeDocuments = async (step: Step): Promise<CaseDocument[]> => {
  const use = step.action.document
  if (!use) return []
  const maker = step.engine.registry.document(use.name)
  return [await maker.make(viewFor(step, step.command.now, use) as never, step.command)]
}

const runEffects = async (step: Step): Promise<Record<string, unknown>> => {
  const data: Record<string, unknown> = { ...step.record.data, ...step.form }
  for (const use of step.action.effects ?? []) {
    const view = viewFor({ ...step, record: { ...step.record, data: { ...data } } }, step.command.now, use)
    const result = await step.engine.registry.effect(use.name).run(view as never, step.command)
    Object.assign(data, result?.data ?? {})
  }
  return data
}

const assignee = ({ action, form, record }: Step): string | null =>
  action.assigns === undefined ? record.assigneeId : String(form[action.assigns])

const move = async (step: Step): Promise<CaseRecord> => {
  const { engine, command, definition, action, record } = step
  const documents = await makeDocuments(step)
  const data = await runEffects(step)
  const moved: CaseRecord = {
    ...record,
    state: action.to,
    visit: record.visit + 1,
    version: record.version + 1,
    data,
    assigneeId: assignee(step),
  }
  const story = await writeEvent(step, action.to, { side: null, documents })
  const entered = await enterState(engine, command, definition, moved, 'moved')
  await command.audit({
    action: `procedure.${definition.id}.${action.id}`,
    object: auditObject(entered),
    agencyId: entered.agencyId,
    before: { state: record.state },
    after: {
      caseId: entered.id,
      state: entered.state,
      story,
      ...(step.by.kind === 'system' ? { by: step.by.name } : {}),
    },
    ...(step.reason ? { reason: step.reason } : {}),
  })
  return entered
}

/**
 * Takes one step of a case: admitted, confirmed by every side it needs, then document, effects, story, deadlines,
 * evidence, notices, children and the parent, all in the transaction of the command.
 */
export const takeStep = async (
  engine: Engine,
  command: Command,
  request: StepRequest,
  by: Actor,
): Promise<StepResult> => {
  const step = await admitStep(engine, command, request, by)
  const confirmation = await confirmStep(step)
  if (!confirmation.complete) return waitForOthers(step, confirmation)
  const entered = await move(step)
  await announceMove(command, entered, step.action.id, step.record.state)
  await queueNotices(command, step.action.notices ?? [], {
    definition: step.definition,
    record: entered,
    by,
    reason: step.reason,
  })
  await openChildren(engine, command, step.definition, entered)
  await joinParent(engine, command, entered)
  return { caseId: entered.id, state: entered.state, version: entered.version, done: true, awaiting: [] }
}
