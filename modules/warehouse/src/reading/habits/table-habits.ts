// SPDX-License-Identifier: Apache-2.0
import type { ReadingOptions, TokenCounts } from '../reading-options.ts'
import { TYPED_NUMBER_MARK } from '../typed-number.ts'
import { TextCleaner } from './clean-text.ts'
import { isSameRow } from './conclude-structure.ts'
import { RecordShaper } from './record-shaper.ts'
import { type Habit, RowHabits } from './row-habits.ts'

/** What is concluded about the rows and cells below the header of a table, applied while they go by in their order. */
export class TableHabits {
  /** Whether every record must be read as text. */
  readonly shapes: boolean
  readonly #rows: RowHabits | null
  readonly #shaper: RecordShaper | null
  readonly #cleaner: TextCleaner
  readonly #titles: readonly string[] | undefined

  constructor({ leaveOut, plan }: Pick<ReadingOptions, 'leaveOut' | 'plan'>, columns: number) {
    this.#rows = leaveOut ? new RowHabits(columns) : null
    this.#shaper = plan && Object.keys(plan).length > 0 ? new RecordShaper(plan) : null
    this.#cleaner = new TextCleaner(plan?.asWritten ?? false)
    this.shapes = plan !== undefined && Object.keys(plan).length > 0
    this.#titles = plan?.repeatedHeader
  }

  /** Whether rows may have to be left out at all. */
  get leavesOut(): boolean {
    return this.#rows !== null || this.shapes
  }

  /** A row that is known to be data went by. */
  passData(): void {
    this.#rows?.passData()
  }

  /** The habit that a row of raw cells follows; null: it is data. */
  of(cells: readonly (string | null)[]): Habit | null {
    if (this.#titles && isSameRow(cells, this.#titles)) return 'header-again'
    const habit = this.#rows?.of(cells) ?? null
    return habit ?? (this.#shaper?.takesSection(cells) ? 'section' : null)
  }

  /** The cells of a data row as they are handed on: letters mended, then what the plan says. */
  cells(raw: readonly (string | null)[], record: number): (string | null)[] {
    const clean = raw.map((cell) =>
      cell === null || cell.endsWith(TYPED_NUMBER_MARK) ? cell : this.#cleaner.clean(cell, record),
    )
    return this.#shaper?.shape(clean, record) ?? clean
  }

  /** Puts what was done into the counts of the file. */
  tell(counts: TokenCounts): void {
    counts.texts = this.#cleaner.counts
    counts.changes = this.#shaper?.changes ?? {}
  }
}
