// SPDX-License-Identifier: Apache-2.0
import type { Field } from '../contract/schema.ts'

/** Whether a field keeps, beside each written value, the unit it means; a sealed field keeps its value alone. */
export const keepsUnit = (field: Pick<Field, 'type' | 'sensitive'>): boolean =>
  field.type === 'admin-unit' && field.sensitive !== 'sensitive'

/** Under which name a row of canonical values holds the unit of a field. */
export const unitKey = (fieldId: string): string => `${fieldId}.unit`

/** Under which name a row of canonical values holds what tells equal values of a field apart. */
export const matchKey = (field: Pick<Field, 'id' | 'type' | 'sensitive'>): string =>
  keepsUnit(field) ? unitKey(field.id) : field.id
