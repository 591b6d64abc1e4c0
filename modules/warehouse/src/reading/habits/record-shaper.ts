// SPDX-License-Identifier: Apache-2.0
import { withoutMark } from '../typed-number.ts'
import { pointMaker } from './find-points.ts'
import { type CellHabit, mendCell } from './mend-cell.ts'
import type { MarkedColumns, ReadingPlan } from './reading-plan.ts'
import { SectionPath } from './section-rows.ts'

/** A cell that was changed while reading. */
export type ChangedCell = { record: number; from: string; to: string | null }

/** How many cells of a column a habit changed, by `habit:column`, and the first of them. */
export type ChangeCounts = Record<string, { cells: number; examples: ChangedCell[] }>

const MOST_EXAMPLES = 3
const MARK = /^([x✓✔v•+]|1|có)$/iu

/** Does to the records of a table what its plan says. Records come in order. */
export class RecordShaper {
  readonly changes: ChangeCounts = {}
  readonly #plan: ReadingPlan
  readonly #path: SectionPath | null
  readonly #point: ((cells: readonly (string | null)[]) => string | null) | null
  #above: (string | null)[] = []

  constructor(plan: ReadingPlan) {
    this.#plan = plan
    this.#point = plan.points ? pointMaker(plan.points) : null
    this.#path = plan.sections ? new SectionPath(plan.sections) : null
  }

  /** Takes a row of the file that names a group; false: the row is something else. */
  takesSection(cells: readonly (string | null)[]): boolean {
    return this.#path?.take(cells.map((cell) => withoutMark(cell ?? '').trim())) ?? false
  }

  /** The cells of a data record with those that the plan adds behind them. */
  shape(cells: readonly (string | null)[], record: number): (string | null)[] {
    const mended = this.#mend(cells, record)
    const names = this.#path?.names ?? []
    const marked = (this.#plan.marked ?? []).flatMap((columns) => valuesOfMarks(columns, cells))
    const point = this.#point ? [this.#point(cells)] : []
    return [...mended, ...names, ...marked, ...point]
  }

  #mend(cells: readonly (string | null)[], record: number): (string | null)[] {
    const plans = this.#plan.cells
    if (!plans) return [...cells]
    const mended = [...cells]
    for (const [place, plan] of Object.entries(plans)) {
      const column = Number(place)
      const { cell, habit } = mendCell(plan, cells[column] ?? null, this.#above[column] ?? null)
      mended[column] = cell
      this.#above[column] = cell === null || cell.trim() === '' ? null : cell
      if (habit) this.#count(habit, column, { record, from: withoutMark(cells[column] ?? ''), to: cell })
    }
    return mended
  }

  #count(habit: CellHabit, column: number, { record, from, to }: ChangedCell): void {
    const key = `${habit}:${column}`
    const count = this.changes[key] ?? { cells: 0, examples: [] }
    this.changes[key] = count
    count.cells++
    if (count.examples.length >= MOST_EXAMPLES) return
    const shown = to === null ? null : withoutMark(to).slice(0, 80)
    count.examples.push({ record, from: from.slice(0, 80), to: shown })
  }
}

/** The name of the column that bears the mark; several marks, or words instead of a mark, are kept to be seen. */
function valuesOfMarks(
  { columns, values, contentTitle }: MarkedColumns,
  cells: readonly (string | null)[],
): (string | null)[] {
  const found = columns.flatMap((column, index) => {
    const text = withoutMark(cells[column] ?? '').trim()
    return text === '' ? [] : [{ value: values[index]!, text, cell: cells[column]! }]
  })
  const joined = (texts: readonly string[]) => (texts.length === 0 ? null : texts.join('; '))
  if (contentTitle === undefined) {
    return [joined(found.map(({ value, text }) => (MARK.test(text) ? value : `${value} (${text})`)))]
  }
  return [joined(found.map(({ value }) => value)), joined(found.map(({ cell }) => cell))]
}
