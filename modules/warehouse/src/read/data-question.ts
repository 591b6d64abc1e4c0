// SPDX-License-Identifier: Apache-2.0
import { isDate } from '@tinhso/kernel/calendar'
import {
  type FilterOperator,
  filterOperators,
  type ReadPolicy,
  type RowFilter,
  type RowsQuery,
} from '../contract/index.ts'
import { refuse } from '../refuse.ts'

const ownParameters = new Set([
  'select',
  'sort',
  'limit',
  'cursor',
  'count',
  'asKnown',
  'asValid',
  'lang',
  'unmasked',
])

/** The query part of a Data API address after validation. */
export type DataParameters = Readonly<Record<string, unknown>>

const listOf = (text: unknown): string[] | undefined =>
  typeof text === 'string'
    ? text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean)
    : undefined

const filtersOf = (name: string, given: unknown): RowFilter[] => {
  const [field = '', operator = 'eq', ...rest] = name.split('.')
  if (rest.length > 0 || !filterOperators.includes(operator as FilterOperator))
    throw refuse('invalid', 'warehouse.invalid-filter', { filter: name })
  const values = (Array.isArray(given) ? given : [given]).map(String)
  const one = { field, operator: operator as FilterOperator }
  if (operator === 'in') return [{ ...one, values: values.flatMap((value) => value.split(',')) }]
  return values.map((value) => ({ ...one, values: [value] }))
}

const asKnownOf = (text: unknown): ReadPolicy['asKnown'] => {
  if (typeof text !== 'string') return undefined
  if (/^\d{1,15}$/.test(text)) return { load: Number(text) }
  const at = new Date(text)
  // PostgreSQL does not know every day that a program can write
  if (!/^[12]\d{3}-/.test(text) || Number.isNaN(at.getTime()))
    throw refuse('invalid', 'warehouse.invalid-filter', { filter: `asKnown=${text}` })
  return { at }
}

const asValidOf = (text: unknown): string | undefined => {
  if (typeof text !== 'string') return undefined
  if (!/^[12]\d{3}-/.test(text) || !isDate(text))
    throw refuse('invalid', 'warehouse.invalid-filter', { filter: `asValid=${text}` })
  return text
}

/**
 * Reads the question out of an address: `field=value`, `field.gte=value`, `field.in=a,b`; a repeated parameter is a
 * further condition.
 */
export const readQuestion = (
  datasetId: string,
  parameters: DataParameters,
): { query: RowsQuery; asKnown: ReadPolicy['asKnown']; asValid: string | undefined } => ({
  query: {
    datasetId,
    select: listOf(parameters['select']),
    sort: listOf(parameters['sort'])?.map((name) => ({
      field: name.replace(/^-/, ''),
      descending: name.startsWith('-'),
    })),
    filters: Object.entries(parameters)
      .filter(([name]) => !ownParameters.has(name))
      .flatMap(([name, value]) => filtersOf(name, value)),
    limit: parameters['limit'] as number | undefined,
    cursor: parameters['cursor'] as string | undefined,
    count: parameters['count'] as boolean | undefined,
  },
  asKnown: asKnownOf(parameters['asKnown']),
  asValid: asValidOf(parameters['asValid']),
})
