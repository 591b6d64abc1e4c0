// SPDX-License-Identifier: Apache-2.0
import type { Field } from '../contract/schema.ts'
import { isCommuneTitle, isDayOfRow, isPlaceAbove } from './header-words.ts'

const time = new Set<Field['type']>(['date', 'datetime', 'year'])
const places = new Set<Field['type']>(['admin-unit-name', 'admin-unit-code', 'text'])

/**
 * Tells each field of units what the other columns say about it: district and province beside it, and the day of the row when
 * exactly one column speaks of it.
 */
export function placeUnits(fields: Field[]): Field[] {
  if (!fields.some(({ type }) => type === 'admin-unit')) return fields
  const within = fields.filter(({ type, title }) => places.has(type) && isPlaceAbove(title.vi)).slice(0, 4)
  const days = fields.filter(({ type, title }) => time.has(type) && isDayOfRow(title.vi))
  return fields.map((field): Field => {
    if (field.type !== 'admin-unit') return field
    return {
      ...field,
      unitUse: {
        ...(isCommuneTitle(field.title.vi) ? { level: 'commune' as const } : {}),
        ...(within.length > 0 ? { within: within.map(({ id }) => id) } : {}),
        ...(days.length === 1 ? { asOf: days[0]!.id } : {}),
      },
    }
  })
}
