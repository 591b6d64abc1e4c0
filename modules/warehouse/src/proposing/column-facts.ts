// SPDX-License-Identifier: Apache-2.0
import type { DataTypeKey } from '../contract/data-types.ts'
import { TYPED_NUMBER_MARK, withoutMark } from '../reading/typed-number.ts'
import {
  type DateForm,
  dateForm,
  dittoWords,
  emptySigns,
  emptyWords,
  isError,
  isScientific,
  looksLikeFormula,
  numberForm,
  numberWithUnit,
} from './cell-forms.ts'
import { typesOfTitle } from './header-words.ts'

/** Cells of a kind: how many, and the first of them as written with the record they stand in. */
export type Found = { count: number; examples: { record: number; from: string }[]; words: Set<string> }

/** The cells of one column: text as written (typed numbers keep their mark), blank ones null, with their records. */
export type ColumnCells = { title: string; records: readonly number[]; cells: readonly (string | null)[] }

/** What a column is mostly about. */
export type ColumnKind = 'number' | 'date' | 'digits' | 'yes-no' | 'text'

/** What the cells of a column show of how people write. */
export type ColumnFacts = {
  title: string
  filled: number
  blank: number
  kind: ColumnKind
  /** Text of a fixed form by its title: addresses, codes, document numbers. */
  coded: boolean
  /** For `digits`: what the title says that the digits are. */
  digits: DataTypeKey | null
  ditto: Found
  signs: Found
  words: Found
  errors: Found
  scientific: Found
  formulas: Found
  numbers: { vi: Found; en: Found; both: Found; typed: number; plain: number }
  withUnit: Found
  dates: Record<DateForm['form'], Found> & { short: Found; serial: Found }
  /** Texts of digits only, by length. */
  lengths: Map<number, Found>
  leadingZero: number
}

const MOST_EXAMPLES = 3
const CODES: readonly DataTypeKey[] = [
  'citizen-id',
  'phone',
  'tax-code',
  'admin-unit-code',
  'social-insurance',
  'old-id',
]
const FORMS: readonly DataTypeKey[] = [
  'email',
  'url',
  'agency-id',
  'bank-account',
  'vehicle-plate',
  'post-code',
  'date',
  'datetime',
  'year',
]
const YES_NO = /^(có|co|x|1|true|yes|đúng|✓|✔|v|rồi|không|khong|ko|0|false|no|sai|chưa|-)$/iu
const SERIAL = /^[1-5]\d{4}(\.\d+)?$/

/** Looks at every cell of a column once. */
export function columnFacts({ title, records, cells }: ColumnCells): ColumnFacts {
  const facts = noFacts(title)
  let yesNo = 0
  for (const [index, raw] of cells.entries()) {
    const text = withoutMark(raw ?? '').trim()
    if (text === '') facts.blank++
    else {
      facts.filled++
      if (YES_NO.test(text)) yesNo++
      look(facts, text, raw!.endsWith(TYPED_NUMBER_MARK), records[index]!)
    }
  }
  facts.digits = digitsOf(facts)
  facts.kind = kindOf(facts, yesNo)
  return facts
}

function look(facts: ColumnFacts, text: string, typed: boolean, record: number): void {
  const note = (found: Found, word = text) => {
    found.count++
    if (found.examples.length < MOST_EXAMPLES) found.examples.push({ record, from: text.slice(0, 80) })
    if (found.words.size < 50) found.words.add(word.toLowerCase())
  }
  const small = text.toLowerCase()
  const sole = soleMeaning(facts, text, small, typed)
  if (sole) {
    note(sole)
    return
  }
  const bare = text.replace(/[\s.]/g, '')
  if (/^\d+(-\d{3})?$/.test(bare)) {
    const { length } = bare.replace(/-\d{3}$/, '')
    const same = facts.lengths.get(length) ?? none()
    facts.lengths.set(length, same)
    note(same)
    if (/^0\d/.test(text)) facts.leadingZero++
  }
  if (SERIAL.test(text)) note(facts.dates.serial)
  if (typed) {
    facts.numbers.typed++
    if (/^(19|20)\d\d$/.test(text)) note(facts.dates.year)
    return
  }
  const day = dateForm(text)
  if (day) {
    note(facts.dates[day.form])
    if (day.shortYear) note(facts.dates.short)
  }
  const measured = numberWithUnit(text)
  const number = numberForm(measured?.number ?? text)
  if (measured) note(facts.withUnit, measured.unit)
  if (number && !number.separated) facts.numbers.plain++
  else if (number)
    note(number.vi && number.en ? facts.numbers.both : number.vi ? facts.numbers.vi : facts.numbers.en)
  else if (looksLikeFormula(text)) note(facts.formulas)
}

/** Cells that mean one thing wherever they stand. */
function soleMeaning(facts: ColumnFacts, text: string, small: string, typed: boolean): Found | null {
  if ((dittoWords as readonly string[]).includes(small)) return facts.ditto
  if ((emptySigns as readonly string[]).includes(small)) return facts.signs
  if ((emptyWords as readonly string[]).includes(small)) return facts.words
  if (isError(text)) return facts.errors
  return !typed && isScientific(text) ? facts.scientific : null
}

function digitsOf({ title, filled, lengths, scientific }: ColumnFacts): DataTypeKey | null {
  const [type] = typesOfTitle(title).filter((key) => CODES.includes(key))
  const digits = [...lengths.values()].reduce((sum, { count }) => sum + count, 0) + scientific.count
  return type && digits * 2 > filled ? type : null
}

function kindOf(facts: ColumnFacts, yesNo: number): ColumnKind {
  const { filled, ditto, signs, words, errors, numbers, dates, digits } = facts
  if (digits) return 'digits'
  if (filled > 0 && yesNo === filled) return numbers.plain + numbers.typed === filled ? 'number' : 'yes-no'
  const telling = filled - ditto.count - signs.count - words.count - errors.count
  if (telling <= 0) return 'text'
  const days = dates.dmy.count + dates.mdy.count + dates.either.count + dates.iso.count + dates.words.count
  const parts = dates.month.count + dates.quarter.count
  if (
    days + parts > 0 &&
    days + parts + dates.year.count + dates.serial.count > telling * 0.6 &&
    (days + parts) * 4 >= telling
  )
    return 'date'
  const counted = numbers.typed + numbers.plain + numbers.vi.count + numbers.en.count + numbers.both.count
  return counted > telling * 0.7 ? 'number' : 'text'
}

function none(): Found {
  return { count: 0, examples: [], words: new Set() }
}

function noFacts(title: string): ColumnFacts {
  return {
    title,
    filled: 0,
    blank: 0,
    kind: 'text',
    coded: typesOfTitle(title).some((type) => FORMS.includes(type)),
    digits: null,
    ditto: none(),
    signs: none(),
    words: none(),
    errors: none(),
    scientific: none(),
    formulas: none(),
    numbers: { vi: none(), en: none(), both: none(), typed: 0, plain: 0 },
    withUnit: none(),
    dates: {
      dmy: none(),
      mdy: none(),
      either: none(),
      iso: none(),
      words: none(),
      month: none(),
      quarter: none(),
      year: none(),
      short: none(),
      serial: none(),
    },
    lengths: new Map(),
    leadingZero: 0,
  }
}
