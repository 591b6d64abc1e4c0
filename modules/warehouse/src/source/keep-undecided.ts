// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import { personOf } from '../batch/batch-access.ts'
import type { BatchRow } from '../batch/batch-store.ts'
import type { RowFault } from '../checking/job.ts'
import type { DatasetSchema } from '../contract/index.ts'
import { type FieldSeal, openRow } from '../dataset-store/field-seal.ts'
import { listRows, type RawRow } from '../quarantine/quarantine-store.ts'
import { chooseConflicts, listConflicts } from './conflict-store.ts'
import { sourceFault } from './source-fault.ts'

interface Judged {
  readonly record: string
  readonly current: RawRow
  readonly faults: RowFault[]
}

const same = (one: RawRow, other: RawRow) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (key) => (one[key] ?? null) === (other[key] ?? null),
  )

/**
 * Before changed rows pass: a record that contradicts another source keeps its fault until a person decides; one that a person
 * mended by hand is decided by that.
 */
export const keepUndecided = async (
  { command, batch, schema }: { command: Command; batch: BatchRow; schema: DatasetSchema },
  seal: FieldSeal,
  judged: readonly Judged[],
): Promise<void> => {
  const records = judged.map(({ record }) => record)
  const undecided = await listConflicts(command.tx, batch.id, { records, undecided: true })
  if (undecided.length === 0) return
  const stored = await listRows(command.tx, batch.id, { records: undecided.map(({ record }) => record) })
  const before = new Map(stored.map((row) => [row.record_no, openRow(seal, schema, row.current)]))
  const byHand: string[] = []
  for (const conflict of undecided) {
    const row = judged.find(({ record }) => record === conflict.record)
    if (!row) continue
    if (same(before.get(row.record) ?? {}, row.current)) row.faults.push(sourceFault(schema, conflict))
    else if (row.faults.every(({ severity }) => severity !== 'error')) byHand.push(row.record)
  }
  const who = { ...personOf(command.actor), at: command.now }
  if (byHand.length > 0) await chooseConflicts(command.tx, batch.id, byHand, 'by-hand', who)
}
