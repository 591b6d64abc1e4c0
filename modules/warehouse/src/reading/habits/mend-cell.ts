// SPDX-License-Identifier: Apache-2.0
import { dayOfSerial } from '../spreadsheet-days.ts'
import { markedDecimal, withoutMark } from '../typed-number.ts'
import type { CellPlan } from './reading-plan.ts'

/** What was done to a cell. */
export type CellHabit =
  | 'ditto'
  | 'fill'
  | 'empty'
  | 'zero'
  | 'digits'
  | 'suffix'
  | 'scale'
  | 'serial'
  | 'first-day'

/** A cell after its plan, and what was done to it last; null: nothing. */
export type MendedCell = { cell: string | null; habit: CellHabit | null }

/** Does to a cell what the plan of its column says; `above` is the cell of the row before, as it came out. */
export function mendCell(plan: CellPlan, cell: string | null, above: string | null): MendedCell {
  const text = withoutMark(cell ?? '').trim()
  if (text === '') return plan.fill && above !== null ? { cell: above, habit: 'fill' } : { cell, habit: null }
  const word = text.toLowerCase()
  if (plan.ditto?.includes(word)) return { cell: above, habit: 'ditto' }
  if (plan.empty?.includes(word)) return { cell: null, habit: 'empty' }
  if (plan.zero?.includes(word)) return { cell: markedDecimal('0'), habit: 'zero' }
  const mended = mendText(plan, text)
  return mended ?? { cell, habit: null }
}

function mendText(plan: CellPlan, text: string): MendedCell | null {
  if (plan.digits) {
    const whole = withZeros(text, plan.digits)
    if (whole !== null) return { cell: whole, habit: 'digits' }
  }
  if (plan.serial && /^\d{5}(\.\d+)?$/.test(text)) {
    return { cell: dayOfSerial(Number(text), plan.serial.from1904), habit: 'serial' }
  }
  if (plan.firstDay) {
    const day = firstDayOf(text)
    if (day !== null) return { cell: day, habit: 'first-day' }
  }
  if (plan.multiples) {
    const whole = multiplied(text, plan.multiples)
    if (whole !== null) return { cell: whole, habit: 'suffix' }
  }
  const bare = plan.suffix ? withoutSuffix(text, plan.suffix) : null
  if (plan.scale) {
    const scaled = scaledNumber(bare ?? text, plan.scale.power, plan.scale.format)
    if (scaled !== null) return { cell: scaled, habit: 'scale' }
  }
  return bare === null ? null : { cell: bare, habit: 'suffix' }
}

const MEASURED = /^([-+]?\d[\d.,\s]*?)\s*(\p{L}[\p{L}²³0-9/ ]*|%)\.?$/u
const PHONE = /^[235789]\d{8,9}$/

/** A number with the zeros that it lost at its beginning; null when it lost none. */
export function withZeros(
  text: string,
  { least, most, rule }: NonNullable<CellPlan['digits']>,
): string | null {
  const [, digits = '', branch = ''] = /^(\d+)(-\d{3})?$/.exec(text.replace(/[\s.]/g, '')) ?? []
  if (digits.length < least || digits.length >= most) return null
  if (rule === 'phone')
    return PHONE.test(digits) && (digits.length === 9 || digits[0] === '2') ? `0${digits}` : null
  const whole = digits.padStart(most, '0')
  if (rule === 'citizen-id' && !/^0(0[1-9]|[1-8]\d|9[0-6])[0-3]/.test(whole)) return null
  if (rule === 'tax-code') return whole + branch
  return branch === '' ? whole : null
}

/** The first day of a year, a month or a quarter as it may be written; null: it is written otherwise. */
export function firstDayOf(text: string): string | null {
  const [, year] = /^(?:năm\s*)?([12]\d{3})$/iu.exec(text) ?? []
  if (year) return `${year}-01-01`
  const [, month, ofYear] = /^(?:tháng\s*)?(\d{1,2})\s*(?:[/.-]|năm)\s*([12]\d{3})$/iu.exec(text) ?? []
  if (month && Number(month) >= 1 && Number(month) <= 12) return `${ofYear}-${month.padStart(2, '0')}-01`
  const [, quarter, inYear] = /^qu[ýí]\s*(iv|i{1,3}|[1-4])\s*(?:[/.-]|năm)?\s*([12]\d{3})$/iu.exec(text) ?? []
  if (!quarter) return null
  const number = { i: 1, ii: 2, iii: 3, iv: 4 }[quarter.toLowerCase()] ?? Number(quarter)
  return `${inYear}-${String(number * 3 - 2).padStart(2, '0')}-01`
}

/** A number with the word behind it worked in: 1,5 tỷ is 1 500 000 000. */
function multiplied(text: string, { powers, format }: NonNullable<CellPlan['multiples']>): string | null {
  const [, number = '', word = ''] = MEASURED.exec(text) ?? []
  const power = powers[word.toLowerCase()]
  return power === undefined ? null : scaledNumber(number, power, format)
}

function withoutSuffix(text: string, suffixes: readonly string[]): string | null {
  const [, number, unit = ''] = MEASURED.exec(text) ?? []
  return number !== undefined && suffixes.includes(unit.toLowerCase()) ? number : null
}

/** A number as written, multiplied by ten to a power, exactly; null when it is none. */
function scaledNumber(text: string, power: number, format: 'vi' | 'en'): string | null {
  const [group, point] = format === 'vi' ? ['.', ','] : [',', '.']
  const bare = text.replace(/[\s\u00a0]/g, '')
  const [whole = '', fraction = '', more] = bare.split(point)
  const digits = whole.replaceAll(group, '')
  if (more !== undefined || !/^[-+]?\d+$/.test(digits) || !/^\d*$/.test(fraction)) return null
  if (whole.includes(group) && !/^[-+]?\d{1,3}([.,]\d{3})+$/.test(whole)) return null
  const padded = fraction.padEnd(power, '0')
  const rest = padded.slice(power)
  return markedDecimal(`${digits}${padded.slice(0, power)}${rest ? `.${rest}` : ''}`)
}
