// SPDX-License-Identifier: Apache-2.0
import type { ReadingChoices } from '../contract/reading-profile.ts'
import { isNumberingTitle } from '../reading/habits/find-sections.ts'
import type { CellPlan, ReadingPlan } from '../reading/habits/reading-plan.ts'
import { type ColumnCells, type ColumnFacts, columnFacts } from './column-facts.ts'
import { concludeDitto, concludeEmpty, concludeFill } from './conclude-blanks.ts'
import { concludeMarks } from './conclude-columns-of-marks.ts'
import { concludeDigits } from './conclude-digits.ts'
import { concludeNumbering } from './conclude-numbering.ts'
import { concludeUnits } from './conclude-units.ts'
import {
  askOnce,
  concludeDates,
  concludeNumbers,
  concludePartDays,
  concludeWrittenDays,
} from './conclude-writing.ts'
import { type Concluded, conclusionOf } from './concluded.ts'

type Writing = 'vi' | 'en' | 'dmy' | 'mdy'

/** What is known of a table besides its cells. */
export type TableSurroundings = {
  above: readonly string[][]
  choices: ReadingChoices
  from1904: boolean
  /** The cells are a sample of a longer table. */
  sampled: boolean
}

/** Everything concluded from the cells of a table: about each column in turn, and the plan that follows. */
export function concludeTable(
  columns: readonly ColumnCells[],
  { above, choices, from1904, sampled }: TableSurroundings,
): { concluded: Concluded[]; plan: Pick<ReadingPlan, 'cells' | 'marked'> } {
  const facts = columns.map(columnFacts)
  const numberings = columns.map((cells, column) => concludeNumbering(cells, column, choices, sampled))
  const marks = concludeMarks(columns, choices)
  const merged = new Set(marks.flatMap(({ marked }) => marked?.columns ?? []))
  const isData = (column: number) =>
    !merged.has(column) && !numberings[column]!.some(({ leaveOut }) => leaveOut)
  const usual = usualWritings(facts.filter((_, column) => isData(column)))
  const firstNumber = facts.findIndex(
    ({ title, kind, blank }) => !isNumberingTitle(title) && (kind === 'number' || blank === 0),
  )
  const ofColumns = facts.flatMap((found, column) => {
    if (!isData(column)) return numberings[column]!
    return [
      ...numberings[column]!,
      ...concludeDitto(found, column, choices),
      ...concludeEmpty(found, column, choices),
      ...concludeFill(
        found,
        column,
        choices,
        columns[column]!.cells,
        firstNumber < 0 ? columns.length : firstNumber,
      ),
      ...concludeDigits(found, column, choices, columns[column]!),
      ...concludeNumbers(found, column, choices, usual.numbers),
      ...concludeDates(found, column, choices, usual.dates),
      ...concludeWrittenDays(found, column),
      ...concludePartDays(found, column, choices, from1904),
      ...concludeOdd(found, column),
    ]
  })
  const formats = new Map(
    ofColumns.flatMap(({ column, format }) => (column !== null && format ? [[column, format]] : [])),
  )
  const concluded = [
    ...askOnce(ofColumns),
    ...concludeUnits(facts, above, choices, formats).filter(
      ({ column }) => column === null || isData(column),
    ),
    ...marks,
  ]
  return { concluded, plan: planOf(concluded) }
}

/** A column that does not tell how it is written follows those of the same table that do, when they agree. */
function usualWritings(facts: readonly ColumnFacts[]): { numbers: Writing | null; dates: Writing | null } {
  const numbers = facts.filter(({ kind }) => kind === 'number').map((found) => found.numbers)
  const dates = facts.filter(({ kind }) => kind === 'date').map((found) => found.dates)
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
  const agreed = (left: Writing, lefts: number, right: Writing, rights: number) =>
    lefts > 0 === rights > 0 ? null : lefts > 0 ? left : right
  return {
    numbers: agreed('vi', sum(numbers.map(({ vi }) => vi)), 'en', sum(numbers.map(({ en }) => en))),
    dates: agreed('dmy', sum(dates.map(({ dmy }) => dmy)), 'mdy', sum(dates.map(({ mdy }) => mdy))),
  }
}

/** Formulas in text and formulas that failed. */
function concludeOdd({ title, formulas, errors, kind }: ColumnFacts, column: number): Concluded[] {
  const told = (habit: string, found: typeof errors, vi: string, en: string): Concluded[] =>
    found.count === 0
      ? []
      : [{ column, conclusion: conclusionOf({ habit, title, found, state: 'told', message: { vi, en } }) }]
  return [
    ...(kind === 'text'
      ? told(
          'formula-like',
          formulas,
          `Cột “${title}” có ${formulas.count} ô bắt đầu bằng = + - @. Nền tảng giữ nguyên là chữ, không tính như công thức.`,
          `Column “${title}” has ${formulas.count} cells that begin with = + - @. They are kept as text and never calculated.`,
        )
      : []),
    ...told(
      'cell-errors',
      errors,
      `Cột “${title}” có ${errors.count} ô là lỗi công thức (như ${errors.examples[0]?.from}). Các dòng này chờ sửa.`,
      `Column “${title}” has ${errors.count} cells with a failed formula (such as ${errors.examples[0]?.from}). These rows wait to be fixed.`,
    ),
  ]
}

function planOf(concluded: readonly Concluded[]): Pick<ReadingPlan, 'cells' | 'marked'> {
  const cells: Record<number, CellPlan> = {}
  for (const { column, cell } of concluded) {
    if (column !== null && cell) cells[column] = { ...cells[column], ...cell }
  }
  const marked = concluded.flatMap((one) => (one.marked ? [one.marked] : []))
  return {
    ...(Object.keys(cells).length > 0 ? { cells } : {}),
    ...(marked.length > 0 ? { marked } : {}),
  }
}
