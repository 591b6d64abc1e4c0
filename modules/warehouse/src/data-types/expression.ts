// SPDX-License-Identifier: Apache-2.0

/**
 * What is done to a cell, or asked about it, written once and run twice: as SQL in DuckDB (`expressionToSql`) and as a
 * function in TypeScript (`compileExpression`). Patterns are RE2. An expression never sees a missing value.
 */
export type Expression =
  | { op: 'value' }
  | { op: 'text'; text: string }
  | { op: 'number'; number: number }
  | { op: 'reference-year' }
  | { op: 'replace'; of: Expression; pattern: string; by: string }
  | { op: 'upper'; of: Expression }
  | { op: 'slice'; of: Expression; from: number; length: number }
  | { op: 'join'; of: Expression[] }
  | { op: 'digit'; of: Expression; at: number }
  | { op: 'calculate'; how: '+' | '-' | '*' | '%'; left: Expression; right: Expression }
  | { op: 'compare'; how: '=' | '<=' | '>='; left: Expression; right: Expression }
  | { op: 'matches'; of: Expression; pattern: string }
  | { op: 'between'; of: Expression; min: string; max: string }
  | { op: 'calendar-date'; of: Expression }
  | { op: 'closed-ring'; of: Expression }
  | { op: 'all' | 'any'; of: Expression[] }
  | { op: 'not'; of: Expression }
  | { op: 'choose'; when: Expression; then: Expression; otherwise: Expression }

/** The cell itself: trimmed, NFC, never empty. */
export const value: Expression = { op: 'value' }

/** A fixed text. */
export const text = (fixed: string): Expression => ({ op: 'text', text: fixed })

/** A fixed whole number. */
export const number = (fixed: number): Expression => ({ op: 'number', number: fixed })

/** The year of the check's reference date. */
export const referenceYear: Expression = { op: 'reference-year' }

/** Replaces every match of an RE2 pattern; `\1` in `by` is the first group. */
export const replace = (of: Expression, pattern: string, by: string): Expression => ({
  op: 'replace',
  of,
  pattern,
  by,
})

/** Several replacements, one after the other. */
export const replaceAll = (
  of: Expression,
  steps: readonly (readonly [pattern: string, by: string])[],
): Expression => steps.reduce((done, [pattern, by]) => replace(done, pattern, by), of)

/** ASCII letters to capitals; other letters stay. */
export const upper = (of: Expression): Expression => ({ op: 'upper', of })

/** Characters from a 1-based position. */
export const slice = (of: Expression, from: number, length: number): Expression => ({
  op: 'slice',
  of,
  from,
  length,
})

/** Texts one after the other. */
export const join = (...of: Expression[]): Expression => ({ op: 'join', of })

/** The digit at a 1-based position, as a number. */
export const digit = (of: Expression, at: number): Expression => ({ op: 'digit', of, at })

/** Whole-number arithmetic. */
export const calculate = (left: Expression, how: '+' | '-' | '*' | '%', right: Expression): Expression => ({
  op: 'calculate',
  how,
  left,
  right,
})

/** Comparison of whole numbers. */
export const compare = (left: Expression, how: '=' | '<=' | '>=', right: Expression): Expression => ({
  op: 'compare',
  how,
  left,
  right,
})

/** Whether the whole text matches an RE2 pattern. */
export const matches = (of: Expression, pattern: string): Expression => ({ op: 'matches', of, pattern })

/** Whether a canonical decimal lies between two others, both included. */
export const between = (of: Expression, min: string, max: string): Expression => ({
  op: 'between',
  of,
  min,
  max,
})

/** Whether a text of the form YYYY-MM-DD is a day of the calendar. */
export const calendarDate = (of: Expression): Expression => ({ op: 'calendar-date', of })

/** Whether the first ring of every polygon of a GeoJSON geometry ends where it begins. */
export const closedRing = (of: Expression): Expression => ({ op: 'closed-ring', of })

/** Every one holds. */
export const all = (...of: Expression[]): Expression => ({ op: 'all', of })

/** At least one holds. */
export const any = (...of: Expression[]): Expression => ({ op: 'any', of })

/** The contrary. */
export const not = (of: Expression): Expression => ({ op: 'not', of })

/** One or the other. */
export const choose = (when: Expression, then: Expression, otherwise: Expression): Expression => ({
  op: 'choose',
  when,
  then,
  otherwise,
})
