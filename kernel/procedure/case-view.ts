// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { type LocalDate, localDate } from '../clock/index.ts'
import type { Tx } from '../database/index.ts'
import { AppError } from '../errors/index.ts'
import { describeForm, type FieldDescription } from '../forms/describe-form.ts'
import { fillText, type Text } from '../i18n/index.ts'
import { assertOtherPerson, findVisibleCase, type VisibleCase } from './admit-step.ts'
import { type CaseEvent, readCaseEvents } from './case-event-store.ts'
import { mayTake } from './case-people.ts'
import type { CaseClock, CaseRecord, Due } from './case-record.ts'
import { readCase, readChildren } from './case-store.ts'
import { type ActionSpec, type Definition, needsReason } from './contract.ts'
import { actionOf, actionsIn, stateOf } from './definition-graph.ts'
import type { Engine } from './engine.ts'
import { viewFor } from './step.ts'

/** A step the viewer may take now; `closed` says why it cannot be taken yet. */
export interface AvailableAction {
  readonly id: string
  readonly title: Text
  readonly kind: NonNullable<ActionSpec['kind']>
  readonly requiresReason: boolean
  readonly fields: readonly FieldDescription[]
  readonly legalBasis: readonly string[]
  readonly closed: {
    readonly code: string
    readonly details: Readonly<Record<string, unknown>>
    readonly message: Text
  } | null
}

/** The story of a case and what comes next. */
export interface CaseView {
  readonly id: string
  readonly version: number
  readonly procedure: { readonly id: string; readonly version: number; readonly title: Text }
  readonly aggregate: CaseRecord['aggregate']
  readonly title: string
  readonly link: string | null
  readonly agencyId: string | null
  readonly assigneeId: string | null
  readonly state: { readonly id: string; readonly title: Text; readonly kind: 'task' | 'resting' | 'final' }
  readonly openedAt: Date
  readonly closedAt: Date | null
  readonly due: (Due & { readonly overdue: boolean }) | null
  readonly clock: (CaseClock & { readonly paused: boolean; readonly overdue: boolean }) | null
  readonly actions: readonly AvailableAction[]
  readonly holders: readonly {
    action: string
    side: string | null
    role: string
    roleTitle: Text
    agencyId: string | null
    accountId: string | null
  }[]
  readonly confirmations: readonly {
    action: string
    side: string
    title: Text
    accountId: string
    at: Date
  }[]
  readonly events: readonly (CaseEvent & { readonly title: Text })[]
  readonly children: readonly {
    id: string
    title: string
    group: string
    state: { id: string; title: Text }
    closedAt: Date | null
  }[]
}

const opened: Text = { vi: 'Mở hồ sơ', en: 'Opened' }
const plain = (id: string): Text => ({ vi: id, en: id })
const stateTitle = (definition: Definition, id: string): Text => stateOf(definition, id)?.title ?? plain(id)

/** Why a step the actor may take cannot be taken at this moment; guards that judge the form are not asked. */
const closedBy = async (
  engine: Engine,
  by: Actor,
  { record, definition }: VisibleCase,
  action: ActionSpec,
) => {
  const db = engine.database.read
  const step = { record, action, by, form: {}, reason: null }
  try {
    await assertOtherPerson(db, { by, record, definition, action })
    for (const use of action.guards ?? []) {
      const guard = engine.registry.guard(use.name)
      if (!guard.needsForm)
        await guard.check(viewFor(step, engine.clock.now(), use) as never, db as unknown as Tx)
    }
    return null
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, details } = error
    return { code, details, message: fillText(engine.messages[code] ?? plain(code), details) }
  }
}

/** The steps the actor may take on a case now. */
export const availableActions = async (
  engine: Engine,
  by: Actor,
  found: VisibleCase,
): Promise<AvailableAction[]> => {
  const { record, definition } = found
  const open = actionsIn(definition, record.state).filter((action) =>
    mayTake(by, action, record, record.state),
  )
  return Promise.all(
    open.map(async (action) => ({
      id: action.id,
      title: action.title,
      kind: action.kind ?? 'advance',
      requiresReason: needsReason(action),
      fields: action.form ? describeForm(action.form) : [],
      legalBasis: action.legalBasis ?? [],
      closed: await closedBy(engine, by, found, action),
    })),
  )
}

const readHolders = async (engine: Engine, caseId: string): Promise<CaseView['holders']> => {
  const { rows } = await sql<{
    action: string
    side: string | null
    role: string
    agency_id: string | null
    account_id: string | null
  }>`
    select action, side, role, agency_id, account_id from kernel.case_holder where case_id = ${caseId} order by id`.execute(
    engine.database.read,
  )
  return rows.map((row) => ({
    action: row.action,
    side: row.side,
    role: row.role,
    roleTitle: engine.registry.roleTitle(row.role),
    agencyId: row.agency_id,
    accountId: row.account_id,
  }))
}

const readConfirmations = async (
  engine: Engine,
  { record, definition }: VisibleCase,
): Promise<CaseView['confirmations']> => {
  const { rows } = await sql<{ action: string; side: string; account_id: string; confirmed_at: Date }>`
    select action, side, account_id, confirmed_at from kernel.case_confirmation
    where case_id = ${record.id} and visit = ${record.visit} order by confirmed_at`.execute(
    engine.database.read,
  )
  return rows.map((row) => {
    const side = actionOf(definition, row.action)?.confirmations?.sides.find(({ id }) => id === row.side)
    return {
      action: row.action,
      side: row.side,
      title: side?.title ?? plain(row.side),
      accountId: row.account_id,
      at: row.confirmed_at,
    }
  })
}

const childrenOf = async (engine: Engine, record: CaseRecord): Promise<CaseView['children']> => {
  const children = await readChildren(engine.database.read, record.id)
  return Promise.all(
    children.map(async (child) => {
      const definition = await engine.registry.ofCase(
        engine.database.read,
        child.definition,
        child.definitionVersion,
      )
      const state = { id: child.state, title: stateTitle(definition, child.state) }
      return { id: child.id, title: child.title, group: child.parent!.group, state, closedAt: child.closedAt }
    }),
  )
}

const clockView = (clock: CaseClock | null, today: LocalDate): CaseView['clock'] => {
  if (!clock) return null
  const paused = clock.pauses.some(({ to }) => to === null)
  return { ...clock, paused, overdue: !paused && (clock.stoppedOn ?? today) > clock.dueOn }
}

const headOf = ({ record, definition }: VisibleCase, today: LocalDate) => {
  const state = stateOf(definition, record.state)
  return {
    id: record.id,
    version: record.version,
    procedure: { id: definition.id, version: definition.version, title: definition.title },
    aggregate: record.aggregate,
    title: record.title,
    link: record.link,
    agencyId: record.agencyId,
    assigneeId: record.assigneeId,
    state: { id: record.state, title: stateTitle(definition, record.state), kind: state?.kind ?? 'task' },
    openedAt: record.openedAt,
    closedAt: record.closedAt,
    due: record.due ? { ...record.due, overdue: today > record.due.on } : null,
    clock: clockView(record.clock, today),
  } as const
}

/** The whole story of a case for somebody who may see it; 404 for anybody else. */
export const viewCase = async (engine: Engine, by: Actor, caseId: string): Promise<CaseView> => {
  const db = engine.database.read
  const found = await findVisibleCase(engine, db, by, await readCase(db, caseId))
  const { record, definition } = found
  const events = await readCaseEvents(db, caseId)
  return {
    ...headOf(found, localDate(engine.clock.now())),
    actions: await availableActions(engine, by, found),
    holders: await readHolders(engine, caseId),
    confirmations: await readConfirmations(engine, found),
    events: events.map((event) => ({
      ...event,
      title:
        event.kind === 'open' ? opened : (actionOf(definition, event.action)?.title ?? plain(event.action)),
    })),
    children: await childrenOf(engine, record),
  }
}
