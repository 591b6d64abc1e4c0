// SPDX-License-Identifier: Apache-2.0
import { Field, RowFaultView } from '@tinhso/warehouse/contract'
import Type from 'typebox'
import {
  ContributionStatusSchema,
  MOST_ROWS,
  PeriodKindSchema,
  RoundKindSchema,
  RoundStatusSchema,
  TaskActionSchema,
} from './words.ts'

const closed = { additionalProperties: false } as const
export const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
export const Words = Type.Object({ vi: Type.String(), en: Type.String() })
export const Named = Type.Object({ code: Type.String(), name: Type.String() })

/** One day of the account of a due day. */
export const LedgerLineSchema = Type.Object({ date: Type.String(), counted: Type.Boolean(), reason: Words })

/** Values of a row as written, by field id. */
export const RowValues = Type.Record(
  Type.String({ pattern: '^f[1-9][0-9]{0,3}$' }),
  Nullable(Type.String({ maxLength: 100_000 })),
)
export type RowValues = Type.Static<typeof RowValues>

/** Made by the client (any unique text), so that a repeated save never makes a row twice. */
export const RowKey = Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' })

/** Address of a task: the code of the round and the code of the agency. */
export const TaskAddress = Type.Object({
  round: Type.String({ maxLength: 120 }),
  agency: Type.String({ maxLength: 60 }),
})
export type TaskAddress = Type.Static<typeof TaskAddress>

/** A row of a contribution. `version`: the draft version that last changed it; `faults` as the data firewall would say. */
export const TaskRow = Type.Object({
  key: RowKey,
  position: Type.Integer(),
  values: RowValues,
  origin: Type.Union([Type.Literal('prefilled'), Type.Literal('typed'), Type.Literal('uploaded')]),
  version: Type.Integer(),
  faults: Type.Array(RowFaultView),
  /** Why the owner returned this row; null when nothing was said about it. */
  returnReason: Nullable(Type.String()),
})
export type TaskRow = Type.Static<typeof TaskRow>

/** A field to fill in. `fixed`: the value that every row bears by itself; `choices`: a code list small enough to choose from. */
export const TaskField = Type.Object({
  ...Field.properties,
  fixed: Nullable(Type.String()),
  /** Part of the key: a correction does not change it. */
  inKey: Type.Boolean(),
  choices: Type.Optional(Type.Array(Type.Object({ code: Type.String(), name: Type.String() }))),
})
export type TaskField = Type.Static<typeof TaskField>

/** A line of the list “my tasks”. */
export const TaskSummary = Type.Object({
  round: Type.Object({
    code: Type.String(),
    title: Type.String(),
    kind: RoundKindSchema,
    status: RoundStatusSchema,
    dataset: Type.Object({ code: Type.String(), title: Type.String() }),
    owner: Named,
    period: Type.Object({ kind: PeriodKindSchema, value: Type.String() }),
  }),
  agency: Named,
  status: ContributionStatusSchema,
  dueOn: Type.String(),
  /** Past the due day and not yet sent, or first sent after it. */
  late: Type.Boolean(),
  /** Working days left until the due day; negative when it is past. */
  daysLeft: Type.Integer(),
  rowCount: Type.Integer(),
  faultCount: Type.Integer(),
  nothingToReport: Type.Boolean(),
  /** The version of the draft, to be sent with the next save. */
  version: Type.Integer(),
  allowed: Type.Array(TaskActionSchema),
})
export type TaskSummary = Type.Static<typeof TaskSummary>

/** Everything the form of a contributor needs, in one answer. */
export const Task = Type.Object({
  ...TaskSummary.properties,
  caseId: Type.String(),
  openedOn: Type.String(),
  ledger: Type.Array(LedgerLineSchema),
  instructions: Type.String(),
  legalBasis: Type.Array(Type.String()),
  fields: Type.Array(TaskField),
  /** The field that says whose a row is, and the value it has in rows of this agency. */
  scope: Type.Object({ field: Type.String(), value: Type.String() }),
  rows: Type.Array(TaskRow),
  filled: Nullable(Type.Object({ name: Type.String(), at: Nullable(Type.String()) })),
  approved: Nullable(Type.Object({ name: Type.String(), at: Nullable(Type.String()) })),
  returned: Nullable(Type.Object({ name: Type.String(), at: Type.String(), reason: Type.String() })),
})
export type Task = Type.Static<typeof Task>

export const RowChange = Type.Object(
  {
    key: RowKey,
    position: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    values: RowValues,
  },
  closed,
)
export type RowChange = Type.Static<typeof RowChange>

/**
 * A save of the draft: only what changed since `version` was read. The same save sent again changes nothing. `origin`
 * of the rows is `typed`; those of a file come by the upload.
 */
export const DraftSave = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    changes: Type.Array(RowChange, { maxItems: MOST_ROWS }),
    removed: Type.Array(RowKey, { maxItems: MOST_ROWS }),
  },
  closed,
)
export type DraftSave = Type.Static<typeof DraftSave>

/** A row that somebody else changed meanwhile: not overwritten, told with both values; send it again to insist. */
export const RowConflict = Type.Object({
  key: RowKey,
  /** What is stored now; null: removed. */
  stored: Nullable(RowValues),
  /** What this save wanted; null: to remove it. */
  yours: Nullable(RowValues),
  changedBy: Type.String(),
  changedAt: Type.String(),
  version: Type.Integer(),
})
export type RowConflict = Type.Static<typeof RowConflict>

/** What a save led to: the new version, rows changed by others since, rows in conflict, verdicts on saved rows. */
export const DraftSaved = Type.Object({
  version: Type.Integer(),
  saved: Type.Integer(),
  conflicts: Type.Array(RowConflict),
  /** Rows that others changed since the version that was sent, as they stand; take them over. */
  others: Type.Array(TaskRow),
  othersRemoved: Type.Array(RowKey),
  verdicts: Type.Array(Type.Object({ key: RowKey, faults: Type.Array(RowFaultView) })),
  rowCount: Type.Integer(),
  faultCount: Type.Integer(),
})
export type DraftSaved = Type.Static<typeof DraftSaved>

/** Rows to judge without saving. */
export const RowsToCheck = Type.Object({ rows: Type.Array(RowChange, { maxItems: 500 }) }, closed)

export const CheckedRows = Type.Object({
  verdicts: Type.Array(Type.Object({ key: RowKey, faults: Type.Array(RowFaultView) })),
})

/** Sending for the approval of one's own agency; `nothingToReport` confirms that there is nothing this period. */
export const Submission = Type.Object(
  { version: Type.Integer({ minimum: 0 }), nothingToReport: Type.Optional(Type.Boolean()) },
  closed,
)
export type Submission = Type.Static<typeof Submission>

/** Where a contribution stands after a step. */
export const TaskStep = Type.Object({ status: ContributionStatusSchema, version: Type.Integer() })
export type TaskStep = Type.Static<typeof TaskStep>

/** What a file of rows led to: like a save, with the columns that belong to no field. */
export const FileTaken = Type.Object({
  ...DraftSaved.properties,
  read: Type.Integer(),
  unknownColumns: Type.Array(Type.String()),
})
export type FileTaken = Type.Static<typeof FileTaken>
