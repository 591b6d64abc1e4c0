// SPDX-License-Identifier: Apache-2.0
import type { PointPlan } from './find-points.ts'

/** How a row that only names a group is numbered: A, I, 1, or not at all. */
export type SectionStyle = 'letter' | 'roman' | 'digit' | 'plain'

/**
 * Rows that name a group of the rows below them. Their text is carried into columns of its own, one per level, behind the
 * columns of the file. `numbering` is the column that numbers rows, `label` the column of the names; `withAmounts`: rows that
 * are not numbered but named add up the rows below them; `outline`: rows 1.1 stand below a row 1.
 */
export type SectionPlan = {
  levels: SectionStyle[]
  titles: string[]
  numbering: number | null
  label: number
  withAmounts: boolean
  outline: boolean
}

/** What is done to the cells of one column. Words are compared in small letters. */
export type CellPlan = {
  /** Words that mean “as above”. */
  ditto?: string[]
  /** Blank cells take the value above. */
  fill?: boolean
  /** Words that mean that there is nothing. */
  empty?: string[]
  /** Words that mean zero. */
  zero?: string[]
  /** Numbers get leading zeros up to so many digits, or up to one of several lengths. */
  digits?: { least: number; most: number; rule: 'citizen-id' | 'phone' | 'tax-code' | 'fixed' }
  /** Words behind numbers multiply them by ten to a power: tỷ, triệu. */
  multiples?: { powers: Record<string, number>; format: 'vi' | 'en' }
  /** A unit written behind each number is left out. */
  suffix?: string[]
  /** Numbers are multiplied by ten to this power; `format` tells how they are written. */
  scale?: { power: number; format: 'vi' | 'en' }
  /** Numbers of days are days. */
  serial?: { from1904: boolean }
  /** What stands for a part of a day only: the first day of it is taken. */
  firstDay?: boolean
}

/** Columns with a mark in one of them are one value: the name of the marked column. */
export type MarkedColumns = {
  columns: number[]
  title: string
  values: string[]
  /** The cells hold a value instead of a mark, as years of birth under Nam | Nữ: it goes into a column of this title. */
  contentTitle?: string
}

/** Everything that is done to the records of a table while it is read; columns are 0-based places in the file. */
export type ReadingPlan = {
  sections?: SectionPlan
  /** Cells that are merged over several rows hold their value in each of them. */
  merged?: boolean
  cells?: Record<number, CellPlan>
  marked?: MarkedColumns[]
  /** Columns of coordinates make a column of points. */
  points?: PointPlan
  /** The last row of the header as written, when it is repeated on later pages. */
  repeatedHeader?: string[]
  /** Hidden characters and repeated blanks stay as they are written. */
  asWritten?: boolean
}

/** Titles of the columns that a plan adds behind those of the file. */
export function addedTitles(plan: ReadingPlan | undefined): string[] {
  return [
    ...(plan?.sections?.titles ?? []),
    ...(plan?.marked ?? []).flatMap(titlesOfMarked),
    ...(plan?.points ? [plan.points.title] : []),
  ]
}

function titlesOfMarked({ title, contentTitle }: MarkedColumns): string[] {
  return contentTitle === undefined ? [title] : [title, contentTitle]
}
