// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { Point, Shares } from '../contract/index.ts'

/** A dataset's measure on a day as it is kept. */
export interface StoredMeasure extends Shares {
  readonly datasetId: string
  readonly agencyId: string
  readonly day: LocalDate
  readonly checked: number
  readonly passed: number
  readonly openRows: number
  /** Day until which new data is expected; null without a cycle or data. */
  readonly dueOn: LocalDate | null
}

/** Which agencies' datasets are asked for; null: all. */
export type AgencyScope = readonly string[] | null

const ofAgencies = (scope: AgencyScope) =>
  scope === null ? sql<boolean>`true` : sql<boolean>`agency_id = any(${[...scope]}::uuid[])`

/** Keeps the measure of a day; measured again on the same day, the later one stands. */
export const keepMeasure = async (db: Db, one: StoredMeasure): Promise<void> => {
  await sql`insert into quality.measure (dataset_id, day, agency_id, correct, complete, clean, live, consistent,
      overall, checked, passed, open_rows, due_on)
    values (${one.datasetId}, ${one.day}, ${one.agencyId}, ${one.correct}, ${one.complete}, ${one.clean},
      ${one.live}, ${one.consistent}, ${one.overall}, ${one.checked}, ${one.passed}, ${one.openRows}, ${one.dueOn})
    on conflict (dataset_id, day) do update set agency_id = excluded.agency_id, correct = excluded.correct,
      complete = excluded.complete, clean = excluded.clean, live = excluded.live,
      consistent = excluded.consistent, overall = excluded.overall, checked = excluded.checked,
      passed = excluded.passed, open_rows = excluded.open_rows, due_on = excluded.due_on`.execute(db)
}

/** The latest measure of each dataset. */
export const latestMeasures = async (db: Db, scope: AgencyScope): Promise<StoredMeasure[]> => {
  const { rows } = await sql<StoredMeasure>`
    select distinct on (dataset_id) dataset_id as "datasetId", agency_id as "agencyId", day::text as day, correct,
      complete, clean, live, consistent, overall, checked::int as checked, passed::int as passed,
      open_rows::int as "openRows", due_on::text as "dueOn"
    from quality.measure where ${ofAgencies(scope)} order by dataset_id, day desc`.execute(db)
  return rows
}

/**
 * The mean of the measures on the last day of each week that has any, the earliest first; of one dataset when it is named. A dataset
 * counts in a week with its last measure of that week.
 */
export const weeklyTrend = async (
  db: Db,
  { scope, datasetId, since }: { scope: AgencyScope; datasetId?: string; since: LocalDate },
): Promise<Point[]> => {
  const one = datasetId ? sql<boolean>`dataset_id = ${datasetId}` : sql<boolean>`true`
  const { rows } = await sql<Point>`
    with last as (select distinct on (dataset_id, date_trunc('week', day)) * from quality.measure
      where day >= ${since} and ${ofAgencies(scope)} and ${one}
      order by dataset_id, date_trunc('week', day), day desc)
    select max(day)::text as day, avg(correct)::real as correct, avg(complete)::real as complete,
      avg(clean)::real as clean, avg(live)::real as live, avg(consistent)::real as consistent,
      avg(overall)::real as overall
    from last group by date_trunc('week', day) order by 1`.execute(db)
  return rows
}
