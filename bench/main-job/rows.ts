// SPDX-License-Identifier: Apache-2.0
import { column, householdCsv, householdRows } from '../../test/fixtures/household-businesses.ts'

/** The column with mistakes, what stands there, and what the officer puts in its place. */
export const mistaken = column('Ngày cấp')
export const mistake = 'chưa rõ'
export const mended = '01/01/2020'

/** A practice file of `count` rows × 10 columns as CSV, a share of them with a date that is none, spread evenly. */
export const practiceCsv = (count: number, badShare: number): string =>
  householdCsv(householdRows(count, { same: Math.round(count * badShare), single: 0 }))

const isoDay = (day: string) => day.split('/').reverse().join('-')

/** The same rows as the database takes them: no header, dates written YYYY-MM-DD, the mistakes mended. */
export const cleanCsv = (count: number, badShare: number): string =>
  householdRows(count, { same: Math.round(count * badShare), single: 0 })
    .map((row) => {
      const day = row[mistaken] === mistake ? mended : row[mistaken]!
      return row
        .with(mistaken, isoDay(day))
        .map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(',')
    })
    .join('\n')
