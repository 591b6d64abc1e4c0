// SPDX-License-Identifier: Apache-2.0
import { type Actor, agencyIdsFor, can } from '@tinhso/kernel/access'
import type { TypedRows } from '@tinhso/warehouse'
import type { CollectionParts } from '../collection-parts.ts'
import {
  permissions,
  type Task,
  type TaskAddress,
  type TaskField,
  type TaskSummary,
} from '../contract/index.ts'
import { readRows, type StoredRow } from '../draft/row-store.ts'
import { refuse } from '../refuse.ts'
import { daysLeft, ledgerOf } from '../round/due-day.ts'
import { findRoundById, type Round } from '../round/round-store.ts'
import { type Contribution, listOwed } from './contribution-store.ts'
import { allowedOn, isLate, type Owed, visibleTask } from './task-access.ts'

const mostChoices = 500

/** Rules and seals of the dataset of a round; a round is only opened where there are some. */
export const typedRowsOf = async (parts: CollectionParts, round: Round): Promise<TypedRows> => {
  const typed = await parts.warehouse.typedRows(round.datasetId)
  if (!typed) throw refuse('invalid', 'collection.no-schema', { title: round.datasetTitle })
  return typed
}

/** The value that every row bears in a field by itself; null for fields that people fill in. */
export const fixedValue = (round: Round, contribution: Contribution, field: string): string | null =>
  field === round.scopeField ? contribution.scopeValue : (round.fixedValues[field] ?? null)

const fieldsOf = (round: Round, contribution: Contribution, typed: TypedRows): TaskField[] =>
  typed.schema.fields.map((field) => {
    const choices = typed.choicesOf(field.id)
    return {
      ...field,
      fixed: fixedValue(round, contribution, field.id),
      inKey: (typed.schema.keys[0] ?? []).includes(field.id),
      ...(choices && choices.length <= mostChoices ? { choices: [...choices] } : {}),
    }
  })

/** A row as screens get it. */
export const rowView = ({ key, position, values, origin, version, faults, returnReason }: StoredRow) => ({
  key,
  position,
  values,
  origin,
  version,
  faults: [...faults],
  returnReason,
})

const ownerOf = async (parts: CollectionParts, round: Round) => {
  const agency = await parts.organisations.agencyById(round.ownerAgencyId)
  return { code: agency?.code ?? '', name: agency?.name ?? '' }
}

const summaryOf = async (parts: CollectionParts, actor: Actor, owed: Owed): Promise<TaskSummary> => {
  const { round, contribution } = owed
  const today = parts.kernel.clock.today()
  return {
    round: {
      code: round.code,
      title: round.title,
      kind: round.kind,
      status: round.status,
      dataset: { code: round.datasetCode, title: round.datasetTitle },
      owner: await ownerOf(parts, round),
      period: { kind: round.periodKind, value: round.period },
    },
    agency: { code: contribution.agencyCode, name: contribution.agencyName },
    status: contribution.status,
    dueOn: contribution.dueOn,
    late: isLate(contribution, today),
    daysLeft: daysLeft(parts.kernel.calendar, round, contribution.dueOn, today),
    rowCount: contribution.rowCount,
    faultCount: contribution.faultCount,
    nothingToReport: contribution.nothingToReport,
    version: contribution.draftVersion,
    allowed: allowedOn(actor, owed),
  }
}

/** What the agencies of the actor owe to rounds, next due day first; `all` also what is done. */
export const listTasks = async (
  parts: CollectionParts,
  actor: Actor,
  all: boolean,
): Promise<TaskSummary[]> => {
  const db = parts.kernel.database.read
  const found = await listOwed(db, [...agencyIdsFor(actor, permissions.task)], all)
  const rounds = new Map<string, Round>()
  for (const id of new Set(found.map(({ roundId }) => roundId))) {
    const round = await findRoundById(db, id)
    if (round) rounds.set(id, round)
  }
  const owed = found.flatMap((contribution) => {
    const round = rounds.get(contribution.roundId)
    return round ? [{ round, contribution }] : []
  })
  return Promise.all(owed.map((one) => summaryOf(parts, actor, one)))
}

const by = (name: string | null, at: Date | null) =>
  name === null ? null : { name, at: at?.toISOString() ?? null }

const hidden = '•••'

/** Rows as the reader may see them: sensitive values are read in full by who wrote them; others ask the warehouse (R-WH-13). */
const shownTo = (typed: TypedRows, rows: readonly StoredRow[], own: boolean): readonly StoredRow[] => {
  if (own) return rows
  const sealed = typed.schema.fields.filter(({ sensitive }) => sensitive === 'sensitive').map(({ id }) => id)
  if (sealed.length === 0) return rows
  return rows.map((row) => ({
    ...row,
    values: {
      ...row.values,
      ...Object.fromEntries(sealed.filter((id) => row.values[id]).map((id) => [id, hidden])),
    },
  }))
}

/** Notes that the owner read rows with personal fields: who, whose, how many; never values. */
const recordReading = async (
  { kernel }: CollectionParts,
  actor: Actor,
  { round, contribution }: Owed,
  typed: TypedRows,
  rows: number,
): Promise<void> => {
  const personal = typed.schema.fields.filter(({ sensitive }) => sensitive !== 'none')
  if (personal.length === 0) return
  await kernel.runCommand({ actor }, { name: 'collection.rows-read', input: null }, (command) =>
    command.audit({
      action: 'collection.rows-read',
      object: { type: 'collection.contribution', id: contribution.id, label: contribution.agencyName },
      agencyId: round.ownerAgencyId,
      after: { rows, fields: personal.map(({ name }) => name) },
    }),
  )
}

/** A task with its fields and rows, in one answer. */
export const viewTask = async (parts: CollectionParts, actor: Actor, address: TaskAddress): Promise<Task> => {
  const db = parts.kernel.database.read
  const owed = await visibleTask(db, actor, address)
  const { round, contribution } = owed
  const typed = await typedRowsOf(parts, round)
  const own = can(actor, permissions.task, { agencyId: contribution.agencyId })
  const rows = shownTo(typed, await readRows(db, contribution.id, typed), own)
  if (!own) await recordReading(parts, actor, owed, typed, rows.length)
  const { returnReason, returnedName, returnedAt } = contribution
  return {
    ...(await summaryOf(parts, actor, owed)),
    caseId: contribution.caseId ?? '',
    openedOn: round.openedOn,
    ledger: [...ledgerOf(round, contribution.dueOn)],
    instructions: round.instructions,
    legalBasis: [...round.legalBasis],
    fields: fieldsOf(round, contribution, typed),
    scope: { field: round.scopeField, value: contribution.scopeValue },
    rows: rows.filter(({ removed }) => !removed).map(rowView),
    filled: by(contribution.filledName, contribution.submittedAt),
    approved: by(contribution.approvedName, contribution.sentAt),
    returned:
      returnReason !== null && returnedAt !== null
        ? { name: returnedName ?? '', at: returnedAt.toISOString(), reason: returnReason }
        : null,
  }
}
