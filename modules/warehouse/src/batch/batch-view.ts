// SPDX-License-Identifier: Apache-2.0
import { type Actor, can, type Permission } from '@tinhso/kernel/access'
import { fill } from '@tinhso/kernel/i18n'
import type { ColumnProfile } from '../checking/job.ts'
import {
  approveBatch,
  type Batch,
  type BatchAction,
  type BatchDetail,
  type BatchStatus,
  fixRows,
  type PeriodDifference,
  undoBatch,
  uploadBatch,
} from '../contract/index.ts'
import { withoutMark } from '../reading/typed-number.ts'
import { messages } from '../refuse.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { mayReadValues, personOf } from './batch-access.ts'
import { type BatchRow, findBatchById, findLastLoaded } from './batch-store.ts'
import { cancellable } from './cancel-batch.ts'
import { comparePeriods, type PeriodFigures } from './compare-periods.ts'
import { openAnalysis } from './sealed-analysis.ts'
import { listSteps } from './step-store.ts'

const number = (value: string | null) => (value === null ? null : Number(value))
const person = (name: string | null, at: Date | null) =>
  name === null || at === null ? null : { name, at: at.toISOString() }

const rights: readonly [BatchAction, Permission, readonly BatchStatus[]][] = [
  ['confirm', uploadBatch, ['proposed', 'needs-fixes', 'ready']],
  ['reread', uploadBatch, ['proposed']],
  ['cancel', uploadBatch, cancellable],
  ['fix', fixRows, ['needs-fixes']],
  ['submit', uploadBatch, ['ready', 'needs-fixes']],
  ['approve', approveBatch, ['submitted']],
  ['return', approveBatch, ['submitted']],
  ['undo', undoBatch, ['loaded']],
]

/** What the actor may do with the batch now; nobody may approve what they brought. */
const allowedActions = (actor: Actor, batch: BatchRow): BatchAction[] => {
  const { id } = personOf(actor)
  const own = id !== null && (id === batch.uploaded_by || id === batch.submitted_by)
  return rights.flatMap(([action, permission, statuses]) => {
    if (!statuses.includes(batch.status) || !can(actor, permission, { agencyId: batch.agency_id })) return []
    if (action === 'approve' && own) return []
    return action === 'undo' && batch.kind === 'undo' ? [] : [action]
  })
}

const problemOf = (batch: BatchRow): Batch['problem'] => {
  if (!batch.problem) return null
  const { code, details } = batch.problem
  const text =
    (messages as Record<string, { vi: string; en: string }>)[code] ?? messages['warehouse.batch-failed']
  return { code, message: { vi: fill(text.vi, details), en: fill(text.en, details) } }
}

const countsOf = (batch: BatchRow): Batch['counts'] =>
  batch.physical === null
    ? null
    : {
        physical: Number(batch.physical),
        good: Number(batch.good),
        quarantined: Number(batch.quarantined),
        nonData: Number(batch.non_data),
        discarded: Number(batch.discarded),
        warned: Number(batch.warned),
      }

/** A batch as lists show it; `numbers` names the batches that undo or are undone. */
export const viewBatch = (
  batch: BatchRow,
  dataset: { code: string; title: string },
  actor: Actor,
  numbers: ReadonlyMap<string, number> = new Map(),
): Batch => ({
  number: batch.number,
  dataset: { code: dataset.code, title: dataset.title },
  kind: batch.kind,
  mode: batch.mode,
  status: batch.status,
  fileName: batch.file_name,
  fileSize: number(batch.file_size),
  fileHash: batch.file_hash,
  source: batch.source,
  collectionMethod: batch.collection_method,
  note: batch.note,
  dataDate: batch.data_date,
  schemaVersion: batch.schema_version,
  counts: countsOf(batch),
  byRule: batch.by_rule ?? {},
  progress: batch.progress,
  problem: problemOf(batch),
  uploaded: { name: batch.uploaded_name, at: batch.uploaded_at.toISOString() },
  submitted: person(batch.submitted_name, batch.submitted_at),
  leftOutReason: batch.left_out_reason,
  decided: person(batch.decided_name, batch.decided_at),
  decisionReason: batch.decision_reason,
  loadedAt: batch.loaded_at?.toISOString() ?? null,
  loadNumber: number(batch.load_number),
  closedRows: number(batch.closed_rows),
  undoOf: batch.undo_of === null ? null : (numbers.get(batch.undo_of) ?? null),
  undoneBy: batch.undone_by === null ? null : (numbers.get(batch.undone_by) ?? null),
  version: batch.version,
  allowed: allowedActions(actor, batch),
})

const relatedNumbers = async (parts: WarehouseParts, batch: BatchRow): Promise<Map<string, number>> => {
  const ids = [batch.undo_of, batch.undone_by].filter((id) => id !== null)
  const related = await Promise.all(ids.map((id) => findBatchById(parts.kernel.database.read, id)))
  return new Map(related.flatMap((row) => (row ? [[row.id, row.number]] : [])))
}

// a proposed code list is made of values of the column
const withoutValues = (proposal: unknown) => ({ ...(proposal as object), candidateCodeList: null })

const analysisFor = (parts: WarehouseParts, batch: BatchRow, actor: Actor): BatchDetail['analysis'] => {
  const analysis = openAnalysis(parts, batch)
  if (!analysis) return null
  const shown = analysis.sample.map((row) => row.map((cell) => (cell === null ? null : withoutMark(cell))))
  return mayReadValues(actor, batch)
    ? { ...analysis, sample: shown }
    : {
        ...analysis,
        sample: [],
        profile: [],
        conclusions: [],
        proposals: analysis.proposals.map(withoutValues),
      }
}

const figuresOf = (batch: BatchRow): PeriodFigures | null =>
  batch.profile === null || batch.good === null
    ? null
    : {
        number: batch.number,
        rows: Number(batch.good) + (batch.status === 'loaded' ? 0 : Number(batch.quarantined)),
        profile: batch.profile as ColumnProfile[],
      }

const differencesOf = async (parts: WarehouseParts, batch: BatchRow): Promise<PeriodDifference[]> => {
  const now = batch.kind === 'upload' ? figuresOf(batch) : null
  if (!now) return []
  const last = await findLastLoaded(parts.kernel.database.read, batch.dataset_id, batch.number)
  const before = last && figuresOf(last)
  return before ? comparePeriods(now, before) : []
}

/** A batch with its steps, what reading showed, and its profile; values only for those who may mend rows. */
export const viewBatchDetail = async (
  parts: WarehouseParts,
  batch: BatchRow,
  entry: DatasetEntry,
  actor: Actor,
): Promise<BatchDetail> => ({
  ...viewBatch(batch, entry, actor, await relatedNumbers(parts, batch)),
  steps: await listSteps(parts.kernel.database.read, batch.id),
  analysis: analysisFor(parts, batch, actor),
  profile: mayReadValues(actor, batch) ? (batch.profile ?? []) : [],
  differences: mayReadValues(actor, batch) ? await differencesOf(parts, batch) : [],
})
