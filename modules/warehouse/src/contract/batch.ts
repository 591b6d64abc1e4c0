// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'
import { DatasetSchema } from './schema.ts'
import { ColumnChange, PeriodDifference, TemplateUse } from './template.ts'

/**
 * Where a batch stands. `approved`: accepted and being loaded; `loaded`: in the store; `returned`, `cancelled`,
 * `failed` and `undone` are ends.
 */
export const batchStatuses = [
  'uploaded',
  'reading',
  'proposed',
  'checking',
  'needs-fixes',
  'ready',
  'submitted',
  'approved',
  'loaded',
  'returned',
  'cancelled',
  'failed',
  'undone',
] as const
export type BatchStatus = (typeof batchStatuses)[number]

/** How rows meet what is there: added · all replaced · those with the same key replaced. `restore` is an undo. */
export const loadModes = ['append', 'replace', 'upsert'] as const
export type LoadMode = (typeof loadModes)[number] | 'restore'

/** The named steps of a batch, in order; a crash at any of them is repaired by doing that step again. */
export const stepNames = ['store-file', 'register', 'read', 'check', 'stage', 'load', 'clean'] as const
export type StepName = (typeof stepNames)[number]

/** What the caller may do with a batch now. */
export const batchActions = [
  'confirm',
  'reread',
  'cancel',
  'fix',
  'submit',
  'approve',
  'return',
  'undo',
] as const
export type BatchAction = (typeof batchActions)[number]

const literals = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))))
const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Instant = Type.String()
const Words = Type.Object({ vi: Type.String(), en: Type.String() })
const PersonName = Type.Object({ name: Type.String(), at: Instant })

/** Records of a file, all accounted for: physical = good + quarantined + nonData + discarded (R-WH-02). */
export const BatchCounts = Type.Object({
  physical: Type.Integer(),
  good: Type.Integer(),
  quarantined: Type.Integer(),
  /** Header, skipped and empty records. */
  nonData: Type.Integer(),
  /** Records that a person declared not to be data, with a reason. */
  discarded: Type.Integer(),
  warned: Type.Integer(),
})

export const BatchProgress = Type.Object({
  step: Type.String(),
  done: Type.Integer(),
  total: Nullable(Type.Integer()),
})

/** One delivery of data as lists and pages show it. */
export const Batch = Type.Object({
  number: Type.Integer(),
  dataset: Type.Object({ code: Type.String(), title: Type.String() }),
  kind: literals(['upload', 'undo'] as const),
  mode: literals([...loadModes, 'restore'] as const),
  status: literals(batchStatuses),
  fileName: Nullable(Type.String()),
  fileSize: Nullable(Type.Integer()),
  fileHash: Nullable(Type.String()),
  source: Nullable(Type.String()),
  collectionMethod: Nullable(Type.String()),
  note: Nullable(Type.String()),
  /** The day that the data are about, for rows without a date of their own. */
  dataDate: Nullable(Type.String({ format: 'date' })),
  schemaVersion: Nullable(Type.Integer()),
  counts: Nullable(BatchCounts),
  /** Faults by rule id. */
  byRule: Type.Record(Type.String(), Type.Integer()),
  progress: Nullable(BatchProgress),
  problem: Nullable(Type.Object({ code: Type.String(), message: Words })),
  uploaded: PersonName,
  submitted: Nullable(PersonName),
  leftOutReason: Nullable(Type.String()),
  decided: Nullable(PersonName),
  decisionReason: Nullable(Type.String()),
  loadedAt: Nullable(Instant),
  loadNumber: Nullable(Type.Integer()),
  /** Rows that the load closed: replaced or taken back. */
  closedRows: Nullable(Type.Integer()),
  undoOf: Nullable(Type.Integer()),
  undoneBy: Nullable(Type.Integer()),
  version: Type.Integer(),
  allowed: Type.Array(literals(batchActions)),
})
export type Batch = Type.Static<typeof Batch>

export const BatchStep = Type.Object({
  step: Type.String(),
  attempt: Type.Integer(),
  startedAt: Instant,
  endedAt: Nullable(Instant),
  outcome: literals(['running', 'done', 'failed', 'interrupted', 'cancelled'] as const),
})
export type BatchStep = Type.Static<typeof BatchStep>

/** Which field a column of the file goes to; null: the column is not loaded. */
export const ColumnAssignment = Type.Object(
  {
    field: Nullable(Type.String({ pattern: '^f[1-9][0-9]{0,3}$' })),
    format: Type.Optional(Type.String({ maxLength: 20 })),
  },
  { additionalProperties: false },
)
export type ColumnAssignment = Type.Static<typeof ColumnAssignment>

/**
 * What reading the file showed and what is proposed from it; `sample` only for those who may mend rows.
 * `columns`: the assignment proposed; `missing`: fields of the present schema without a column; `unknown`: headers without a field.
 */
export const BatchAnalysis = Type.Object({
  reading: Type.Unknown(),
  sheets: Type.Optional(Type.Unknown()),
  header: Type.Array(Type.String()),
  sample: Type.Array(Type.Array(Nullable(Type.String()))),
  schema: DatasetSchema,
  proposals: Type.Array(Type.Unknown()),
  columns: Type.Array(ColumnAssignment),
  missing: Type.Array(Type.String()),
  unknown: Type.Array(Type.String()),
  warnings: Type.Array(Type.Unknown()),
  /** When the file is a template of this house, what its stamp said. */
  template: Type.Optional(TemplateUse),
  /** What differs from the schema or from the template's own version, and what happens to it. */
  changes: Type.Optional(Type.Array(ColumnChange)),
  /** What was concluded about habits of the table, with count, examples and choices (`Conclusion`). */
  conclusions: Type.Optional(Type.Array(Type.Unknown())),
  profile: Type.Array(Type.Unknown()),
})
export type BatchAnalysis = Type.Static<typeof BatchAnalysis>

/** A batch with everything its page needs. */
export const BatchDetail = Type.Object({
  ...Batch.properties,
  steps: Type.Array(BatchStep),
  analysis: Nullable(BatchAnalysis),
  /** Column profile of the rows that were checked (R-WH-12). */
  profile: Type.Array(Type.Unknown()),
  /** What differs much from the last load; only told. */
  differences: Type.Array(PeriodDifference),
})
export type BatchDetail = Type.Static<typeof BatchDetail>

export const RowFaultView = Type.Object({
  field: Nullable(Type.String()),
  title: Nullable(Type.String()),
  rule: Type.String(),
  severity: literals(['error', 'warning'] as const),
  code: Type.String(),
  value: Nullable(Type.String()),
  message: Words,
})

export type RowFaultView = Type.Static<typeof RowFaultView>

/** A record that needs fixing: values by field id as written or as last changed, and every fault. */
export const QuarantineRowView = Type.Object({
  record: Type.Integer(),
  line: Nullable(Type.Integer()),
  status: literals(['open', 'passed', 'discarded', 'left-out'] as const),
  values: Type.Record(Type.String(), Nullable(Type.String())),
  original: Type.Record(Type.String(), Nullable(Type.String())),
  faults: Type.Array(RowFaultView),
  reason: Nullable(Type.String()),
  changed: Nullable(PersonName),
  /** What another source says in the store instead (R-WH-04); values as this reader may see them. */
  conflict: Nullable(
    Type.Object({
      stored: Type.Object({ source: Type.String(), batch: Type.Integer() }),
      given: Type.Object({ source: Type.String() }),
      fields: Type.Array(
        Type.Object({ field: Type.String(), title: Type.String(), stored: Nullable(Type.String()) }),
      ),
      choice: Nullable(literals(['stored', 'new', 'by-hand'] as const)),
    }),
  ),
})
export type QuarantineRowView = Type.Static<typeof QuarantineRowView>

/** What a change of rows led to: how many passed the check and how many still need fixing. */
export const FixOutcome = Type.Object({
  changed: Type.Integer(),
  passed: Type.Integer(),
  open: Type.Integer(),
  status: literals(batchStatuses),
  version: Type.Integer(),
})
export type FixOutcome = Type.Static<typeof FixOutcome>

/** What approval led to; `conflicts` > 0: nothing was loaded, that many rows need fixing. */
export const ApprovalOutcome = Type.Object({
  status: literals(batchStatuses),
  loaded: Type.Integer(),
  closed: Type.Integer(),
  conflicts: Type.Integer(),
  version: Type.Integer(),
})
export type ApprovalOutcome = Type.Static<typeof ApprovalOutcome>

/** Event types of the warehouse. `batch-loaded` carries {datasetId, batch, rows, closed, mode}. */
export const warehouseEvents = {
  schemaConfirmed: 'warehouse.schema-confirmed',
  batchNeedsFixes: 'warehouse.batch-needs-fixes',
  batchReady: 'warehouse.batch-ready',
  batchSubmitted: 'warehouse.batch-submitted',
  batchReturned: 'warehouse.batch-returned',
  batchLoaded: 'warehouse.batch-loaded',
  batchUndone: 'warehouse.batch-undone',
  /** A correction counts (R-ING-12); carries {datasetId, batch, load, rows, fields: names of the changed fields}, no values. */
  rowsCorrected: 'warehouse.rows-corrected',
  /** Given up: cancelled by a person, or it could not go on. */
  batchDropped: 'warehouse.batch-dropped',
} as const
