// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'
import { LedgerLineSchema, Named, Nullable, RowValues } from './task-schema.ts'
import {
  ContributionStatusSchema,
  PeriodKindSchema,
  RoundActionSchema,
  RoundKindSchema,
  RoundStatusSchema,
  ScopeKindSchema,
  TaskActionSchema,
} from './words.ts'

const closed = { additionalProperties: false } as const
const FieldId = Type.String({ pattern: '^f[1-9][0-9]{0,3}$' })

/** What the owner checks over all agencies, as warnings: sums of these fields, change against last period beyond a tolerance. */
export const ChecksSchema = Type.Object(
  {
    sumFields: Type.Array(FieldId, { maxItems: 50 }),
    /** Per cent of change against last period that needs no look. */
    tolerancePercent: Type.Number({ minimum: 0, maximum: 1000 }),
  },
  closed,
)
export type Checks = Type.Static<typeof ChecksSchema>

/** Which agencies owe rows: every active one of a tier, or those named; `unit` names the administrative unit of one. */
export const AgencyChoice = Type.Union([
  Type.Object({ level: Type.Union([Type.Literal('commune'), Type.Literal('department')]) }, closed),
  Type.Object(
    {
      agencies: Type.Array(
        Type.Object(
          { code: Type.String({ maxLength: 60 }), unit: Type.Optional(Type.String({ maxLength: 20 })) },
          closed,
        ),
        { minItems: 1, maxItems: 500 },
      ),
    },
    closed,
  ),
])
export type AgencyChoice = Type.Static<typeof AgencyChoice>

/** Kinds that can be opened: rows that agencies owe, or a survey that is verified before it goes on (R-ING-05). */
export const OpenableKind = Type.Union([Type.Literal('agency'), Type.Literal('survey')])

/** What opening a round takes (R-ING-02). */
export const RoundOpening = Type.Object(
  {
    dataset: Type.String({ maxLength: 100 }),
    kind: Type.Optional(OpenableKind),
    /** Code of the state agency that leads a survey; the owner unless said. */
    lead: Type.Optional(Type.String({ maxLength: 60 })),
    title: Type.String({ minLength: 3, maxLength: 200 }),
    period: Type.Object({ kind: PeriodKindSchema, value: Type.String({ maxLength: 10 }) }, closed),
    workingDays: Type.Integer({ minimum: 1, maximum: 250 }),
    instructions: Type.Optional(Type.String({ maxLength: 10_000 })),
    legalBasis: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { maxItems: 20 })),
    choice: AgencyChoice,
    scope: Type.Object({ field: FieldId, by: ScopeKindSchema }, closed),
    /** Values that every row bears, by field id: the period. */
    fixed: Type.Optional(Type.Record(FieldId, Type.String({ maxLength: 200 }))),
    loadMode: Type.Optional(
      Type.Union([Type.Literal('append'), Type.Literal('upsert'), Type.Literal('replace')]),
    ),
    prefill: Type.Optional(
      Type.Boolean({ description: 'Begin with the rows of last period (default: yes)' }),
    ),
    checks: Type.Optional(ChecksSchema),
  },
  closed,
)
export type RoundOpening = Type.Static<typeof RoundOpening>

/** How many agencies stand where; `late` counts over all of them. */
export const RoundCounts = Type.Object({
  agencies: Type.Integer(),
  notOpened: Type.Integer(),
  drafting: Type.Integer(),
  awaitingApproval: Type.Integer(),
  sent: Type.Integer(),
  returned: Type.Integer(),
  accepted: Type.Integer(),
  late: Type.Integer(),
  nothingToReport: Type.Integer(),
  rows: Type.Integer(),
})
export type RoundCounts = Type.Static<typeof RoundCounts>

/** A round as lists show it. */
export const RoundSummary = Type.Object({
  code: Type.String(),
  title: Type.String(),
  kind: RoundKindSchema,
  status: RoundStatusSchema,
  dataset: Type.Object({ code: Type.String(), title: Type.String() }),
  owner: Named,
  period: Type.Object({ kind: PeriodKindSchema, value: Type.String() }),
  openedOn: Type.String(),
  dueOn: Type.String(),
  daysLeft: Type.Integer(),
  counts: RoundCounts,
})
export type RoundSummary = Type.Static<typeof RoundSummary>

/** One agency of a round as its owner sees it. */
export const RoundAgency = Type.Object({
  agency: Named,
  unitCode: Nullable(Type.String()),
  status: ContributionStatusSchema,
  late: Type.Boolean(),
  dueOn: Type.String(),
  rowCount: Type.Integer(),
  nothingToReport: Type.Boolean(),
  filledBy: Nullable(Type.String()),
  sentAt: Nullable(Type.String()),
  timesReturned: Type.Integer(),
  returnReason: Nullable(Type.String()),
  remindedAt: Nullable(Type.String()),
  allowed: Type.Array(TaskActionSchema),
})
export type RoundAgency = Type.Static<typeof RoundAgency>

/** A round with everything its page needs. */
export const RoundDetail = Type.Object({
  ...RoundSummary.properties,
  caseId: Type.String(),
  version: Type.Integer(),
  ledger: Type.Array(LedgerLineSchema),
  instructions: Type.String(),
  legalBasis: Type.Array(Type.String()),
  scope: Type.Object({ field: Type.String(), title: Type.String(), by: ScopeKindSchema }),
  checks: ChecksSchema,
  opened: Type.Object({ name: Type.String(), at: Type.String() }),
  consolidated: Nullable(Type.Object({ name: Type.String(), at: Type.String() })),
  batchNumber: Nullable(Type.Integer()),
  /** Rows contributed and rows that the batch took; equal when nothing was left out. */
  tally: Nullable(
    Type.Object({ contributed: Type.Integer(), stored: Type.Integer(), batchStatus: Type.String() }),
  ),
  locked: Nullable(Type.Object({ name: Type.String(), at: Type.String() })),
  /** What a survey needs before its rows go on; null for other kinds. */
  survey: Nullable(
    Type.Object({
      lead: Named,
      verified: Nullable(Type.Object({ name: Type.String(), at: Type.String(), text: Type.String() })),
      opinion: Nullable(Type.Object({ expert: Type.String(), at: Type.String(), text: Type.String() })),
    }),
  ),
  agencies: Type.Array(RoundAgency),
  allowed: Type.Array(RoundActionSchema),
})
export type RoundDetail = Type.Static<typeof RoundDetail>

/** Rows of an agency that are returned, each with what is wrong. */
export const ReturnRequest = Type.Object(
  {
    reason: Type.String({ maxLength: 2000 }),
    rows: Type.Optional(
      Type.Array(
        Type.Object(
          { key: Type.String({ maxLength: 40 }), reason: Type.String({ minLength: 1, maxLength: 1000 }) },
          closed,
        ),
        { maxItems: 5000 },
      ),
    ),
  },
  closed,
)
export type ReturnRequest = Type.Static<typeof ReturnRequest>

/** A later due day, for the round or for some agencies. */
export const Extension = Type.Object(
  {
    dueOn: Type.String({ format: 'date' }),
    reason: Type.String({ maxLength: 2000 }),
    agencies: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 500 })),
  },
  closed,
)
export type Extension = Type.Static<typeof Extension>

/** Whom a reminder goes to: who is late, everybody who still owes, or some agencies. */
export const Reminder = Type.Object(
  {
    to: Type.Union([Type.Literal('late'), Type.Literal('owing')]),
    agencies: Type.Optional(Type.Array(Type.String({ maxLength: 60 }), { minItems: 1, maxItems: 500 })),
  },
  closed,
)
export type Reminder = Type.Static<typeof Reminder>

/** One text for all, to copy or to send; it names the round, its due day and the page, never data. */
export const ReminderText = Type.Object({ text: Type.String(), agencies: Type.Array(Named) })
export type ReminderText = Type.Static<typeof ReminderText>

/** What stands out in the figures of a round; everything is a warning that leads to an agency. */
export const RoundChecks = Type.Object({
  tolerancePercent: Type.Number(),
  /** What is compared with: the round before, the rows the drafts began with, or nothing. */
  basis: Type.Union([Type.Literal('round'), Type.Literal('store'), Type.Literal('none')]),
  comparedWith: Nullable(Type.Object({ code: Type.String(), title: Type.String() })),
  sums: Type.Array(
    Type.Object({
      field: Type.String(),
      total: Type.String(),
      last: Nullable(Type.String()),
      changePercent: Nullable(Type.Number()),
    }),
  ),
  warnings: Type.Array(
    Type.Object({
      kind: Type.Union([Type.Literal('changed'), Type.Literal('outlier')]),
      agency: Named,
      field: Type.String(),
      value: Type.String(),
      last: Nullable(Type.String()),
      changePercent: Nullable(Type.Number()),
    }),
  ),
  missing: Type.Array(Named),
})
export type RoundChecks = Type.Static<typeof RoundChecks>

/** A new value for a row of a locked round, with why (R-ING-12). */
export const CorrectionRequest = Type.Object(
  {
    agency: Type.String({ maxLength: 60 }),
    key: Type.String({ maxLength: 40 }),
    values: RowValues,
    reason: Type.String({ maxLength: 2000 }),
  },
  closed,
)
export type CorrectionRequest = Type.Static<typeof CorrectionRequest>

/** A correction as its round shows it: what changed, why, who asked, in which batch; sensitive fields left out. */
export const CorrectionView = Type.Object({
  agency: Named,
  key: Type.String(),
  changes: Type.Array(
    Type.Object({ field: Type.String(), before: Nullable(Type.String()), after: Nullable(Type.String()) }),
  ),
  reason: Type.String(),
  askedBy: Type.String(),
  askedAt: Type.String(),
  batchNumber: Type.Integer(),
  status: Type.Union([Type.Literal('waiting'), Type.Literal('loaded'), Type.Literal('refused')]),
})
export type CorrectionView = Type.Static<typeof CorrectionView>

/** What was found when a survey was verified. */
export const Verification = Type.Object({ text: Type.String({ minLength: 3, maxLength: 5000 }) }, closed)
export type Verification = Type.Static<typeof Verification>

/** An expert's opinion on a survey, with who gave it. */
export const ExpertOpinion = Type.Object(
  {
    expert: Type.String({ minLength: 3, maxLength: 300 }),
    text: Type.String({ minLength: 3, maxLength: 5000 }),
  },
  closed,
)
export type ExpertOpinion = Type.Static<typeof ExpertOpinion>
