// SPDX-License-Identifier: Apache-2.0
import type { DataTypeKey } from '../contract/data-types.ts'

const DOTS = '••••'

const ends = (value: string, first: number, last: number): string =>
  value.length < first + last + 3 ? DOTS : `${value.slice(0, first)}${DOTS}${value.slice(-last)}`

/** A person's name by the first letters of its words; the last word is cut as the others are. */
export const maskName = (value: string): string =>
  value
    .trim()
    .split(/\s+/)
    .map((word, index, words) => {
      const [first = ''] = word
      return index === words.length - 1 ? first : `${first}${word.length > 3 ? DOTS : '••'}`
    })
    .join(' ')

const maskEmail = (value: string): string => {
  const at = value.lastIndexOf('@')
  return at < 1 ? DOTS : `${value[0]}${DOTS}${value.slice(at)}`
}

const maskDay = (value: string): string =>
  /^\d{4}-\d{2}-\d{2}/.test(value) ? `${value.slice(0, 4)}-••-••` : DOTS

/** Up to 3 words of letters only, each with a capital: 2 to 6 of them are taken for a name. */
const NAME = /^\p{Lu}[\p{L}'’]*(\s+\p{Lu}[\p{L}'’]*){1,5}$/u

const maskText = (value: string): string => {
  if (NAME.test(value)) return maskName(value)
  return value.length > 6 ? `•••${value.slice(-3)}` : '•••'
}

const forms: Partial<Record<DataTypeKey, (value: string) => string>> = {
  'citizen-id': (value) => ends(value, 4, 4),
  'old-id': (value) => ends(value, 2, 3),
  phone: (value) => ends(value, 2, 3),
  email: maskEmail,
  'bank-account': (value) => ends(value, 0, 3),
  'social-insurance': (value) => ends(value, 2, 3),
  'vehicle-plate': (value) => ends(value, 2, 2),
  date: maskDay,
  datetime: maskDay,
  point: () => DOTS,
  line: () => DOTS,
  polygon: () => DOTS,
  longitude: () => DOTS,
  latitude: () => DOTS,
  year: () => DOTS,
  boolean: () => DOTS,
}

/**
 * A personal value as whoever may not read it sees it: enough to recognise one's own record, never the whole
 * (0700••••0017, N•••• V•• A, 09••••678). Short values are hidden whole; the length is not told.
 */
export const maskValue = (type: DataTypeKey, value: string): string => (forms[type] ?? maskText)(value)
