// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import type { FieldFault } from '@tinhso/kernel/errors'
import { fillText } from '@tinhso/kernel/i18n'
import type { TypedRows } from '@tinhso/warehouse'
import { type CollectionParts, personOf } from '../collection-parts.ts'
import {
  contributionTitles,
  type DraftSave,
  type DraftSaved,
  MOST_ROWS,
  messages,
  permissions,
  type RowChange,
  roundTitles,
  type TaskAddress,
} from '../contract/index.ts'
import {
  type Contribution,
  lockContribution,
  updateContribution,
} from '../contribution/contribution-store.ts'
import { isFillable, type Owed, visibleTask } from '../contribution/task-access.ts'
import { rowView, typedRowsOf } from '../contribution/task-view.ts'
import { refuse } from '../refuse.ts'
import { isFaulty, judgeRows, keptFaults, type RowFaults } from './judge-rows.ts'
import { conflictOf, type DraftMerge, mergeDraft } from './merge-draft.ts'
import { scopedRow } from './row-scope.ts'
import {
  noteSave,
  type RowAuthor,
  readRows,
  removeRows,
  type StoredRow,
  writeFaults,
  writeRows,
} from './row-store.ts'

type Source = 'prefill' | 'hand' | 'file'

/** Refuses when the round or the contribution takes no rows now. */
export const requireFillable = ({ round, contribution }: Owed): void => {
  if (round.status !== 'open')
    throw refuse('conflict', 'collection.round-not-open', { status: roundTitles[round.status] })
  if (!isFillable(contribution.status))
    throw refuse('conflict', 'collection.not-fillable', { status: contributionTitles[contribution.status] })
}

/** Refuses rows of other agencies and other periods, each named (R-ING-01). */
export const scopedChanges = (
  owed: Owed,
  typed: TypedRows,
  changes: readonly RowChange[],
  labelOf: (change: RowChange, index: number) => number | string = (_, index) => index + 1,
): RowChange[] => {
  const faults: FieldFault[] = []
  const scoped = changes.map((change, index) => {
    const row = scopedRow({ ...owed, typed }, change.values, labelOf(change, index))
    faults.push(...row.faults)
    return { ...change, values: row.values }
  })
  const [first] = faults
  if (first)
    throw refuse('invalid', first.code as keyof typeof messages, { ...first, errors: faults.slice(0, 200) })
  return scoped
}

const requireKnownFields = (typed: TypedRows, changes: readonly RowChange[]) => {
  const known = new Set(typed.schema.fields.map(({ id }) => id))
  for (const { values } of changes)
    for (const field of Object.keys(values))
      if (!known.has(field)) throw refuse('invalid', 'collection.unknown-field', { field })
}

const applied = (rows: readonly StoredRow[], merge: DraftMerge) => {
  const gone = new Set(merge.removals)
  const written = new Map(merge.writes.map((write) => [write.key, write]))
  const kept = rows.filter(({ key, removed }) => !removed && !gone.has(key) && !written.has(key))
  return [...kept, ...written.values()]
}

const storeMerge = async (
  command: Command,
  { id, draftVersion }: Contribution,
  draft: { typed: TypedRows; rows: readonly StoredRow[]; merge: DraftMerge; source: Source },
): Promise<{ version: number; verdicts: Map<string, RowFaults>; rowCount: number; faultCount: number }> => {
  const { typed, rows, merge, source } = draft
  const version = draftVersion + 1
  const author: RowAuthor = { ...personOf(command.actor), at: command.now }
  const now = applied(rows, merge)
  if (now.length > MOST_ROWS) throw refuse('invalid', 'collection.too-many-rows', { most: MOST_ROWS })
  const verdicts = judgeRows(typed, now)
  const origins = new Map(rows.map(({ key, origin }) => [key, origin]))
  const origin = source === 'file' ? ('uploaded' as const) : ('typed' as const)
  const writes = merge.writes.map((write) => ({
    ...write,
    values: typed.seal(write.values),
    faults: keptFaults(typed, verdicts.get(write.key) ?? []),
    origin: origins.get(write.key) === 'uploaded' ? ('uploaded' as const) : origin,
  }))
  await writeRows(command.tx, id, version, author, writes)
  await removeRows(command.tx, id, version, author, merge.removals)
  const written = new Set(merge.writes.map(({ key }) => key))
  const rejudged = rows.flatMap(({ key, faults, removed }) => {
    const given = keptFaults(typed, verdicts.get(key) ?? [])
    const unchanged = removed || written.has(key) || JSON.stringify(given) === JSON.stringify(faults)
    return unchanged || !verdicts.has(key) ? [] : [{ key, faults: given }]
  })
  await writeFaults(command.tx, id, rejudged)
  await noteSave(command.tx, {
    contributionId: id,
    version,
    author,
    source,
    writes,
    removals: merge.removals,
  })
  const faultCount = [...verdicts.values()].filter(isFaulty).length
  await updateContribution(command.tx, id, {
    draftVersion: version,
    rowCount: now.length,
    faultCount,
    ...(now.length > 0 ? { nothingToReport: false } : {}),
  })
  return { version, verdicts, rowCount: now.length, faultCount }
}

const begin = async (parts: CollectionParts, command: Command, contribution: Contribution) => {
  if (contribution.status !== 'not-opened' || !contribution.caseId) return
  await parts.kernel.procedures.act(command, { caseId: contribution.caseId, action: 'start' })
}

/** What a save did, without any value: it is kept to answer the same request again. */
export interface SaveReceipt
  extends Pick<DraftSaved, 'version' | 'saved' | 'othersRemoved' | 'rowCount' | 'faultCount'> {
  readonly written: string[]
  readonly conflicts: string[]
  readonly others: string[]
}

/**
 * Merges a save into the draft of a contribution, in the command of the caller: nothing of others is overwritten, the
 * same save twice changes nothing, every version is kept with what it changed.
 */
export const saveInto = async (
  parts: CollectionParts,
  command: Command,
  owed: Owed,
  save: DraftSave,
  source: Source,
): Promise<SaveReceipt> => {
  const contribution = (await lockContribution(command.tx, owed.contribution.id))!
  requireFillable({ ...owed, contribution })
  const typed = await typedRowsOf(parts, owed.round)
  requireKnownFields(typed, save.changes)
  const changes = scopedChanges(owed, typed, save.changes)
  const rows = await readRows(command.tx, contribution.id, typed)
  const merge = mergeDraft(rows, { ...save, changes })
  const changed = merge.writes.length + merge.removals.length > 0
  if (changed) await begin(parts, command, contribution)
  const stored = changed ? await storeMerge(command, contribution, { typed, rows, merge, source }) : null
  await command.audit({
    action: 'collection.draft-saved',
    object: { type: 'collection.contribution', id: contribution.id, label: contribution.agencyName },
    agencyId: contribution.agencyId,
    after: {
      version: stored?.version ?? contribution.draftVersion,
      written: merge.writes.length,
      removed: merge.removals.length,
      conflicts: merge.conflicts.length,
      source,
    },
  })
  return {
    version: stored?.version ?? contribution.draftVersion,
    saved: merge.writes.length + merge.removals.length,
    written: merge.writes.map(({ key }) => key),
    conflicts: merge.conflicts.map(({ key }) => key),
    others: merge.others.map(({ key }) => key),
    othersRemoved: [...merge.othersRemoved],
    rowCount: stored?.rowCount ?? contribution.rowCount,
    faultCount: stored?.faultCount ?? contribution.faultCount,
  }
}

/** The answer to a save: its receipt, filled with the rows as they stand now. */
export const savedAnswer = async (
  parts: CollectionParts,
  owed: Owed,
  save: Pick<DraftSave, 'changes'>,
  { written, conflicts, others, ...receipt }: SaveReceipt,
): Promise<DraftSaved> => {
  const typed = await typedRowsOf(parts, owed.round)
  const rows = await readRows(parts.kernel.database.read, owed.contribution.id, typed)
  const byKey = new Map(rows.map((row) => [row.key, row]))
  const yours = new Map(save.changes.map(({ key, values }) => [key, values]))
  return {
    ...receipt,
    conflicts: conflicts.flatMap((key) => {
      const row = byKey.get(key)
      return row ? [conflictOf(row, yours.get(key) ?? null)] : []
    }),
    others: others.flatMap((key) => {
      const row = byKey.get(key)
      return row && !row.removed ? [rowView(row)] : []
    }),
    verdicts: written.map((key) => ({ key, faults: [...(byKey.get(key)?.faults ?? [])] })),
  }
}

/** Saves what a person typed. */
export const saveDraft = async (
  parts: CollectionParts,
  context: CommandContext,
  address: TaskAddress,
  save: DraftSave,
): Promise<DraftSaved> => {
  const owed = await visibleTask(parts.kernel.database.read, context.actor, address)
  const receipt = await parts.kernel.runCommand(
    context,
    {
      name: 'collection.draft.save',
      permission: permissions.fill,
      resource: { agencyId: owed.contribution.agencyId },
      input: { address, save },
    },
    (command) => saveInto(parts, command, owed, save, 'hand'),
  )
  return savedAnswer(parts, owed, save, receipt)
}

/** Judges rows without saving: what the form shows while a person types. */
export const checkRows = async (
  parts: CollectionParts,
  { actor }: Pick<CommandContext, 'actor'>,
  address: TaskAddress,
  rows: readonly RowChange[],
): Promise<{ verdicts: { key: string; faults: RowFaults[number][] }[] }> => {
  const owed = await visibleTask(parts.kernel.database.read, actor, address)
  const typed = await typedRowsOf(parts, owed.round)
  requireKnownFields(typed, rows)
  const scoped = rows.map((row, index) => ({ row, ...scopedRow({ ...owed, typed }, row.values, index + 1) }))
  const judged = judgeRows(
    typed,
    scoped.map(({ row, values }) => ({ key: row.key, values })),
  )
  return {
    verdicts: scoped.map(({ row, faults }) => ({
      key: row.key,
      faults: [
        ...faults.map((fault) => ({
          field: owed.round.scopeField,
          title: null,
          rule: fault.code,
          severity: 'error' as const,
          code: fault.code,
          value: String(fault['value'] ?? ''),
          message: fillText(messages[fault.code as keyof typeof messages], fault),
        })),
        ...(judged.get(row.key) ?? []),
      ],
    })),
  }
}
