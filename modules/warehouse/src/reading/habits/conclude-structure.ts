// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../../contract/reading-profile.ts'
import { findPoints } from './find-points.ts'
import { findSections } from './find-sections.ts'
import type { ReadingPlan } from './reading-plan.ts'

/**
 * What the first rows below the header tell about the whole table: rows that name groups, merged cells. A person's choice comes
 * before what is found; `habits: off` reads everything as it stands. Undefined: the table is read as it stands.
 */
export function concludeStructure(
  rows: readonly string[][],
  header: readonly string[],
  titles: readonly string[],
  choices: ReadingChoices,
  may: { sections: boolean; merged: boolean },
  centralMeridian: number | undefined,
): ReadingPlan | undefined {
  if (choices['habits'] === 'off') return undefined
  const sections = may.sections && choices['sections'] !== 'off' ? findSections(rows, header) : null
  const points = findPoints(rows, header, choices['points'], centralMeridian)
  const plan: ReadingPlan = {
    ...(sections ? { sections } : {}),
    ...(may.merged && choices['merged'] !== 'off' ? { merged: true } : {}),
    ...(isRepeated(rows, titles) ? { repeatedHeader: titles.map((title) => title.trim()) } : {}),
    ...(choices['text'] === 'keep' ? { asWritten: true } : {}),
    ...(points ? { points } : {}),
  }
  return Object.keys(plan).length > 0 ? plan : undefined
}

function isRepeated(rows: readonly string[][], titles: readonly string[]): boolean {
  return (
    titles.filter((title) => title.trim() !== '').length > 1 && rows.some((cells) => isSameRow(cells, titles))
  )
}

/** Whether a row says the same as a row of titles. */
export function isSameRow(cells: readonly (string | null)[], titles: readonly string[]): boolean {
  const length = Math.max(cells.length, titles.length)
  return Array.from(
    { length },
    (_, column) => (cells[column] ?? '').trim() === (titles[column] ?? '').trim(),
  ).every(Boolean)
}
