// SPDX-License-Identifier: Apache-2.0
import type { AuditFacts, DeclaredException } from '../audit-facts.ts'
import { accountLines } from './account-lines.ts'
import { evidenceLines } from './evidence-lines.ts'
import type { Line, Verdict } from './line.ts'
import { operationLines } from './operation-lines.ts'

export { type LineState, stateNames } from './line.ts'

/** One line of the checklist as it stands, with the deviation the operator has declared for it, if any. */
export interface CheckedLine extends Verdict, Omit<Line, 'judge'> {
  readonly exception: DeclaredException | null
}

/** Judges every requirement of the level-3 checklist from the facts. */
export const checkLevelThree = (facts: AuditFacts): CheckedLine[] =>
  [...accountLines, ...evidenceLines, ...operationLines].map(({ judge, ...line }) => ({
    ...line,
    ...judge(facts),
    exception: facts.exceptions.find((one) => one.line === line.number) ?? null,
  }))
