// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import type { TypedRow, TypedRows } from '@tinhso/warehouse'
import type { CollectionParts } from '../collection-parts.ts'
import {
  type FileTaken,
  MOST_ROWS,
  permissions,
  type RowChange,
  type TaskAddress,
} from '../contract/index.ts'
import { visibleTask } from '../contribution/task-access.ts'
import { typedRowsOf } from '../contribution/task-view.ts'
import { refuse } from '../refuse.ts'
import { readRows, type StoredRow } from './row-store.ts'
import { requireFillable, savedAnswer, saveInto, scopedChanges } from './save-draft.ts'

const keyOf = (typed: TypedRows, values: TypedRow): string | null => {
  const { normalised } = typed.judge(values)
  const parts = (typed.schema.keys[0] ?? []).map((field) => normalised[field] ?? null)
  return parts.length === 0 || parts.includes(null) ? null : JSON.stringify(parts)
}

const isEmpty = (row: TypedRow) => Object.values(row).every((value) => value === null || value.trim() === '')

/** A row of the file goes to the row of the draft with the same key, else it is new. */
const matched = (
  typed: TypedRows,
  stored: readonly StoredRow[],
  changes: readonly RowChange[],
): RowChange[] => {
  const known = new Map(
    stored.filter(({ removed }) => !removed).map((row) => [keyOf(typed, row.values), row]),
  )
  const last = Math.max(-1, ...stored.map(({ position }) => position))
  return changes.map(({ values }, index) => {
    const key = keyOf(typed, values)
    const same = key === null ? undefined : known.get(key)
    if (!same) return { key: newId(), position: last + index + 1, values }
    known.delete(key)
    return { key: same.key, position: same.position, values: { ...same.values, ...values } }
  })
}

/**
 * Takes the rows of a file into the draft: a filled template or the agency's own Excel. Rows of the same key are brought up
 * to date, others added; with `replace` what is not in the file leaves the draft. Rows of other agencies refuse the file.
 */
export const takeFile = async (
  parts: CollectionParts,
  context: CommandContext,
  address: TaskAddress,
  file: { readonly content: Readable; readonly fileName: string; readonly replace: boolean },
): Promise<FileTaken> => {
  const db = parts.kernel.database.read
  const owed = await visibleTask(db, context.actor, address)
  requireFillable(owed)
  const typed = await typedRowsOf(parts, owed.round)
  const table = await parts.warehouse.readTable(
    context,
    owed.round.datasetId,
    { ...file, agencyId: owed.contribution.agencyId },
    MOST_ROWS,
  )
  if (table.more) throw refuse('invalid', 'collection.too-many-rows', { most: MOST_ROWS })
  const given = table.rows.filter((row) => !isEmpty(row))
  if (given.length === 0) throw refuse('invalid', 'collection.no-column-known')
  const scoped = scopedChanges(
    owed,
    typed,
    given.map((values, index) => ({ key: `n${index}`, values })),
  )
  const request = {
    name: 'collection.draft.take-file',
    permission: permissions.fill,
    resource: { agencyId: owed.contribution.agencyId },
    input: { address, rows: given.length },
  }
  const receipt = await parts.kernel.runCommand(context, request, async (command) => {
    const stored = await readRows(command.tx, owed.contribution.id, typed)
    const changes = matched(typed, stored, scoped)
    const kept = new Set(changes.map(({ key }) => key))
    const removed = file.replace
      ? stored.filter((row) => !row.removed && !kept.has(row.key)).map(({ key }) => key)
      : []
    const version = Math.max(0, ...stored.map((row) => row.version))
    return saveInto(parts, command, owed, { version, changes, removed }, 'file')
  })
  const saved = await savedAnswer(parts, owed, { changes: [] }, receipt)
  return { ...saved, read: given.length, unknownColumns: [...table.unknown] }
}
