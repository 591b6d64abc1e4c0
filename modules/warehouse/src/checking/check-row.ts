// SPDX-License-Identifier: Apache-2.0
import type { Condition, DatasetSchema, Field, Rule } from '../contract/schema.ts'
import { cleanCell } from '../data-types/cell.ts'
import { compilePattern } from '../data-types/compile-expression.ts'
import { type CheckedValue, compileValueCheck } from '../data-types/value-check.ts'
import { type UnitBook, unresolvedRef } from '../units/unit-book.ts'
import { keepsUnit, unitKey } from '../units/unit-field.ts'
import { resolveCode, validityDate } from './code-list-lookup.ts'
import type { CodeLists, RowFault } from './job.ts'
import { holds, order, orderingOf, orderWithSum } from './ordering.ts'
import { type FaultVariant, fill, ruleVariant, type StandardFault, typeVariant } from './rule-messages.ts'
import { effectiveRules, fieldsOfRule } from './rules.ts'
import { shownValue } from './shown-value.ts'
import { unitOf } from './unit-lookup.ts'

/** What a row is judged with. */
export type RowSurroundings = {
  codeLists: CodeLists
  units?: UnitBook | undefined
  referenceDate: string
  dataDate?: string | undefined
  formats?: Record<string, string>
}

/** The verdict on one row: canonical values (null: missing or wrong) and every fault, in the order of the rules. */
export type RowVerdict = { normalised: Record<string, string | null>; faults: RowFault[] }

type Row = Record<string, string | null | undefined>

/**
 * Judges one row as the check process judges a file, without uniqueness and references, which need other rows.
 * `row` holds raw text by field id; `formats` are this file's own ways of writing by field id.
 */
export function checkRow(schema: DatasetSchema, row: Row, surroundings: RowSurroundings): RowVerdict {
  return compileRowCheck(schema, surroundings)(row)
}

/** The same for many rows of one schema: compile once. */
export function compileRowCheck(
  schema: DatasetSchema,
  surroundings: RowSurroundings,
): (row: Row) => RowVerdict {
  const year = Number(surroundings.referenceDate.slice(0, 4))
  const judges = schema.fields.map((field) => ({
    field,
    judge: compileValueCheck(field.type, surroundings.formats?.[field.id] ?? field.format),
  }))
  const rules = effectiveRules(schema).map((rule) => compileRule(schema, rule, surroundings))
  return (row) => {
    const checked = new Map(judges.map(({ field, judge }) => [field.id, judge(row[field.id], year)]))
    const normalised = Object.fromEntries([...checked].map(([id, { canonical }]) => [id, canonical]))
    for (const field of schema.fields) {
      const value = normalised[field.id]
      if (!field.codeList || typeof value !== 'string') continue
      normalised[field.id] = resolveOf(schema, field.codeList, value, checked, surroundings).value
    }
    for (const field of schema.fields.filter(keepsUnit)) {
      const value = normalised[field.id] ?? null
      const found = value === null ? null : unitIn(schema, field, value, checked, surroundings)
      normalised[unitKey(field.id)] = value === null ? null : (found?.ref ?? unresolvedRef(value))
    }
    const faults = rules.flatMap((rule) => rule({ row, checked, normalised }) ?? [])
    return { normalised, faults }
  }
}

/** The text under which rows with the same key are found; null when a part is missing. */
export function keyOf(fieldIds: readonly string[], normalised: Record<string, string | null>): string | null {
  const parts = fieldIds.map((id) => normalised[id] ?? null)
  return parts.includes(null) ? null : JSON.stringify(parts)
}

type Judged = { row: Row; checked: Map<string, CheckedValue>; normalised: Record<string, string | null> }
type CompiledRule = (judged: Judged) => RowFault | null

function compileRule(schema: DatasetSchema, rule: Rule, surroundings: RowSurroundings): CompiledRule {
  const finder = faultFinder(schema, rule, surroundings)
  return (judged) => {
    const variant = finder(judged)
    if (!variant) return null
    const field = fieldsOfRule(rule)[0]!
    const raw = cleanCell(judged.row[field], false)
    return {
      field,
      rule: rule.id,
      severity: rule.severity,
      code: variant.code,
      value: raw,
      message: fill(variant.message, { value: shownValue(raw ?? '') }),
    }
  }
}

function faultFinder(
  schema: DatasetSchema,
  rule: Rule,
  surroundings: RowSurroundings,
): (judged: Judged) => FaultVariant | null {
  const field = schema.fields.find(({ id }) => id === fieldsOfRule(rule)[0])!
  const variant = (code: StandardFault, parameters = {}) => ruleVariant(code, schema, rule, parameters)
  const ofValue = (judge: (value: string, judged: Judged) => FaultVariant | null) => (judged: Judged) => {
    const value = judged.normalised[field.id] ?? null
    return value === null ? null : judge(value, judged)
  }
  switch (rule.kind) {
    case 'type':
      return ({ checked }) => {
        const failed = checked.get(field.id)?.failed
        return failed ? typeVariant(failed.code, failed.message, field, rule) : null
      }
    case 'mandatory':
      return ({ row }) => (cleanCell(row[field.id], false) === null ? variant('mandatory') : null)
    case 'length':
      return ofValue((value) => lengthFault(value, rule.length, variant))
    case 'range':
      return ofValue((value) => rangeFault(value, field, rule.range, variant))
    case 'format': {
      const matches = compilePattern(rule.pattern)
      return ofValue((value) => (matches(value) ? null : variant('format')))
    }
    case 'code-list':
      return ({ checked }) => {
        const value = checked.get(field.id)?.canonical ?? null
        if (value === null) return null
        const { fault } = resolveOf(schema, rule.codeList, value, checked, surroundings)
        return fault ? variant(fault, { list: rule.codeList.list }) : null
      }
    case 'unit':
      return ({ checked }) => {
        const value = checked.get(field.id)?.canonical ?? null
        const found = value === null ? null : unitIn(schema, field, value, checked, surroundings)
        return found?.fault ? variant(found.fault) : null
      }
    case 'cross-field':
      return (judged) => {
        const applies = (rule.when ?? []).every((condition) =>
          conditionHolds(schema, condition, judged, false),
        )
        return applies && !conditionHolds(schema, rule.expect, judged, true) ? variant('cross-field') : null
      }
    default:
      return () => null
  }
}

type Variant = (code: StandardFault, parameters?: Record<string, string | number>) => FaultVariant

function lengthFault(
  value: string,
  length: { min?: number; max?: number },
  variant: Variant,
): FaultVariant | null {
  const characters = [...value].length
  if (length.min !== undefined && characters < length.min) return variant('length.short', { min: length.min })
  return length.max !== undefined && characters > length.max
    ? variant('length.long', { max: length.max })
    : null
}

function rangeFault(
  value: string,
  field: Field,
  { min, max }: { min?: string; max?: string },
  variant: Variant,
): FaultVariant | null {
  const ordering = orderingOf(field.type)
  const comparable = ordering === 'instant' ? value.slice(0, 10) : value
  const plain = ordering === 'instant' ? 'day' : ordering
  if (min !== undefined && order(comparable, min, plain) < 0) return variant('range.low', { min })
  return max !== undefined && order(comparable, max, plain) > 0 ? variant('range.high', { max }) : null
}

function resolveOf(
  schema: DatasetSchema,
  use: NonNullable<Field['codeList']>,
  value: string,
  checked: Map<string, CheckedValue>,
  { codeLists, referenceDate }: RowSurroundings,
) {
  const asOf = schema.fields.find(({ id }) => id === use.asOf)
  const date = validityDate(asOf, asOf ? (checked.get(asOf.id)?.canonical ?? null) : null, referenceDate)
  return resolveCode(value, use, date, codeLists)
}

function unitIn(
  schema: DatasetSchema,
  field: Field,
  written: string,
  checked: Map<string, CheckedValue>,
  { units, referenceDate, dataDate }: RowSurroundings,
) {
  const { asOf: dated, within = [] } = field.unitUse ?? {}
  const asOf = schema.fields.find(({ id }) => id === dated)
  const day = validityDate(
    asOf,
    asOf ? (checked.get(asOf.id)?.canonical ?? null) : null,
    dataDate ?? referenceDate,
  )
  const places = within.map((id) => checked.get(id)?.canonical ?? null)
  return units ? unitOf(units, field, { written, within: places, day }) : null
}

/** Whether a condition holds; `ifEmpty` is the answer when a side of a comparison is empty or wrong. */
function conditionHolds(
  schema: DatasetSchema,
  condition: Condition,
  judged: Judged,
  ifEmpty: boolean,
): boolean {
  const present = cleanCell(judged.row[condition.field], false) !== null
  if (condition.operator === 'present') return present
  if (condition.operator === 'absent') return !present
  const left = judged.normalised[condition.field] ?? null
  if (left === null) return ifEmpty
  if (condition.operator === 'in') return condition.values.includes(left)
  const ordering = orderingOf(schema.fields.find(({ id }) => id === condition.field)!.type)
  if ('sumOf' in condition) {
    if (condition.sumOf.some((id) => judged.checked.get(id)?.failed)) return ifEmpty
    const sign = orderWithSum(
      left,
      condition.sumOf.map((id) => judged.normalised[id] ?? '0'),
    )
    return sign === null ? ifEmpty : holds(sign, condition.operator)
  }
  const right = 'other' in condition ? (judged.normalised[condition.other] ?? null) : condition.value
  return right === null ? ifEmpty : holds(order(left, right, ordering), condition.operator)
}
