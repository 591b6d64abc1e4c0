// SPDX-License-Identifier: Apache-2.0
import type { DatasetSchema } from '@tinhso/warehouse/contract'
import type { Dimension } from '../contract/index.ts'

const byDeclaredRule: Readonly<Record<string, Dimension>> = {
  type: 'correct',
  length: 'correct',
  range: 'correct',
  format: 'correct',
  mandatory: 'complete',
  unique: 'clean',
  'code-list': 'consistent',
  unit: 'consistent',
  // two sources that say different things about one row (R-WH-04)
  conflict: 'consistent',
}

const byKind: Readonly<Record<string, Dimension>> = {
  'cross-field': 'correct',
  mandatory: 'complete',
  uniqueness: 'clean',
  'code-list': 'consistent',
  reference: 'consistent',
  unit: 'consistent',
}

/** Which of the measures a broken rule counts against; rules are named as the warehouse names them (`<field>.type`, `key.1`, own ids). */
export const dimensionOf = (rule: string, schema: DatasetSchema): Dimension => {
  const own = schema.rules.find(({ id }) => id === rule)
  if (own) return byKind[own.kind] ?? 'correct'
  if (rule.startsWith('key.')) return 'clean'
  return byDeclaredRule[rule.slice(rule.indexOf('.') + 1)] ?? 'correct'
}
