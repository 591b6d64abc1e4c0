// SPDX-License-Identifier: Apache-2.0
import type { HeaderBox, HeaderGrid } from '../header-grid.ts'
import { type Canvas, lineHeight } from './canvas.ts'
import { type FittedColumns, paddingOf } from './fit-columns.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The header of a table, laid out once and drawn on every page. */
export interface DrawnHeader {
  readonly height: number
  draw(y: number): void
}

const heightsOfRows = (boxes: readonly (HeaderBox & { height: number })[], depth: number): number[] => {
  const heights = Array<number>(depth).fill(0)
  for (const { row, rows, height } of boxes)
    if (rows === 1) heights[row] = Math.max(heights[row] ?? 0, height)
  for (const { row, rows, height } of boxes) {
    const short = height - sum(heights.slice(row, row + rows))
    if (short > 0) heights[row + rows - 1] = (heights[row + rows - 1] ?? 0) + short
  }
  return heights
}

/** Lays the header out: boxes of several levels, and the row of column numbers when asked for. */
export const layHeader = (
  canvas: Canvas,
  grid: HeaderGrid,
  { size, widths }: FittedColumns,
  columnNumbers: boolean,
): DrawnHeader => {
  const padding = paddingOf(size)
  const setting = { face: 'bold', size, align: 'center' } as const
  const boxes = grid.boxes.map((box) => {
    const width = sum(widths.slice(box.column, box.column + box.columns))
    const lines = canvas.measure(setting).lines(box.title, width - 2 * padding.x)
    return { ...box, width, lines, height: lines.length * lineHeight(size) + 2 * padding.y }
  })
  const heights = heightsOfRows(boxes, grid.depth)
  const numbersHeight = columnNumbers ? lineHeight(size) + padding.y : 0
  const draw = (y: number) => {
    for (const { lines, row, rows, column, width } of boxes) {
      const top = y + sum(heights.slice(0, row))
      const height = sum(heights.slice(row, row + rows))
      const left = canvas.left + sum(widths.slice(0, column))
      canvas.box(left, top, width, height)
      const inset = (height - lines.length * lineHeight(size)) / 2
      canvas.lines(lines, left + padding.x, top + inset, width - 2 * padding.x, setting)
    }
    if (!columnNumbers) return
    let left = canvas.left
    for (const [index, width] of widths.entries()) {
      canvas.box(left, y + sum(heights), width, numbersHeight)
      const italic = { face: 'italic', size, align: 'center' } as const
      canvas.text(`(${index + 1})`, left, y + sum(heights) + padding.y / 2, width, italic)
      left += width
    }
  }
  return { height: sum(heights) + numbersHeight, draw }
}
