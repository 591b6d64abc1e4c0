// SPDX-License-Identifier: Apache-2.0
import { isDate } from '@tinhso/kernel/calendar'
import type { LocalDate } from '@tinhso/kernel/clock'
import type { FieldFault } from '@tinhso/kernel/errors'
import { fill } from '@tinhso/kernel/i18n'
import type { CodeItem } from '../contract/index.ts'
import { referenceMessages, refuse } from '../contract/messages.ts'
import type { FileRow } from './read-code-file.ts'

type RowCode = Extract<keyof typeof referenceMessages, `reference.row-${string}`>

const fault = (row: FileRow, code: RowCode, values: Readonly<Record<string, unknown>> = {}): FieldFault => {
  const details = { row: row.row, value: row.code, ...values }
  const text = referenceMessages[code]
  const message = { vi: fill(text.vi, details), en: fill(text.en, details) }
  return { path: `/rows/${row.row}`, code, message, ...details }
}

/** A day written as 31/12/2026 or 2026-12-31; null when it is none. */
export const readDay = (text: string): LocalDate | null => {
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text)
  const day = found ? `${found[3]}-${found[2]!.padStart(2, '0')}-${found[1]!.padStart(2, '0')}` : text
  return isDate(day) ? day : null
}

const rowFaults = (row: FileRow, first: ReadonlyMap<string, number>): FieldFault[] => {
  if (row.code === '') return [fault(row, 'reference.row-code-empty')]
  const faults: FieldFault[] = []
  if (row.name === '') faults.push(fault(row, 'reference.row-name-empty'))
  const before = first.get(row.code)
  if (before !== undefined && before !== row.row) {
    faults.push(fault(row, 'reference.row-code-repeated', { first: before }))
  }
  for (const text of [row.from, row.to]) {
    if (text !== '' && readDay(text) === null) faults.push(fault(row, 'reference.row-date', { value: text }))
  }
  return faults
}

/**
 * The codes a file describes. Refuses with 422 and the complete list of rows when a code is empty or repeated, a name
 * is empty, or a day is none; then nothing is applied (R-REF-05).
 */
export const judgeRows = (rows: readonly FileRow[]): CodeItem[] => {
  const first = new Map<string, number>()
  for (const { code, row } of rows) if (!first.has(code)) first.set(code, row)
  const errors = rows.flatMap((row) => rowFaults(row, first))
  if (errors.length > 0) throw refuse('invalid', 'reference.import-rows', { count: errors.length, errors })
  return rows.map((row) => ({
    code: row.code,
    name: { vi: row.name, en: row.nameEn ?? row.name },
    parentCode: row.parent,
    validFrom: readDay(row.from),
    validTo: readDay(row.to),
    supersededBy: null,
  }))
}
