// SPDX-License-Identifier: Apache-2.0
import type { TableRow } from '../administrative-table.ts'
import { cellText } from '../cell-text.ts'
import { alignmentOf, type HeaderGrid } from '../header-grid.ts'
import { type Canvas, lineHeight, type Setting } from './canvas.ts'
import { type FittedColumns, paddingOf } from './fit-columns.ts'

type Cell = { lines: string[]; width: number; setting: Setting; indent: number }

/** A row laid out: its boxes from left to right, and whether they have borders. */
type LaidRow = { cells: Cell[]; border: boolean; lines: number; keepWithNext: boolean }

/** Where rows go: down the page, and on to the next one. */
export interface RowFlow {
  y: number
  /** Begins a page and draws the header there. */
  nextPage(): void
}

const STEP_OF_LEVELS = 8

const faceOf = (row: TableRow): Setting['face'] => {
  if (row.kind === 'plain') return 'regular'
  if (row.kind === 'note') return 'italic'
  return row.kind === 'section' && (row.level ?? 1) > 1 ? 'boldItalic' : 'bold'
}

const layRow = (
  canvas: Canvas,
  grid: HeaderGrid,
  { size, widths }: FittedColumns,
  row: TableRow,
): LaidRow => {
  const face = faceOf(row)
  const padding = paddingOf(size)
  const cell = (text: string, width: number, align: Setting['align'] = 'left', indent = 0): Cell => {
    const setting = { face, size, align }
    const lines = text === '' ? [] : canvas.measure(setting).lines(text, width - 2 * padding.x - indent)
    return { lines, width, setting, indent }
  }
  const indent = row.kind === 'section' ? ((row.level ?? 1) - 1) * STEP_OF_LEVELS : 0
  const cells =
    row.kind === 'note' || (row.kind === 'section' && !row.cells)
      ? [cell(row.text, canvas.width, 'left', indent)]
      : grid.columns.map((column, index) =>
          row.kind === 'section' && index === 0
            ? cell(row.text, widths[0] ?? 0, 'left', indent)
            : cell(cellText(row.cells?.[index], column), widths[index] ?? 0, alignmentOf(column)),
        )
  const lines = Math.max(1, ...cells.map((laid) => laid.lines.length))
  return { cells, border: row.kind !== 'note', lines, keepWithNext: row.kind === 'section' }
}

const drawPart = (
  canvas: Canvas,
  laid: LaidRow,
  from: number,
  count: number,
  y: number,
  size: number,
): number => {
  const padding = paddingOf(size)
  const height = count * lineHeight(size) + 2 * padding.y
  const whole = from === 0 && count === laid.lines
  let x = canvas.left
  for (const { lines, width, setting, indent } of laid.cells) {
    if (laid.border) canvas.box(x, y, width, height)
    const shown = lines.slice(from, from + count)
    const inset = whole ? ((count - shown.length) * lineHeight(size)) / 2 : 0
    const left = x + padding.x + indent
    canvas.lines(shown, left, y + padding.y + inset, width - 2 * padding.x - indent, setting)
    x += width
  }
  return y + height
}

/**
 * Draws a row; one that does not fit goes to the next page, one that fits on no page is cut between lines. The heading of a
 * section does not stay alone at the foot of a page.
 */
export const drawRow = (
  canvas: Canvas,
  grid: HeaderGrid,
  fitted: FittedColumns,
  row: TableRow,
  flow: RowFlow,
): void => {
  const { size } = fitted
  const laid = layRow(canvas, grid, fitted, row)
  const room = () => Math.floor((canvas.bottom - flow.y - 2 * paddingOf(size).y) / lineHeight(size))
  const wanted = laid.lines + (laid.keepWithNext ? 2 : 0)
  if (wanted > room()) flow.nextPage()
  let from = 0
  while (from < laid.lines) {
    const count = Math.max(1, Math.min(laid.lines - from, room()))
    flow.y = drawPart(canvas, laid, from, count, flow.y, size)
    from += count
    if (from < laid.lines) flow.nextPage()
  }
}
