// SPDX-License-Identifier: Apache-2.0
import type { ColumnGroup, TableColumn } from './administrative-table.ts'

/** A box of the header; rows and columns count from 0. */
export interface HeaderBox {
  readonly title: string
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

/** The header of a table: its value columns from left to right, its boxes, and how many rows they take. */
export interface HeaderGrid {
  readonly columns: readonly TableColumn[]
  readonly boxes: readonly HeaderBox[]
  readonly depth: number
}

type Heading = TableColumn | ColumnGroup
const isGroup = (heading: Heading): heading is ColumnGroup => 'columns' in heading

const depthOf = (heading: Heading): number =>
  isGroup(heading) ? 1 + Math.max(0, ...heading.columns.map(depthOf)) : 1

/** Lays a header out: a group spans its columns, a column reaches down to the last row. */
export const headerGrid = (headings: readonly Heading[]): HeaderGrid => {
  const depth = Math.max(1, ...headings.map(depthOf))
  const columns: TableColumn[] = []
  const boxes: HeaderBox[] = []
  const place = (heading: Heading, row: number): void => {
    const column = columns.length
    if (!isGroup(heading)) {
      columns.push(heading)
      boxes.push({ title: heading.title, row, column, rows: depth - row, columns: 1 })
      return
    }
    for (const inner of heading.columns) place(inner, row + 1)
    boxes.push({ title: heading.title, row, column, rows: 1, columns: columns.length - column })
  }
  for (const heading of headings) place(heading, 0)
  return { columns, boxes, depth }
}

/** Where the values of a column stand in their cells. */
export const alignmentOf = ({ align, format }: TableColumn): 'left' | 'center' | 'right' =>
  align ?? (format === 'number' ? 'right' : format === 'date' ? 'center' : 'left')
