// SPDX-License-Identifier: Apache-2.0
import type { MergedRange } from '../sheet-workbook.ts'

/** Gives every row of a merged cell its value. Rows come in order. */
export class MergedCells {
  /** Cells that were filled, by column. */
  readonly filled: Record<number, number> = {}
  readonly #ranges: readonly MergedRange[]
  #next = 0
  #open: { range: MergedRange; value: string | null }[] = []

  constructor(ranges: readonly MergedRange[] = []) {
    this.#ranges = ranges.toSorted((left, right) => left.top - right.top)
  }

  /** The cells of a row with the values of the merged cells that reach into it from above. */
  fill(row: number, cells: readonly (string | null)[]): (string | null)[] {
    const filled = [...cells]
    this.#open = this.#open.filter(({ range }) => range.bottom >= row)
    for (const { range, value } of this.#open) {
      if (value === null || (filled[range.column] ?? '').trim() !== '') continue
      while (filled.length <= range.column) filled.push(null)
      filled[range.column] = value
      this.filled[range.column] = (this.filled[range.column] ?? 0) + 1
    }
    for (; this.#next < this.#ranges.length && this.#ranges[this.#next]!.top <= row; this.#next++) {
      const range = this.#ranges[this.#next]!
      if (range.top === row) this.#open.push({ range, value: cells[range.column] ?? null })
    }
    return filled
  }
}
