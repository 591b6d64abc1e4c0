// SPDX-License-Identifier: Apache-2.0
import type { DataTypeKey } from '../contract/data-types.ts'
import type { Conclusion, ReadingChoices } from '../contract/reading-profile.ts'
import { type CellHabit, mendCell } from '../reading/habits/mend-cell.ts'
import type { CellPlan, MarkedColumns } from '../reading/habits/reading-plan.ts'
import { withoutMark } from '../reading/typed-number.ts'
import type { Found } from './column-facts.ts'

type Words = { vi: string; en: string }

/** A conclusion, and what follows from it for the reading and for the field of its column. */
export type Concluded = {
  conclusion: Conclusion
  /** 0-based column; null: of the whole table. */
  column: number | null
  cell?: CellPlan
  /** Under which name the reading counts what it did. */
  change?: CellHabit
  format?: string
  unit?: string
  type?: DataTypeKey
  /** The column is not loaded. */
  leaveOut?: boolean
  marked?: MarkedColumns
  /** Another conclusion speaks for this one. */
  hidden?: boolean
}

/** A choice with its two names. */
export const choice = (value: string, vi: string, en: string) => ({ value, label: { vi, en } })

/** What a person chose under a key, when it is one of the values; else the value that is concluded. */
export function chosenOf(
  choices: ReadingChoices,
  key: string,
  values: readonly string[],
  usual: string,
): string {
  const chosen = choices[key]
  return chosen !== undefined && values.includes(chosen) ? chosen : usual
}

type Parts = {
  habit: string
  title: string | null
  found: Pick<Found, 'count' | 'examples'>
  state: Conclusion['state']
  message: Words
  choices?: Conclusion['choices']
  chosen?: string
  /** Shows what the cells become. */
  plan?: CellPlan
}

/** Builds a conclusion; its key is the habit with the title of the column behind it. */
export function conclusionOf({
  habit,
  title,
  found,
  state,
  message,
  choices = [],
  chosen,
  plan,
}: Parts): Conclusion {
  return {
    key: keyOf(habit, title),
    habit,
    title,
    count: found.count,
    examples: found.examples.map(({ record, from }) => ({
      record,
      from,
      to: plan ? shown(mendCell(plan, from, null).cell) : from,
    })),
    state,
    message,
    choices,
    chosen: chosen ?? null,
  }
}

/** The key under which a choice about a column is kept. */
export function keyOf(habit: string, title: string | null): string {
  return title === null ? habit : `${habit}:${title}`
}

function shown(cell: string | null): string | null {
  return cell === null ? null : withoutMark(cell)
}

/** Cells found in several ways together. */
export function together(...founds: readonly Found[]): Found {
  return {
    count: founds.reduce((sum, { count }) => sum + count, 0),
    examples: founds.flatMap(({ examples }) => examples).slice(0, 3),
    words: new Set(founds.flatMap(({ words }) => [...words])),
  }
}
