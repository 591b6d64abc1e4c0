// SPDX-License-Identifier: Apache-2.0
import type { Expression } from './expression.ts'

/** What stands for the cell and for the reference year in the SQL. */
export type SqlSurroundings = { value: string; referenceYear: number }

/** A SQL text literal. */
export function literal(content: string): string {
  return `'${content.replaceAll("'", "''")}'`
}

/** Writes an expression as DuckDB SQL. */
export function expressionToSql(expression: Expression, surroundings: SqlSurroundings): string {
  const sql = (inner: Expression) => expressionToSql(inner, surroundings)
  switch (expression.op) {
    case 'value':
      return surroundings.value
    case 'text':
      return literal(expression.text)
    case 'number':
      return String(expression.number)
    case 'reference-year':
      return String(surroundings.referenceYear)
    case 'replace':
      return `regexp_replace(${sql(expression.of)}, ${literal(expression.pattern)}, ${literal(expression.by)}, 'g')`
    case 'upper':
      return `translate(${sql(expression.of)}, 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')`
    case 'slice':
      return `substr(${sql(expression.of)}, ${expression.from}, ${expression.length})`
    case 'join':
      return `(${expression.of.map(sql).join(' || ')})`
    case 'digit':
      return `(ascii(substr(${sql(expression.of)}, ${expression.at}, 1)) - 48)`
    case 'calculate':
    case 'compare':
      return `(${sql(expression.left)} ${expression.how} ${sql(expression.right)})`
    case 'matches':
      return `regexp_full_match(${sql(expression.of)}, ${literal(expression.pattern)})`
    case 'between':
      return `coalesce(${decimalSql(sql(expression.of))} between ${expression.min} and ${expression.max}, false)`
    case 'calendar-date':
      return `(try_cast(${sql(expression.of)} as date) is not null)`
    case 'closed-ring':
      return closedRingSql(sql(expression.of))
    case 'all':
      return `(${expression.of.map(sql).join(' and ')})`
    case 'any':
      return `(${expression.of.map(sql).join(' or ')})`
    case 'not':
      return `(not ${sql(expression.of)})`
    case 'choose':
      return `(case when ${sql(expression.when)} then ${sql(expression.then)} else ${sql(expression.otherwise)} end)`
  }
}

/**
 * A canonical decimal as a number that is compared and added without rounding; null when it is none. DuckDB 1.5 reads wide
 * decimals a hundred times slower than narrow ones, so those that fit 12 + 6 digits are read as such and widened.
 */
export function decimalSql(sql: string): string {
  const point = `strpos(${sql}, '.')`
  const isNarrow = `case when ${point} = 0 then length(${sql}) <= 12 else ${point} <= 13 and length(${sql}) - ${point} <= 6 end`
  return `(case when ${isNarrow} then try_cast(${sql} as decimal(18, 6))::decimal(38, 20) else try_cast(${sql} as decimal(38, 20)) end)`
}

function closedRingSql(sql: string): string {
  const rings = `case when json_extract_string(${sql}, '$.type') = 'Polygon'
    then [json_extract(${sql}, '$.coordinates[0]')]
    else json_extract(${sql}, '$.coordinates[*][0]') end`
  const closed = `json_extract(ring, '$[0]') = json_extract(ring, '$[#-1]')`
  return `coalesce(len(list_filter(${rings}, lambda ring: not ${closed})) = 0, false)`
}
