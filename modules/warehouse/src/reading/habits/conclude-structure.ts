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
  choices: ReadingChoices,
  hasMerged: boolean,
  centralMeridian: number | undefined,
): ReadingPlan | undefined {
  if (choices['habits'] === 'off') return undefined
  const sections = choices['sections'] === 'off' ? null : findSections(rows, header)
  const points = findPoints(rows, header, choices['points'], centralMeridian)
  const plan: ReadingPlan = {
    ...(sections ? { sections } : {}),
    ...(hasMerged && choices['merged'] !== 'off' ? { merged: true } : {}),
    ...(choices['text'] === 'keep' ? { asWritten: true } : {}),
    ...(points ? { points } : {}),
  }
  return Object.keys(plan).length > 0 ? plan : undefined
}
