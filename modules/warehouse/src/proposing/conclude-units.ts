// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import type { CellPlan } from '../reading/habits/reading-plan.ts'
import { readUnit, unitAbove, unitInTitle, type WrittenUnit } from '../reading/habits/table-unit.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type Concluded, choice, chosenOf, conclusionOf, keyOf } from './concluded.ts'

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
    const behind = concludeBehind(column, index, choices)
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
): Concluded[] {
  if (withUnit.count === 0) return []
  const words = [...withUnit.words]
  if (words.every((word) => word === '%')) return []
  const chosen = chosenOf(
    choices,
    keyOf('suffix', title),
    ['strip', 'keep'],
    words.length === 1 ? 'strip' : 'keep',
  )
  const plan = { suffix: words }
  const shown = words.map((word) => `“${word}”`).join(', ')
  return [
    {
      column,
      change: 'suffix',
      ...(chosen === 'strip' ? { cell: plan } : {}),
      conclusion: conclusionOf({
        habit: 'suffix',
        title,
        found: withUnit,
        state: words.length === 1 ? 'applied' : 'question',
        message: {
          vi: `Cột “${title}” có ${withUnit.count} ô ghi chữ sau số: ${shown}.${words.length > 1 ? ' Các đơn vị khác nhau: chỉ bỏ chữ nếu chúng cùng nghĩa.' : ''}`,
          en: `Column “${title}” has ${withUnit.count} cells with words behind the number: ${shown}.${words.length > 1 ? ' They differ: leave them out only when they mean the same.' : ''}`,
        },
        choices: [
          choice('strip', 'Chỉ lấy số', 'Take the number only'),
          choice('keep', 'Giữ như trong tệp', 'Keep as written'),
        ],
        chosen,
        plan,
      }),
    },
  ]
}

function soleUnit({ withUnit }: ColumnFacts): WrittenUnit | null {
  const [word, ...others] = withUnit.words
  return word !== undefined && others.length === 0 && word !== '%' ? readUnit(word) : null
}
