// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import { isNumberingTitle } from '../reading/habits/find-sections.ts'
import { withoutMark } from '../reading/typed-number.ts'
import type { ColumnCells } from './column-facts.ts'
import { type Concluded, choice, chosenOf, conclusionOf, keyOf } from './concluded.ts'

const OUTLINE = /^(\d{1,7}(\.\d{1,3})*|[ivxlc]{1,7}|[a-zđ])[.):]?$/iu
const LEAST_RUNNING = 0.8
const UNTITLED = /^Cột \d+$/

/** A column that only numbers the rows: 1, 2, 3, anew in each group, or I, 1, 1.1. It is not stored. */
export function concludeNumbering(
  { title, records, cells }: ColumnCells,
  column: number,
  choices: ReadingChoices,
  sampled: boolean,
): Concluded[] {
  const texts = cells.map((cell) => withoutMark(cell ?? '').trim())
  const filled = texts.filter((text) => text !== '')
  if (filled.length === 0 && texts.length > 0 && UNTITLED.test(title)) return [blankColumn(title, column)]
  if (filled.length === 0 || !filled.every((text) => OUTLINE.test(text))) return []
  const titled = isNumberingTitle(title)
  if (!titled && !(UNTITLED.test(title) && column === 0)) return []
  if (!runs(filled, sampled) && !(titled && filled.some((text) => !/^\d+$/.test(text)))) return []
  const chosen = chosenOf(choices, keyOf('numbering', title), ['leave', 'keep'], 'leave')
  const examples = filled.slice(0, 3).map((from, index) => ({ record: records[index]!, from }))
  return [
    {
      column,
      leaveOut: chosen === 'leave',
      conclusion: conclusionOf({
        habit: 'numbering',
        title,
        found: { count: filled.length, examples },
        state: 'applied',
        message: {
          vi: `Cột “${title}” chỉ đánh số thứ tự nên không lưu.`,
          en: `Column “${title}” only numbers the rows, so it is not stored.`,
        },
        choices: [choice('leave', 'Không lưu', 'Do not store'), choice('keep', 'Lưu cột này', 'Store it')],
        chosen,
      }),
    },
  ]
}

/** A column without a title and without a cell is an edge of the sheet. */
function blankColumn(title: string, column: number): Concluded {
  const message = {
    vi: `“${title}” không có tiêu đề và không có ô nào có chữ nên không lưu.`,
    en: `“${title}” has neither a title nor a cell, so it is not stored.`,
  }
  const found = { count: 0, examples: [] }
  return {
    column,
    leaveOut: true,
    conclusion: conclusionOf({ habit: 'blank-column', title, found, state: 'told', message }),
  }
}

/** Numbers go up by one or begin again. In a sample of a longer file they need only go up. */
function runs(texts: readonly string[], sampled: boolean): boolean {
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number)
  const next = numbers.slice(1)
  if (next.length === 0) return numbers[0] === 1
  if (sampled) return next.every((number, index) => number > numbers[index]!)
  const running = next.filter((number, index) => number === numbers[index]! + 1 || number === 1)
  return running.length >= next.length * LEAST_RUNNING
}
