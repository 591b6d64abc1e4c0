// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import { withZeros } from '../reading/habits/mend-cell.ts'
import type { CellPlan } from '../reading/habits/reading-plan.ts'
import { withoutMark } from '../reading/typed-number.ts'
import type { ColumnCells, ColumnFacts, Found } from './column-facts.ts'
import { type Concluded, choice, chosenOf, conclusionOf, keyOf } from './concluded.ts'

type Digits = NonNullable<CellPlan['digits']>

const UNIT_CODE_LENGTHS = [5, 3, 2]
const FEWEST_WITH_ZERO = 2

/** Numbers of persons, telephones, taxes and units whose zeros at the beginning a spreadsheet took away. */
export function concludeDigits(
  facts: ColumnFacts,
  column: number,
  choices: ReadingChoices,
  cells: ColumnCells,
): Concluded[] {
  return [...lostDigits(facts, column), ...lostZeros(facts, column, choices, cells)]
}

function lostDigits({ title, scientific }: ColumnFacts, column: number): Concluded[] {
  if (scientific.count === 0) return []
  return [
    {
      column,
      conclusion: conclusionOf({
        habit: 'lost-digits',
        title,
        found: scientific,
        state: 'told',
        message: {
          vi: `Cột “${title}” có ${scientific.count} ô bị bảng tính rút gọn (như 7.9E+10): các chữ số cuối đã mất, không khôi phục được. Lấy lại từ tệp gốc, đặt cột là Văn bản (Text) rồi lưu.`,
          en: `Column “${title}” has ${scientific.count} cells that a spreadsheet shortened (such as 7.9E+10): the last digits are lost and cannot be repaired. Take them from the original with the column set to Text.`,
        },
      }),
    },
  ]
}

function lostZeros(
  facts: ColumnFacts,
  column: number,
  choices: ReadingChoices,
  { cells, records }: ColumnCells,
): Concluded[] {
  const digits = digitsPlan(facts)
  if (!digits) return []
  const found = mendable(cells, records, digits)
  if (found.count === 0) return []
  const chosen = chosenOf(choices, keyOf('zeros', facts.title), ['keep', 'add'], 'keep')
  const { title } = facts
  return [
    {
      column,
      change: 'digits',
      ...(chosen === 'add' ? { cell: { digits } } : {}),
      ...(facts.digits && found.count * 4 > facts.filled ? { type: facts.digits } : {}),
      conclusion: conclusionOf({
        habit: 'zeros',
        title,
        found,
        state: 'proposed',
        message: {
          vi: `Cột “${title}” có ${found.count} ô thiếu chữ số, có vẻ mất số 0 ở đầu vì bảng tính coi là số. Chọn thêm số 0 nếu đúng vậy; nếu để nguyên, các dòng này chờ sửa.`,
          en: `Column “${title}” has ${found.count} cells that lack digits; a spreadsheet seems to have removed the zeros in front. Add them if so; otherwise these rows wait to be fixed.`,
        },
        choices: [
          choice('keep', 'Giữ như trong tệp', 'Keep as written'),
          choice('add', 'Thêm số 0 ở đầu', 'Add the zeros'),
        ],
        chosen,
        plan: { digits },
      }),
    },
  ]
}

/** Only numbers count that come out as plausible ones. */
function mendable(
  cells: readonly (string | null)[],
  records: readonly number[],
  digits: Digits,
): Pick<Found, 'count' | 'examples'> {
  const found = cells.flatMap((cell, index) => {
    const from = withoutMark(cell ?? '').trim()
    return withZeros(from, digits) === null ? [] : [{ record: records[index]!, from }]
  })
  return { count: found.length, examples: found.slice(0, 3) }
}

function digitsPlan(facts: ColumnFacts): Digits | null {
  const { digits, lengths, leadingZero } = facts
  switch (digits) {
    case 'citizen-id':
      return { least: 10, most: 12, rule: 'citizen-id' }
    case 'phone':
      return { least: 9, most: 11, rule: 'phone' }
    case 'tax-code':
      return { least: 9, most: 10, rule: 'tax-code' }
    case 'social-insurance':
      return { least: 8, most: 10, rule: 'fixed' }
    case 'old-id':
      return { least: 8, most: 9, rule: 'fixed' }
    case 'admin-unit-code': {
      const longest = Math.max(...lengths.keys())
      const most = UNIT_CODE_LENGTHS.find((length) => length === longest) ?? (longest === 4 ? 5 : null)
      return most ? { least: 1, most, rule: 'fixed' } : null
    }
    default: {
      const widths = [...lengths]
        .filter(([length]) => length > 1)
        .toSorted((left, right) => right[1].count - left[1].count)
      const [usual] = widths[0] ?? []
      const longest = Math.max(0, ...lengths.keys())
      const padded =
        leadingZero >= FEWEST_WITH_ZERO && usual === longest && widths[0]![1].count * 2 > facts.filled
      return padded && facts.kind !== 'date' ? { least: 1, most: longest, rule: 'fixed' } : null
    }
  }
}
