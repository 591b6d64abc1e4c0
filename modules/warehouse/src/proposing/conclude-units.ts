// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import type { CellPlan } from '../reading/habits/reading-plan.ts'
import {
  powerOfWord,
  readUnit,
  unitAbove,
  unitInTitle,
  type WrittenUnit,
} from '../reading/habits/table-unit.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type Concluded, choice, chosenOf, conclusionOf, keyOf } from './concluded.ts'
import { typesOfTitle } from './header-words.ts'

/** Columns that a unit of the whole table does not speak of. */
const OTHER_MEASURE =
  /(số (hộ|người|khẩu|lượng|lớp|trường|học sinh|dự án|hồ sơ)|tỷ lệ|tỉ lệ|%|năm|stt|tuổi|diện tích|sản lượng|năng suất)/iu

/** The unit of a column by its title, by the row above the table, or by what stands behind its numbers. */
export function concludeUnits(
  facts: readonly ColumnFacts[],
  above: readonly string[][],
  choices: ReadingChoices,
  formats: ReadonlyMap<number, string>,
): Concluded[] {
  const whole = unitAbove(above)
  return facts.flatMap((column, index) => {
    if (column.kind !== 'number') return []
    const behind = concludeBehind(column, index, choices, formats.get(index))
    const own = unitInTitle(column.title)
    const fromTable = own || OTHER_MEASURE.test(column.title) ? null : (whole?.unit ?? null)
    const unit = own ?? fromTable ?? soleUnit(column)
    return [...behind, ...(unit ? unitOf(column, index, unit, own ? null : whole, choices, formats) : [])]
  })
}

function unitOf(
  { title, filled }: ColumnFacts,
  column: number,
  { unit, power, base }: WrittenUnit,
  above: ReturnType<typeof unitAbove>,
  choices: ReadingChoices,
  formats: ReadonlyMap<number, string>,
): Concluded[] {
  const key = keyOf('unit', title)
  const values = power > 0 ? ['keep', 'multiply'] : ['keep', 'none']
  const chosen = chosenOf(choices, key, values, 'keep')
  const where = above ? { vi: ' (ghi phía trên bảng)', en: ' (given above the table)' } : { vi: '', en: '' }
  const scale: CellPlan = { scale: { power, format: formats.get(column) === 'en' ? 'en' : 'vi' } }
  const factor = new Intl.NumberFormat('vi-VN').format(10 ** power)
  return [
    {
      column,
      change: 'scale',
      ...(chosen === 'multiply' ? { cell: scale, unit: base } : chosen === 'keep' ? { unit } : {}),
      conclusion: conclusionOf({
        habit: 'unit',
        title,
        found: { count: filled, examples: [] },
        state: power > 0 ? 'proposed' : 'applied',
        message:
          power > 0
            ? {
                vi: `Cột “${title}” tính bằng ${unit}${where.vi}. Số được giữ như trong tệp với đơn vị ${unit}; nếu muốn lưu bằng ${base}, chọn nhân ${factor}.`,
                en: `Column “${title}” is in ${unit}${where.en}. Numbers are kept as written with that unit; to store ${base}, multiply by ${factor}.`,
              }
            : {
                vi: `Đơn vị của cột “${title}” là ${unit}${where.vi}.`,
                en: `The unit of column “${title}” is ${unit}${where.en}.`,
              },
        choices:
          power > 0
            ? [
                choice('keep', `Giữ số, đơn vị ${unit}`, `Keep, in ${unit}`),
                choice('multiply', `Nhân ${factor}, đơn vị ${base}`, `Multiply by ${factor}, in ${base}`),
              ]
            : [
                choice('keep', `Đơn vị ${unit}`, `Unit ${unit}`),
                choice('none', 'Không có đơn vị', 'No unit'),
              ],
        chosen,
      }),
    },
  ]
}

/** “5,2 ha” in the cells: the number is kept, the unit goes to the field. */
function concludeBehind(
  { title, withUnit }: ColumnFacts,
  column: number,
  choices: ReadingChoices,
  format: string | undefined,
): Concluded[] {
  if (withUnit.count === 0) return []
  const words = [...withUnit.words]
  if (words.every((word) => word === '%')) return []
  const powers = words.map(powerOfWord)
  const isMoney = powers.every((power) => power !== null)
  const values = isMoney && words.length > 1 ? ['keep', 'multiply'] : ['keep', 'strip']
  const usual = words.length === 1 ? 'strip' : 'keep'
  const chosen = chosenOf(choices, keyOf('suffix', title), values, usual)
  const amounts = Object.fromEntries(words.map((word, index) => [word, powers[index] ?? 0]))
  const plans: Record<string, CellPlan> = {
    strip: { suffix: words },
    multiply: { multiples: { powers: amounts, format: format === 'en' ? 'en' : 'vi' } },
  }
  const shown = words.map((word) => `“${word}”`).join(', ')
  const many = words.length === 1 ? { vi: '', en: '' } : isMoney ? turned : different
  return [
    {
      column,
      change: 'suffix',
      ...(plans[chosen] ? { cell: plans[chosen] } : {}),
      ...(chosen === 'multiply' ? { unit: 'đồng' } : {}),
      conclusion: conclusionOf({
        habit: 'suffix',
        title,
        found: withUnit,
        state: words.length === 1 ? 'applied' : isMoney ? 'proposed' : 'question',
        message: {
          vi: `Cột “${title}” có ${withUnit.count} ô ghi chữ sau số: ${shown}.${many.vi}`,
          en: `Column “${title}” has ${withUnit.count} cells with words behind the number: ${shown}.${many.en}`,
        },
        choices: [
          values[1] === 'multiply'
            ? choice('multiply', 'Đổi ra đồng', 'Turn into đồng')
            : choice('strip', 'Chỉ lấy số', 'Take the number only'),
          choice('keep', 'Giữ như trong tệp', 'Keep as written'),
        ],
        chosen,
        plan: plans[values[1]!]!,
      }),
    },
  ]
}

const turned = {
  vi: ' Chọn đổi ra đồng để lưu bằng số; giữ nguyên thì cột là chữ.',
  en: ' Turn them into đồng to store numbers; kept as written the column is text.',
}
const different = {
  vi: ' Các đơn vị khác nhau: chỉ bỏ chữ nếu chúng cùng nghĩa.',
  en: ' They differ: leave them out only when they mean the same.',
}

/** “800 triệu” in every cell: what it is a multiple of is đồng when the title speaks of money. */
function soleUnit({ title, withUnit }: ColumnFacts): WrittenUnit | null {
  const [word, ...others] = withUnit.words
  if (word === undefined || others.length > 0 || word === '%') return null
  const power = powerOfWord(word)
  if (!power || readUnit(word)) return readUnit(word)
  const base = typesOfTitle(title).includes('money') ? 'đồng' : 'đơn vị'
  return { unit: `${word} ${base}`, power, base }
}
