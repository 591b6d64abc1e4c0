// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import type { Command } from '../command/index.ts'
import { openChildren } from './case-children.ts'
import { appendCaseEvent } from './case-event-store.ts'
import { isMeant } from './case-people.ts'
import type { CaseRecord } from './case-record.ts'
import type { Definition } from './contract.ts'
import type { Engine, Opening } from './engine.ts'
import { announceMove, auditObject, enterState } from './enter-state.ts'
import { refuseProcedure } from './procedure-messages.ts'

const newCase = (
  definition: Definition,
  opening: Opening,
  parent: CaseRecord['parent'],
  now: Date,
): CaseRecord => ({
  id: newId(),
  definition: definition.id,
  definitionVersion: definition.version,
  aggregate: opening.aggregate,
  title: opening.title,
  link: opening.link ?? null,
  state: definition.opening.to,
  visit: 1,
  agencyId: opening.agencyId,
  requester: {
    accountId: opening.requester?.accountId ?? null,
    agencyId: opening.requester?.agencyId ?? null,
  },
  assigneeId: opening.assigneeId ?? null,
  data: opening.data ?? {},
  parent,
  openedAt: now,
  enteredAt: now,
  closedAt: null,
  due: null,
  clock: null,
  version: 1,
})

/** Opens a case in the newest version of its procedure; only those the definition names may (403). */
export const openCase = async (
  engine: Engine,
  command: Command,
  opening: Opening,
  by: Actor,
  parent: CaseRecord['parent'] = null,
): Promise<CaseRecord> => {
  const definition = engine.registry.current(opening.definition)
  const draft = newCase(definition, opening, parent, command.now)
  if (!definition.opening.actors.some((spec) => isMeant(by, spec, draft))) {
    throw refuseProcedure('forbidden', 'procedure.opening-forbidden', { procedure: definition.title })
  }
  const record = await enterState(engine, command, definition, draft, 'opened')
  const story = await appendCaseEvent(command.tx, record.id, by, {
    at: command.now,
    kind: 'open',
    action: 'open',
    side: null,
    from: null,
    to: record.state,
    reason: null,
    form: {},
    documents: [],
    legalBasis: definition.opening.legalBasis ?? [],
  })
  await command.audit({
    action: `procedure.${definition.id}.opened`,
    object: auditObject(record),
    agencyId: record.agencyId,
    after: { caseId: record.id, state: record.state, story },
  })
  await announceMove(command, record, 'open', null)
  await openChildren(engine, command, definition, record)
  return record
}
