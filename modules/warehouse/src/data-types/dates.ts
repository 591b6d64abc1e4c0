// SPDX-License-Identifier: Apache-2.0
import { check, type DataTypeDefinition, patternCheck } from './definition.ts'
import {
  calendarDate,
  choose,
  type Expression,
  join,
  matches,
  replaceAll,
  slice,
  text,
  value,
} from './expression.ts'

const SEPARATOR = '\\s*[/.\\-]\\s*'

/** Four digits of a year behind or before day and month: the usual ways, which need no further look. */
const USUAL = `\\d{4}${SEPARATOR}.*|\\d{1,2}${SEPARATOR}\\d{1,2}${SEPARATOR}\\d{4}.*`
/** Most days are written so; what follows from the long way is seen at once. */
const TWO_TWO_FOUR = '\\d\\d[/.\\-]\\d\\d[/.\\-]\\d{4}'
const IN_WORDS = `(?i)^(?:.{0,30},\\s*)?ngày\\s*(\\d{1,2})\\s*(?:tháng|[/.\\-])\\s*(\\d{1,2})\\s*(?:năm|[/.\\-])\\s*(\\d{4})$`
const MONTH_IN_WORDS = '(?i)^(\\d{1,2})\\s*tháng\\s*(\\d{1,2})\\s*(?:,|năm)?\\s*(\\d{4})$'

/** Turns a day as written at the start of a text to YYYY-MM-DD; ISO is always understood. */
function canonicalDay(written: Expression, format: string): Expression {
  const [day, month] = format === 'mdy' ? ['2', '1'] : ['1', '2']
  const short = `^(\\d{1,2})${SEPARATOR}(\\d{1,2})${SEPARATOR}`
  const usual = replaceAll(written, [
    [`^(\\d{4})${SEPARATOR}(\\d{1,2})${SEPARATOR}(\\d{1,2})`, '\\1-0\\2-0\\3'],
    [`${short}(\\d{4})`, `\\3-0\\${month}-0\\${day}`],
  ])
  const unusual = replaceAll(written, [
    [`${short}([012]\\d)($|[ T])`, `20\\3-0\\${month}-0\\${day}\\4`],
    [`${short}([3-9]\\d)($|[ T])`, `19\\3-0\\${month}-0\\${day}\\4`],
    [IN_WORDS, '\\3-0\\2-0\\1'],
    [MONTH_IN_WORDS, '\\3-0\\2-0\\1'],
  ])
  return replaceAll(choose(matches(written, USUAL), usual, unusual), [
    ['^(\\d{4})-0(\\d\\d)-', '\\1-\\2-'],
    ['^(\\d{4}-\\d\\d)-0(\\d\\d)', '\\1-\\2'],
  ])
}

const inCalendar = check(
  'date.calendar',
  calendarDate(slice(value, 1, 10)),
  'Ngày “{value}” không có trong lịch. Xem lại ngày và tháng.',
  'Day “{value}” is not in the calendar. Check the day and the month.',
)

const date: DataTypeDefinition = {
  normalise: (format) =>
    choose(
      matches(value, TWO_TWO_FOUR),
      join(
        slice(value, 7, 4),
        text('-'),
        slice(value, format === 'mdy' ? 1 : 4, 2),
        text('-'),
        slice(value, format === 'mdy' ? 4 : 1, 2),
      ),
      replaceAll(canonicalDay(value, format), [['[T ]0?0:00(:00(\\.0+)?)?Z?$', '']]),
    ),
  checks: [
    patternCheck(
      'date.form',
      '[12]\\d{3}-\\d\\d-\\d\\d',
      '“{value}” không phải là ngày. Ghi theo mẫu ngày/tháng/năm, năm đủ bốn chữ số, ví dụ 05/03/2025.',
      '“{value}” is not a date. Write day/month/year with four digits of the year, for example 05/03/2025.',
    ),
    inCalendar,
  ],
}

const datetime: DataTypeDefinition = {
  normalise: (format) =>
    replaceAll(canonicalDay(value, format), [
      ['^(\\S{10})$', '\\1T00:00:00'],
      ['^(\\S{10})[T ,]+', '\\1T'],
      ['T(\\d):', 'T0\\1:'],
      ['^(\\S{10}T\\d\\d:\\d\\d)(Z|[+-]|$)', '\\1:00\\2'],
      ['(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+', '\\1'],
      ['Z$', '+00:00'],
      ['(T\\d\\d:\\d\\d:\\d\\d)$', '\\1+07:00'],
    ]),
  checks: [
    patternCheck(
      'datetime.form',
      '[12]\\d{3}-\\d\\d-\\d\\dT([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d[+-](0\\d|1[0-4]):[0-5]\\d',
      '“{value}” không phải là ngày giờ. Ghi theo mẫu ngày/tháng/năm giờ:phút, ví dụ 05/03/2025 08:30.',
      '“{value}” is not a date with time. Write day/month/year hour:minute, for example 05/03/2025 08:30.',
    ),
    inCalendar,
  ],
}

const year: DataTypeDefinition = {
  normalise: () => replaceAll(value, [['(?i)^năm\\s*', '']]),
  checks: [
    patternCheck(
      'year.form',
      '[12]\\d{3}',
      '“{value}” không phải là năm. Ghi đủ bốn chữ số, ví dụ 2025.',
      '“{value}” is not a year. Write four digits, for example 2025.',
    ),
  ],
}

/** Data types of time. Days and hours without a zone are Vietnamese (+07:00). */
export const dates = { date, datetime, year }
