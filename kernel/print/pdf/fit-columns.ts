// SPDX-License-Identifier: Apache-2.0
import type { TableRow } from '../administrative-table.ts'
import { cellText } from '../cell-text.ts'
import type { HeaderGrid } from '../header-grid.ts'
import type { PageLayout } from '../page-layout.ts'
import type { Canvas } from './canvas.ts'

/** Room between a border and the text of a cell, in points; small letters need less. */
export const paddingOf = (size: number) => ({ x: size * 0.25, y: size * 0.2 })

/** Size of the letters of a table and the widths of its columns, in points. */
export interface FittedColumns {
  readonly size: number
  readonly widths: readonly number[]
}

const POINTS_PER_MM = 72 / 25.4
const WIDEST_WISH = 200

/** What a column needs at one point of letter size: its longest word, and the text it would like on one line. */
const needs = (canvas: Canvas, grid: HeaderGrid, first: readonly TableRow[]) => {
  const head = canvas.measure({ face: 'bold', size: 1 })
  const body = canvas.measure({ face: 'regular', size: 1 })
  return grid.columns.map((column, index) => {
    let word = Math.max(0, ...column.title.split(/\s+/).map(head.width))
    let whole = Math.min(head.width(column.title) / 2, 12)
    for (const row of first) {
      if (row.kind === 'note' || !row.cells) continue
      const bold = row.kind === 'plain' ? body : head
      const text = cellText(row.cells[index], column)
      word = Math.max(word, ...text.split(/\s+/).map((part) => Math.min(bold.width(part), 14)))
      whole = Math.max(whole, bold.width(text))
    }
    return { word, whole, wished: column.width === undefined ? null : column.width * POINTS_PER_MM }
  })
}

/** Finds the largest letters at which no word of the table must be cut, and shares the width of the page out. */
export const fitColumns = (
  canvas: Canvas,
  grid: HeaderGrid,
  first: readonly TableRow[],
  layout: PageLayout,
): FittedColumns => {
  const columns = needs(canvas, grid, first)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const least = (size: number) => columns.map(({ word }) => word * size + 2 * paddingOf(size).x + 0.5)
  let { size } = layout
  while (size > layout.smallest && sum(least(size)) > canvas.width) size -= 0.5
  const floor = least(size)
  const spare = canvas.width - sum(floor)
  if (spare <= 0) return { size, widths: floor.map((width) => (width * canvas.width) / sum(floor)) }
  const wishes = columns.map(({ whole, wished }, index) =>
    Math.max(
      0,
      Math.min(wished ?? whole * size + 2 * paddingOf(size).x, WIDEST_WISH * (wished ? 5 : 1)) -
        (floor[index] ?? 0),
    ),
  )
  const wanted = sum(wishes)
  const shares = wanted > 0 ? wishes.map((wish) => wish / wanted) : floor.map((width) => width / sum(floor))
  if (wanted <= spare) {
    const natural = floor.map((width, index) => width + (wishes[index] ?? 0))
    return { size, widths: natural.map((width) => (width * canvas.width) / sum(natural)) }
  }
  return { size, widths: floor.map((width, index) => width + spare * (shares[index] ?? 0)) }
}
