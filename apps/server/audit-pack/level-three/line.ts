// SPDX-License-Identifier: Apache-2.0
import type { AuditFacts } from '../audit-facts.ts'

/**
 * How a requirement stands. `by-configuration`: the program cannot see it, the installation around it must show it.
 * `organisational`: a rule or a yearly act of people; the program can only bring material for it.
 */
export type LineState = 'met' | 'partly' | 'not-met' | 'by-configuration' | 'organisational'

/** What was concluded of one requirement, with the values it was concluded from. */
export interface Verdict {
  readonly state: LineState
  readonly evidence: readonly string[]
}

/** One requirement of the level-3 checklist. `source`: clause and how surely it is known. */
export interface Line {
  readonly number: number
  readonly requirement: { readonly vi: string; readonly en: string }
  readonly source: string
  readonly judge: (facts: AuditFacts) => Verdict
}

/** The standard's clause; the mark F says that a paraphrase was read and checked, not the standard itself. */
export const tcvn = (clause: string): string => `TCVN 14423:2026, ${clause} [F]`

/** Names of states for people. */
export const stateNames: Readonly<Record<LineState, { vi: string; en: string }>> = {
  met: { vi: 'Đạt', en: 'met' },
  partly: { vi: 'Đạt một phần', en: 'partly met' },
  'not-met': { vi: 'CHƯA ĐẠT', en: 'NOT met' },
  'by-configuration': { vi: 'Do hạ tầng triển khai', en: 'by configuration around the program' },
  organisational: { vi: 'Thuộc quy chế, tổ chức', en: 'organisational' },
}

/** Met when every comparison holds, not met when none does, else partly; each is shown with its value. */
export const judged = (comparisons: readonly (readonly [boolean, string])[]): Verdict => {
  const good = comparisons.filter(([holds]) => holds).length
  const state = good === comparisons.length ? 'met' : good === 0 ? 'not-met' : 'partly'
  return { state, evidence: comparisons.map(([holds, text]) => (holds ? `Có: ${text}` : `CHƯA: ${text}`)) }
}

/** The same verdict, but never better than partly: the rest of the requirement lies with people. */
export const atMostPartly = ({ state, evidence }: Verdict, rest: string): Verdict => ({
  state: state === 'met' ? 'partly' : state,
  evidence: [...evidence, `– ${rest}`],
})

/** Whether the program offers an operation whose name says so. */
export const offers = ({ routes }: AuditFacts, name: RegExp): boolean =>
  routes.some(({ operationId }) => name.test(operationId))
