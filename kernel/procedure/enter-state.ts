// SPDX-License-Identifier: Apache-2.0
import type { Command } from '../command/index.ts'
import { nextClock, stepDue } from './case-deadline.ts'
import { writeHolders } from './case-holder-store.ts'
import type { CaseRecord } from './case-record.ts'
import { insertCase, updateCase } from './case-store.ts'
import { armTimers } from './case-timers.ts'
import type { Definition } from './contract.ts'
import { stateOf } from './definition-graph.ts'
import type { Engine } from './engine.ts'

/** Puts a case into the state it names: deadline, clock, timers and holders follow from the definition. */
export const enterState = async (
  engine: Engine,
  command: Command,
  definition: Definition,
  moved: CaseRecord,
  how: 'opened' | 'moved',
): Promise<CaseRecord> => {
  const { now, tx } = command
  const final = stateOf(definition, moved.state)?.kind === 'final'
  const { state, data } = moved
  const record: CaseRecord = {
    ...moved,
    enteredAt: now,
    closedAt: final ? now : null,
    due: final ? null : stepDue(engine, definition, state, data, now),
    clock: nextClock(engine, definition, moved.clock, { state, data, now }),
  }
  await (how === 'opened' ? insertCase(tx, record) : updateCase(tx, record))
  await armTimers(engine, command, definition, record)
  await writeHolders(tx, definition, record)
  return record
}

/** The object an audit entry about a case points at: the aggregate, called by the name of the case. */
export const auditObject = (record: CaseRecord) => ({ ...record.aggregate, label: record.title })

/** Tells other parts of the house that a case has moved. */
export const announceMove = (
  command: Command,
  record: CaseRecord,
  action: string,
  from: string | null,
): Promise<void> =>
  command.emit({
    type: 'procedure.case-moved',
    aggregate: { type: 'case', id: record.id },
    agencyId: record.agencyId,
    data: {
      caseId: record.id,
      definition: record.definition,
      aggregate: record.aggregate,
      action,
      from,
      to: record.state,
      closed: record.closedAt !== null,
    },
  })
