// SPDX-License-Identifier: Apache-2.0
import type { Condition, DatasetSchema, Field, Rule } from '../contract/schema.ts'
import { literal } from '../data-types/expression-sql.ts'
import { dataTypeDefinition } from '../data-types/index.ts'
import { type Ordering, orderedLiteral, orderedSql, orderingOf } from './ordering.ts'
import {
  type FaultVariant,
  recordVariant,
  ruleVariant,
  type StandardFault,
  typeVariant,
} from './rule-messages.ts'
import { effectiveRules, fieldsOfRule } from './rules.ts'
import { unitFaults } from './unit-lookup.ts'

/**
 * A rule as SQL over the table of judged cells: `sql` gives 0, or the 1-based number of the variant that a row breaks.
 * Judged cells of field f1: `v_f1` canonical value or null, `t_f1` number of the type check that failed or 0, `p_f1` whether
 * the cell holds anything; `l_<n>` verdict of the code-list rule number n; `u_<n>` line of the first row with the same key.
 */
export type RulePlan = {
  id: string
  field: string | null
  severity: 'error' | 'warning'
  variants: FaultVariant[]
  sql: string
  /** The column with the line of the first row of a repeat. */
  first?: string
}

/** All rules that a file can be judged by on its own: those of whole records, then the schema's. */
export function rulePlans(schema: DatasetSchema): RulePlan[] {
  const planned = effectiveRules(schema).map((rule, index) => planRule(schema, rule, index))
  return [...recordPlans(), ...planned.filter((plan) => plan !== null)]
}

function recordPlans(): RulePlan[] {
  const plan = (id: string, ...flags: [flag: string, code: StandardFault][]): RulePlan => ({
    id,
    field: null,
    severity: 'error',
    variants: flags.map(([, code]) => recordVariant(code)),
    sql: `case when _flags is null then 0 ${flags
      .map(([flag], index) => `when contains(_flags, ${literal(flag)}) then ${index + 1}`)
      .join(' ')} else 0 end`,
  })
  return [
    plan('record.quote', ['quote', 'record.quote']),
    plan(
      'record.cells',
      ['too-many-cells', 'record.too-many-cells'],
      ['too-few-cells', 'record.too-few-cells'],
    ),
    plan('record.json', ['json', 'record.json']),
  ]
}

function planRule(schema: DatasetSchema, rule: Rule, index: number): RulePlan | null {
  const field = schema.fields.find(({ id }) => id === fieldsOfRule(rule)[0])!
  const plan = (variants: FaultVariant[], sql: string, more: { first?: string } = {}): RulePlan => ({
    id: rule.id,
    field: field.id,
    severity: rule.severity,
    variants,
    sql,
    ...more,
  })
  const variant = (code: StandardFault, parameters = {}) => ruleVariant(code, schema, rule, parameters)
  const value = `v_${field.id}`
  switch (rule.kind) {
    case 'type': {
      const { checks } = dataTypeDefinition(field.type)
      return plan(
        checks.map(({ code, message }) => typeVariant(code, message, field, rule)),
        `t_${field.id}`,
      )
    }
    case 'mandatory':
      return plan([variant('mandatory')], broken(`not p_${field.id}`))
    case 'length': {
      const { min, max } = rule.length
      return plan(
        [variant('length.short', { min: min ?? 0 }), variant('length.long', { max: max ?? 0 })],
        broken(
          min !== undefined && `length(${value}) < ${min}`,
          max !== undefined && `length(${value}) > ${max}`,
        ),
      )
    }
    case 'range':
      return plan(
        [
          variant('range.low', { min: rule.range.min ?? '' }),
          variant('range.high', { max: rule.range.max ?? '' }),
        ],
        rangeSql(field, rule.range),
      )
    case 'format':
      return plan([variant('format')], broken(`not regexp_full_match(${value}, ${literal(rule.pattern)})`))
    case 'code-list': {
      const { list } = rule.codeList
      return plan(
        [variant('code-list.unknown', { list }), variant('code-list.ambiguous', { list })],
        `l_${index}`,
      )
    }
    case 'unit':
      return plan(
        unitFaults.map((code) => variant(code)),
        `l_${index}`,
      )
    case 'uniqueness':
      return plan([variant('uniqueness.repeat')], broken(`u_${index} is not null`), { first: `u_${index}` })
    case 'cross-field': {
      const when = (rule.when ?? []).map((condition) => conditionSql(schema, condition, false))
      const applies = when.length > 0 ? `${when.join(' and ')} and ` : ''
      return plan(
        [variant('cross-field')],
        broken(`${applies}not ${conditionSql(schema, rule.expect, true)}`),
      )
    }
    case 'reference':
      return null
  }
}

/** 0, or the number of the first condition that is true; a false one in the list never is. */
function broken(...conditions: (string | false)[]): string {
  const cases = conditions.flatMap((condition, index) =>
    condition ? [`when ${condition} then ${index + 1}`] : [],
  )
  return cases.length > 0 ? `case ${cases.join(' ')} else 0 end` : '0'
}

function rangeSql(field: Field, { min, max }: { min?: string; max?: string }): string {
  const ordering = orderingOf(field.type)
  const plain: Ordering = ordering === 'instant' ? 'day' : ordering
  const comparable = orderedSql(ordering === 'instant' ? `left(v_${field.id}, 10)` : `v_${field.id}`, plain)
  return broken(
    min !== undefined && `${comparable} < ${orderedLiteral(min, plain)}`,
    max !== undefined && `${comparable} > ${orderedLiteral(max, plain)}`,
  )
}

function conditionSql(schema: DatasetSchema, condition: Condition, ifEmpty: boolean): string {
  const { field } = condition
  if (condition.operator === 'present') return `p_${field}`
  if (condition.operator === 'absent') return `(not p_${field})`
  if (condition.operator === 'in') {
    return `coalesce(v_${field} in (${condition.values.map(literal).join(', ')}), ${ifEmpty})`
  }
  const ordering = orderingOf(schema.fields.find(({ id }) => id === field)!.type)
  const left = orderedSql(`v_${field}`, ordering)
  const right =
    'sumOf' in condition
      ? sumSql(condition.sumOf)
      : 'other' in condition
        ? orderedSql(`v_${condition.other}`, ordering)
        : orderedLiteral(condition.value, ordering)
  return `coalesce(${left} ${condition.operator} ${right}, ${ifEmpty})`
}

/** Null when a part is of the wrong type or the sum does not fit. */
function sumSql(fields: readonly string[]): string {
  const parts = fields.map((id) => `coalesce(${orderedSql(`v_${id}`, 'decimal')}, 0)`)
  return `(case when ${fields.map((id) => `t_${id} = 0`).join(' and ')} then try(${parts.join(' + ')}) end)`
}
