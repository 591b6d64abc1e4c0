// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'

/** The five measures: Đúng – Đủ – Sạch – Sống – Thống nhất (R-WH-14). */
export const dimensions = ['correct', 'complete', 'clean', 'live', 'consistent'] as const
export type Dimension = (typeof dimensions)[number]

const Nullable = <S extends Type.TSchema>(schema: S) => Type.Union([schema, Type.Null()])
const Share = Nullable(Type.Number({ minimum: 0, maximum: 1 }))

/** Shares from 0 to 1; null: nothing to measure by. */
export const SharesSchema = Type.Object({
  correct: Share,
  complete: Share,
  clean: Share,
  live: Share,
  consistent: Share,
  overall: Share,
})

/** What was measured on a day. */
export const PointSchema = Type.Object({ day: Type.String(), ...SharesSchema.properties })

/** A dataset as the quality page lists it, with its latest measure. */
export const DatasetMeasureSchema = Type.Object({
  code: Type.String(),
  title: Type.String(),
  agencyCode: Nullable(Type.String()),
  agencyName: Nullable(Type.String()),
  shares: SharesSchema,
  checkedRows: Type.Integer(),
  openRows: Type.Integer(),
  openIssues: Type.Integer(),
  dueOn: Nullable(Type.String()),
  overdue: Type.Boolean(),
})

/** Rows of a batch that failed, and where they stand. */
export const IssueSchema = Type.Object({
  dataset: Type.Object({ code: Type.String(), title: Type.String() }),
  agencyName: Nullable(Type.String()),
  batch: Type.Integer(),
  state: Type.Union([
    Type.Literal('notified-source'),
    Type.Literal('left-out'),
    Type.Literal('waiting-source'),
    Type.Literal('fixed-here'),
    Type.Literal('fixed-at-source'),
  ]),
  rows: Type.Integer(),
  openRows: Type.Integer(),
  openedAt: Type.String(),
  dueOn: Nullable(Type.String()),
  overdue: Type.Boolean(),
  closedAt: Nullable(Type.String()),
})

/** The quality of all datasets a person may follow, or of one agency's. */
export const OverviewSchema = Type.Object({
  shares: SharesSchema,
  datasets: Type.Integer(),
  overdueDatasets: Type.Integer(),
  openIssues: Type.Integer(),
  overdueIssues: Type.Integer(),
  openRows: Type.Integer(),
  agencies: Type.Array(
    Type.Object({
      code: Type.String(),
      name: Type.String(),
      datasets: Type.Integer(),
      overall: Share,
      overdueDatasets: Type.Integer(),
    }),
  ),
  trend: Type.Array(PointSchema),
})

export type Shares = Type.Static<typeof SharesSchema>
export type Point = Type.Static<typeof PointSchema>
export type DatasetMeasure = Type.Static<typeof DatasetMeasureSchema>
export type Issue = Type.Static<typeof IssueSchema>
export type Overview = Type.Static<typeof OverviewSchema>
