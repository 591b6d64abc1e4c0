// SPDX-License-Identifier: Apache-2.0
import type { TableRow } from './administrative-table.ts'
import { cellText } from './cell-text.ts'
import type { HeaderGrid } from './header-grid.ts'

const ROWS_LOOKED_AT = 200
const WIDEST = 45
const NARROWEST = 5
const MM_PER_CHARACTER = 2

/** The first rows of a table, and all of them again as a stream. */
export const lookAhead = async (
  rows: Iterable<TableRow> | AsyncIterable<TableRow>,
): Promise<{ first: readonly TableRow[]; all: AsyncGenerator<TableRow> }> => {
  const source =
    Symbol.asyncIterator in rows
      ? rows[Symbol.asyncIterator]()
      : (rows as Iterable<TableRow>)[Symbol.iterator]()
  const first: TableRow[] = []
  let ended = false
  while (!ended && first.length < ROWS_LOOKED_AT) {
    const { done, value } = await source.next()
    if (done) ended = true
    else first.push(value)
  }
  async function* all(): AsyncGenerator<TableRow> {
    yield* first
    while (!ended) {
      const { done, value } = await source.next()
      if (done) return
      yield value
    }
  }
  return { first, all: all() }
}

const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/).map((word) => word.length))

/**
 * Widths of the columns in characters: as wished, or as the header and the first rows need. Long texts wrap; a heading
 * over several columns does not widen them.
 */
export const columnWidths = (grid: HeaderGrid, first: readonly TableRow[]): number[] =>
  grid.columns.map((column, index) => {
    if (column.width !== undefined) return Math.max(2, column.width / MM_PER_CHARACTER)
    const texts = first.flatMap((row) => (row.kind === 'note' ? [] : [cellText(row.cells?.[index], column)]))
    const words = Math.max(longestWord(column.title), ...texts.map(longestWord))
    const length = Math.max(Math.min(column.title.length / 2, 16), ...texts.map((text) => text.length))
    return Math.min(WIDEST, Math.max(NARROWEST, words + 1, length + 1))
  })
