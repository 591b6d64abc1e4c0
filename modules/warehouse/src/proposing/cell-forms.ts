// SPDX-License-Identifier: Apache-2.0

/** Words that stand for the cell above, in small letters. */
export const dittoWords = [
  'nt',
  'n/t',
  '-nt-',
  'nt.',
  'như trên',
  '-như trên-',
  'như trên.',
  '"',
  '″',
  '”',
  '“',
  '〃',
  "''",
  "'",
  '//',
  '-"-',
  '-”-',
  '-″-',
  'tương tự',
  'như trên -',
] as const
/** Signs of nothing, which say so in any column. */
export const emptySigns = [
  '-',
  '–',
  '—',
  '--',
  '---',
  '…',
  '...',
  '....',
  'n/a',
  'na',
  'null',
  '/',
  '_',
  '.',
] as const
/** Words for nothing, which are values in columns of free text or of yes and no. What is not known is not among them: somebody must find out. */
export const emptyWords = [
  'chưa có',
  'không có',
  'không',
  'ko',
  'k',
  'ko có',
  'k có',
  'chưa',
  'chưa cấp',
  'chưa cập nhật',
  'trống',
  'không phát sinh',
  'kps',
  'x',
] as const

const ERROR = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/i
const SCIENTIFIC = /^\d([.,]\d+)?E\+?\d{1,2}$/i
const SPREADSHEET_FORMULA = /^(=\S|@\S|\+\s*[\p{L}(]|[+-]\d.*[*/^(]\s*[\p{L}\d])/u

/** Nothing, where a number of a person or a telephone should stand. */
export const zeroSign = '0'

/** Whether a cell shows that a formula failed. */
export const isError = (text: string): boolean => ERROR.test(text)
/** Whether a long number was shortened, as in 7.9E+10: digits are lost. */
export const isScientific = (text: string): boolean => SCIENTIFIC.test(text)
/** Whether a spreadsheet would take a text for a formula. */
export const looksLikeFormula = (text: string): boolean => SPREADSHEET_FORMULA.test(text)

/** Which writings of numbers a text fits: none, both, or one; `separated`: it has a comma or a point. */
export function numberForm(text: string): { vi: boolean; en: boolean; separated: boolean } | null {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^\((.+)\)$/, '-$1')
  const vi = /^[+-]?(\d+(,\d+)?|\d{1,3}(\.\d{3})+(,\d+)?)$/.test(bare)
  const en = /^[+-]?(\d+(\.\d+)?|\d{1,3}(,\d{3})+(\.\d+)?)$/.test(bare)
  return vi || en ? { vi, en, separated: /[.,]/.test(bare) } : null
}

/** A number with a unit behind it: “5,2 ha”. */
export function numberWithUnit(text: string): { number: string; unit: string } | null {
  const [, number, unit] = /^([-+]?\d[\d.,\s]*?)\s*(\p{L}[\p{L}²³0-9/ ]{0,20}|%)\.?$/u.exec(text) ?? []
  return number && unit && numberForm(number) ? { number, unit: unit.toLowerCase() } : null
}

/** How a day or a part of the calendar is written. `either`: day and month may change places. */
export type DateForm = {
  form: 'dmy' | 'mdy' | 'either' | 'iso' | 'words' | 'month' | 'quarter' | 'year'
  shortYear: boolean
}

/** How a text writes a day, a month, a quarter or a year; null: it is none. */
export function dateForm(text: string): DateForm | null {
  const of = (form: DateForm['form'], shortYear = false) => ({ form, shortYear })
  if (/^\d{4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,2}([T ].*)?$/.test(text)) return of('iso')
  if (/^(.{0,30},\s*)?ngày\s*\d{1,2}\s*(tháng|[/.-])\s*\d{1,2}\s*(năm|[/.-])\s*\d{2,4}$/iu.test(text))
    return of('words', /\D\d{2}$/.test(text))
  if (/^\d{1,2}\s*tháng\s*\d{1,2}\s*(,|năm)?\s*\d{4}$/iu.test(text)) return of('words')
  const [, first, second, year] =
    /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})(?:[ T].*)?$/.exec(text) ?? []
  if (year) {
    const short = year.length === 2
    if (Number(first) > 31 || Number(second) > 31 || (Number(first) > 12 && Number(second) > 12)) return null
    if (Number(first) > 12) return of('dmy', short)
    return Number(second) > 12 ? of('mdy', short) : of(first === second ? 'dmy' : 'either', short)
  }
  if (/^(tháng\s*)?(0?[1-9]|1[0-2])\s*([/.-]|năm)\s*[12]\d{3}$/iu.test(text)) return of('month')
  if (/^qu[ýí]\s*(iv|i{1,3}|[1-4])\s*([/.-]|năm)?\s*[12]\d{3}$/iu.test(text)) return of('quarter')
  return /^(năm\s*)?(19|20)\d{2}$/iu.test(text) ? of('year') : null
}
