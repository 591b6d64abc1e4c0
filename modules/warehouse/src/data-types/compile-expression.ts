// SPDX-License-Identifier: Apache-2.0
import { RE2JS } from 're2js'
import { compareDecimals, isDecimal } from './decimal.ts'
import type { Expression } from './expression.ts'

type Result = string | number | boolean

/** An expression ready to run on one cell. */
export type Compiled = (cell: string, referenceYear: number) => Result

/** Makes a function of an expression; compile once, run for every cell. */
export function compileExpression(expression: Expression): Compiled {
  switch (expression.op) {
    case 'value':
      return (cell) => cell
    case 'text':
      return () => expression.text
    case 'number':
      return () => expression.number
    case 'reference-year':
      return (_cell, year) => year
    case 'all':
    case 'any':
      return compileChoice(expression.op, expression.of)
    case 'not': {
      const inner = compileExpression(expression.of)
      return (cell, year) => !inner(cell, year)
    }
    case 'choose': {
      const when = compileExpression(expression.when)
      const then = compileExpression(expression.then)
      const otherwise = compileExpression(expression.otherwise)
      return (cell, year) => (when(cell, year) ? then(cell, year) : otherwise(cell, year))
    }
    case 'join': {
      const parts = expression.of.map(compileExpression)
      return (cell, year) => parts.map((part) => part(cell, year)).join('')
    }
    case 'calculate':
    case 'compare':
      return compileArithmetic(expression)
    default:
      return compileTextOperation(expression)
  }
}

/** Whether a whole text matches an RE2 pattern, as DuckDB's regexp_full_match says; compile once. */
export function compilePattern(pattern: string): (content: string) => boolean {
  const compiled = RE2JS.compile(pattern)
  return (content) => compiled.matches(content)
}

function compileChoice(op: 'all' | 'any', of: Expression[]): Compiled {
  const parts = of.map(compileExpression)
  return op === 'all'
    ? (cell, year) => parts.every((part) => part(cell, year))
    : (cell, year) => parts.some((part) => part(cell, year))
}

function compileArithmetic(expression: Extract<Expression, { op: 'calculate' | 'compare' }>): Compiled {
  const left = compileExpression(expression.left)
  const right = compileExpression(expression.right)
  const work = arithmetic[expression.how]
  return (cell, year) => work(Number(left(cell, year)), Number(right(cell, year)))
}

const arithmetic = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '%': (left: number, right: number) => left % right,
  '=': (left: number, right: number) => left === right,
  '<=': (left: number, right: number) => left <= right,
  '>=': (left: number, right: number) => left >= right,
}

type TextOperation = Extract<Expression, { of: Expression }>

function compileTextOperation(expression: Exclude<TextOperation, { op: 'not' }>): Compiled {
  const inner = compileExpression(expression.of)
  const work = textOperation(expression)
  return (cell, year) => work(String(inner(cell, year)))
}

function textOperation(expression: Exclude<TextOperation, { op: 'not' }>): (content: string) => Result {
  switch (expression.op) {
    case 'replace': {
      const pattern = RE2JS.compile(expression.pattern)
      const by = expression.by.replaceAll('$', '\\$').replace(/\\(\d)/g, '$$$1')
      return (content) => pattern.matcher(content).replaceAll(by)
    }
    case 'upper':
      return (content) => content.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    case 'slice':
      return (content) =>
        [...content].slice(expression.from - 1, expression.from - 1 + expression.length).join('')
    case 'digit':
      return (content) => ([...content][expression.at - 1]?.codePointAt(0) ?? 0) - 48
    case 'matches':
      return compilePattern(expression.pattern)
    case 'between':
      return (content) =>
        isDecimal(content) &&
        compareDecimals(content, expression.min) >= 0 &&
        compareDecimals(content, expression.max) <= 0
    case 'calendar-date':
      return isCalendarDate
    case 'closed-ring':
      return hasClosedRings
  }
}

function isCalendarDate(content: string): boolean {
  const [year, month, day] = content.split('-').map(Number)
  if (!year || !month || !day || month > 12) return false
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return day <= lastDay
}

function hasClosedRings(content: string): boolean {
  const geometry = JSON.parse(content)
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates
  return polygons.every(([ring]: unknown[][][]) => JSON.stringify(ring?.[0]) === JSON.stringify(ring?.at(-1)))
}
