// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type Concluded, choice, chosenOf, conclusionOf, keyOf, together } from './concluded.ts'

const choicesOfNumbers = [
  choice('vi', 'Kiểu Việt Nam: 1.234,5', 'Vietnamese: 1.234,5'),
  choice('en', 'Kiểu Anh: 1,234.5', 'English: 1,234.5'),
]
const choicesOfDates = [
  choice('dmy', 'Ngày/tháng/năm', 'Day/month/year'),
  choice('mdy', 'Tháng/ngày/năm', 'Month/day/year'),
]
const example = (found: { examples: { from: string }[] }) => found.examples[0]?.from ?? ''

/** 1.234 is a thousand and more, or one and a bit: decided for the whole column by the numbers that can be only one of them. */
export function concludeNumbers(
  facts: ColumnFacts,
  column: number,
  choices: ReadingChoices,
  neighbours: string | null,
): Concluded[] {
  const { title, kind, numbers } = facts
  const { vi, en, both } = numbers
  if (kind !== 'number' || vi.count + en.count + both.count === 0) return []
  const key = keyOf('numbers', title)
  const tells = vi.count !== en.count
  const usual = tells ? (en.count > vi.count ? 'en' : 'vi') : (neighbours ?? groupedIn(both))
  const chosen = chosenOf(choices, key, ['vi', 'en'], chosenOf(choices, 'numbers', ['vi', 'en'], usual))
  const isOpen =
    !tells && neighbours === null && choices[key] === undefined && choices['numbers'] === undefined
  const [for_, against] = chosen === 'vi' ? [vi, en] : [en, vi]
  const message = isOpen
    ? {
        vi: `Cột “${title}”: các số như “${example(both) || example(vi)}” đọc được theo cả hai kiểu. Chọn cách đọc đúng.`,
        en: `Column “${title}”: numbers such as “${example(both) || example(vi)}” can be read in both ways. Choose the right one.`,
      }
    : against.count > 0
      ? {
          vi: `Cột “${title}” viết số lẫn hai kiểu: ${for_.count} ô như “${example(for_)}”, ${against.count} ô như “${example(against)}”. Ô viết khác kiểu đã chọn sẽ chờ sửa.`,
          en: `Column “${title}” mixes two writings: ${for_.count} cells like “${example(for_)}”, ${against.count} like “${example(against)}”. Cells in the other writing will wait to be fixed.`,
        }
      : {
          vi: `Cột “${title}” viết số ${chosen === 'vi' ? 'kiểu Việt Nam' : 'kiểu Anh'}: ${for_.count} ô chỉ đọc được như vậy, ví dụ “${example(for_)}”.`,
          en: `Column “${title}” writes numbers in the ${chosen === 'vi' ? 'Vietnamese' : 'English'} way: ${for_.count} cells can only be read so, for example “${example(for_)}”.`,
        }
  return [
    {
      column,
      format: chosen,
      conclusion: conclusionOf({
        habit: 'numbers',
        title,
        found: together(for_, both, against),
        state: isOpen ? 'question' : 'applied',
        message: !isOpen && !tells ? followed(title, chosen, choices[key] === undefined) : message,
        choices: choicesOfNumbers,
        chosen,
      }),
    },
  ]
}

/** Numbers with one mark and three digits behind it are more often thousands than thousandths. */
function groupedIn({ examples }: ColumnFacts['withUnit']): 'vi' | 'en' {
  return examples.filter(({ from }) => from.includes(',')).length * 2 > examples.length ? 'en' : 'vi'
}

/** The column itself does not tell: a person, or the other columns of the table, did. */
function followed(title: string, chosen: string, byNeighbours: boolean) {
  const [vi, en] = writingNames[chosen]!
  return byNeighbours
    ? {
        vi: `Cột “${title}” không cho biết kiểu viết, nên đọc như các cột khác của bảng: ${vi}.`,
        en: `Column “${title}” does not tell how it is written, so it is read like the other columns: ${en}.`,
      }
    : {
        vi: `Cột “${title}” được đọc theo kiểu đã chọn: ${vi}.`,
        en: `Column “${title}” is read as chosen: ${en}.`,
      }
}

const writingNames: Record<string, readonly [vi: string, en: string]> = {
  vi: ['1.234,5 (Việt Nam)', '1.234,5 (Vietnamese)'],
  en: ['1,234.5 (Anh)', '1,234.5 (English)'],
  dmy: ['ngày/tháng/năm', 'day/month/year'],
  mdy: ['tháng/ngày/năm', 'month/day/year'],
}

/** 03/04 is in April or in March: decided for the whole column by the days that can be only one of them. */
export function concludeDates(
  facts: ColumnFacts,
  column: number,
  choices: ReadingChoices,
  neighbours: string | null,
): Concluded[] {
  const { title, kind, dates } = facts
  const { dmy, mdy, either } = dates
  if (kind !== 'date' || dmy.count + mdy.count + either.count === 0) return []
  const key = keyOf('dates', title)
  const tells = dmy.count !== mdy.count
  const usual = tells ? (mdy.count > dmy.count ? 'mdy' : 'dmy') : (neighbours ?? 'dmy')
  const chosen = chosenOf(choices, key, ['dmy', 'mdy'], usual)
  const isOpen = !tells && either.count > 0 && neighbours === null && choices[key] === undefined
  const [for_, against] = chosen === 'dmy' ? [dmy, mdy] : [mdy, dmy]
  const order = chosen === 'dmy' ? ['ngày/tháng/năm', 'day/month/year'] : ['tháng/ngày/năm', 'month/day/year']
  const message = isOpen
    ? {
        vi: `Cột “${title}”: không có ngày nào cho biết “${example(either)}” là ngày/tháng hay tháng/ngày. Đang đọc là ${order[0]}; chọn lại nếu không đúng.`,
        en: `Column “${title}”: no day tells whether “${example(either)}” begins with the day or the month. Read as ${order[1]}; change it if that is wrong.`,
      }
    : {
        vi: `Cột “${title}” viết ${order[0]}: ${for_.count} ô chỉ đọc được như vậy${for_.count > 0 ? `, ví dụ “${example(for_)}”` : ''}${against.count > 0 ? `; ${against.count} ô ngược lại (như “${example(against)}”) sẽ chờ sửa` : ''}.`,
        en: `Column “${title}” writes ${order[1]}: ${for_.count} cells can only be read so${for_.count > 0 ? `, for example “${example(for_)}”` : ''}${against.count > 0 ? `; ${against.count} the other way round (such as “${example(against)}”) will wait to be fixed` : ''}.`,
      }
  return [
    {
      column,
      type: 'date',
      format: chosen,
      conclusion: conclusionOf({
        habit: 'dates',
        title,
        found: together(for_, either, against),
        state: isOpen ? 'question' : 'applied',
        message: !isOpen && !tells ? followed(title, chosen, choices[key] === undefined) : message,
        choices: choicesOfDates,
        chosen,
      }),
    },
  ]
}

/** Days in words, years of two digits: understood, and told. */
export function concludeWrittenDays({ title, kind, dates }: ColumnFacts, column: number): Concluded[] {
  if (kind !== 'date') return []
  const told = (habit: string, found: typeof dates.words, vi: string, en: string): Concluded[] =>
    found.count === 0
      ? []
      : [
          {
            column,
            conclusion: conclusionOf({ habit, title, found, state: 'told', message: { vi, en } }),
          },
        ]
  const { words, short } = dates
  return [
    ...told(
      'days-in-words',
      words,
      `Cột “${title}” có ${words.count} ngày viết bằng chữ, được hiểu là ngày.`,
      `Column “${title}” has ${words.count} days written in words, understood as days.`,
    ),
    ...told(
      'short-years',
      short,
      `Cột “${title}” có ${short.count} ngày ghi năm hai chữ số: 00–29 được đọc là 2000–2029, 30–99 là 1930–1999. Xem lại nếu có năm khác.`,
      `Column “${title}” has ${short.count} days with years of two digits: 00–29 is read as 2000–2029, 30–99 as 1930–1999. Check if others are meant.`,
    ),
  ]
}

/** Years, months and quarters among days; numbers of days that a spreadsheet left behind. */
export function concludePartDays(
  { title, kind, dates }: ColumnFacts,
  column: number,
  choices: ReadingChoices,
  from1904: boolean,
): Concluded[] {
  if (kind !== 'date') return []
  const parts = together(dates.year, dates.month, dates.quarter)
  const concluded: Concluded[] = []
  if (parts.count > 0) {
    const chosen = chosenOf(choices, keyOf('part-days', title), ['keep', 'first-day'], 'keep')
    concluded.push({
      column,
      change: 'first-day',
      ...(chosen === 'first-day' ? { cell: { firstDay: true } } : {}),
      conclusion: conclusionOf({
        habit: 'part-days',
        title,
        found: parts,
        state: 'proposed',
        message: {
          vi: `Cột “${title}” có ${parts.count} ô chỉ ghi năm, tháng hoặc quý (như “${example(parts)}”), không đủ ngày. Giữ nguyên thì các dòng này chờ sửa; hoặc lấy ngày đầu của năm, tháng, quý đó.`,
          en: `Column “${title}” has ${parts.count} cells with only a year, month or quarter (such as “${example(parts)}”). Kept, these rows wait to be fixed; or take the first day of it.`,
        },
        choices: [
          choice('keep', 'Giữ như trong tệp', 'Keep as written'),
          choice('first-day', 'Lấy ngày đầu kỳ', 'Take the first day'),
        ],
        chosen,
        plan: { firstDay: true },
      }),
    })
  }
  if (dates.serial.count > 0) {
    const chosen = chosenOf(choices, keyOf('serial', title), ['day', 'keep'], 'day')
    const plan = { serial: { from1904 } }
    concluded.push({
      column,
      change: 'serial',
      ...(chosen === 'day' ? { cell: plan } : {}),
      conclusion: conclusionOf({
        habit: 'serial',
        title,
        found: dates.serial,
        state: 'applied',
        message: {
          vi: `Cột “${title}” có ${dates.serial.count} ô là số ngày của bảng tính (như ${example(dates.serial)}), đã đổi thành ngày.`,
          en: `Column “${title}” has ${dates.serial.count} cells with a spreadsheet's number of days (such as ${example(dates.serial)}), turned into days.`,
        },
        choices: [
          choice('day', 'Đổi thành ngày', 'Turn into days'),
          choice('keep', 'Giữ như trong tệp', 'Keep as written'),
        ],
        chosen,
        plan,
      }),
    })
  }
  return concluded
}

/** Columns that leave the same question open are asked about once. */
export function askOnce(concluded: readonly Concluded[]): Concluded[] {
  const open = concluded.filter(
    ({ conclusion }) => conclusion.habit === 'numbers' && conclusion.state === 'question',
  )
  if (open.length < 2) return [...concluded]
  const titles = open.map(({ conclusion }) => `“${conclusion.title}”`).join(', ')
  const shown = open
    .flatMap(({ conclusion }) => conclusion.examples.slice(0, 1))
    .map(({ record, from }) => ({ record: record ?? 0, from }))
    .slice(0, 3)
  const count = open.reduce((sum, { conclusion }) => sum + conclusion.count, 0)
  const chosen = open[0]!.conclusion.chosen!
  const asked = conclusionOf({
    habit: 'numbers',
    title: null,
    found: { count, examples: shown },
    state: 'question',
    message: {
      vi: `Các cột ${titles}: số như “${shown[0]?.from}” đọc được theo cả hai kiểu, bảng không cho biết kiểu nào. Chọn cách đọc đúng cho cả bảng.`,
      en: `Columns ${titles}: numbers such as “${shown[0]?.from}” can be read in both ways and the table does not tell. Choose the right one for all.`,
    },
    choices: choicesOfNumbers,
    chosen,
  })
  const rest = concluded.map((one) => (open.includes(one) ? { ...one, hidden: true } : one))
  return [{ column: null, conclusion: asked }, ...rest]
}
