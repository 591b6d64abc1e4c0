// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import type { CellPlan } from '../reading/habits/reading-plan.ts'
import type { ColumnFacts } from './column-facts.ts'
import { type Concluded, choice, chosenOf, conclusionOf, keyOf, together } from './concluded.ts'

const choicesOfDitto = [
  choice('fill', 'Lấy giá trị của ô trên', 'Take the value above'),
  choice('keep', 'Giữ như trong tệp', 'Keep as written'),
]

/** “nt”, “như trên”, ″: the cell says what the one above says. */
export function concludeDitto(facts: ColumnFacts, column: number, choices: ReadingChoices): Concluded[] {
  const { title, ditto } = facts
  if (ditto.count === 0) return []
  const chosen = chosenOf(choices, keyOf('ditto', title), ['fill', 'keep'], 'fill')
  const words = [...ditto.words]
  const shown = words.map((word) => `“${word}”`).join(', ')
  return [
    {
      column,
      change: 'ditto',
      ...(chosen === 'fill' ? { cell: { ditto: words } } : {}),
      conclusion: conclusionOf({
        habit: 'ditto',
        title,
        found: ditto,
        state: 'applied',
        message: {
          vi: `Cột “${title}” có ${ditto.count} ô ghi ${shown} nghĩa là như ô trên.`,
          en: `Column “${title}” has ${ditto.count} cells with ${shown}, which mean the same as above.`,
        },
        choices: choicesOfDitto,
        chosen,
      }),
    },
  ]
}

/** “-”, “…”, “chưa có”: nothing, where the column holds something else. */
export function concludeEmpty(facts: ColumnFacts, column: number, choices: ReadingChoices): Concluded[] {
  const { title, kind } = facts
  if (kind === 'yes-no') return []
  const found = kind === 'text' && !facts.coded ? facts.signs : together(facts.signs, facts.words)
  if (found.count === 0 || found.count === facts.filled) return []
  const values = kind === 'number' ? ['blank', 'zero', 'keep'] : ['blank', 'keep']
  const chosen = chosenOf(choices, keyOf('empty', title), values, 'blank')
  const words = [...found.words]
  const plans: Record<string, CellPlan> = { blank: { empty: words }, zero: { zero: words } }
  const plan = plans[chosen]
  const shown = words.map((word) => `“${word}”`).join(', ')
  return [
    {
      column,
      change: chosen === 'zero' ? 'zero' : 'empty',
      ...(plan ? { cell: plan } : {}),
      conclusion: conclusionOf({
        habit: 'empty',
        title,
        found,
        state: 'applied',
        message: {
          vi: `Cột “${title}” có ${found.count} ô ghi ${shown}: coi là chưa có số liệu.`,
          en: `Column “${title}” has ${found.count} cells with ${shown}: taken as no value.`,
        },
        choices: [
          choice('blank', 'Để trống', 'Leave empty'),
          ...(kind === 'number' ? [choice('zero', 'Là số 0', 'Is zero')] : []),
          choice('keep', 'Giữ như trong tệp', 'Keep as written'),
        ],
        chosen,
        ...(plan ? { plan } : {}),
      }),
    },
  ]
}

const FEWEST_FILLED = 2
const LEAST_BLANK = 0.3

/**
 * A column in front of the numbers with many blanks below its values may have been one of merged cells: filling is proposed,
 * for a blank may also be a blank.
 */
export function concludeFill(
  facts: ColumnFacts,
  column: number,
  choices: ReadingChoices,
  cells: readonly (string | null)[],
  firstNumber: number,
): Concluded[] {
  const { title, blank, filled, kind } = facts
  const rows = blank + filled
  const leading = column < firstNumber && kind === 'text'
  const startsFilled = (cells[0] ?? '').trim() !== ''
  if (
    !leading ||
    !startsFilled ||
    filled < FEWEST_FILLED ||
    blank < rows * LEAST_BLANK ||
    filled * 1.3 > rows
  )
    return []
  const chosen = chosenOf(choices, keyOf('fill', title), ['keep', 'fill'], 'keep')
  return [
    {
      column,
      change: 'fill',
      ...(chosen === 'fill' ? { cell: { fill: true } } : {}),
      conclusion: conclusionOf({
        habit: 'fill',
        title,
        found: { count: blank, examples: [] },
        state: 'proposed',
        message: {
          vi: `Cột “${title}” chỉ ghi ở dòng đầu mỗi nhóm, ${blank} ô bên dưới để trống. Nếu các ô trống có cùng giá trị với ô trên, chọn điền xuống.`,
          en: `Column “${title}” is written only in the first row of each group; ${blank} cells below are blank. If they mean the same as above, fill them.`,
        },
        choices: [
          choice('keep', 'Để trống', 'Leave blank'),
          choice('fill', 'Điền theo ô trên', 'Fill from above'),
        ],
        chosen,
      }),
    },
  ]
}
