// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { AdministrativeTable } from './administrative-table.ts'
import { lookAhead } from './column-widths.ts'
import { headerGrid } from './header-grid.ts'
import { type PageLayout, pageLayout } from './page-layout.ts'
import { Canvas } from './pdf/canvas.ts'
import { layHeader } from './pdf/draw-header.ts'
import { drawRow, type RowFlow } from './pdf/draw-rows.ts'
import { drawSignature } from './pdf/draw-signature.ts'
import { drawTitle } from './pdf/draw-title.ts'
import { fitColumns } from './pdf/fit-columns.ts'

const ROWS_AT_ONCE = 50

/** Draws the whole table; lets other work go on every few rows. */
const drawTable = async (canvas: Canvas, table: AdministrativeTable, layout: PageLayout): Promise<void> => {
  const grid = headerGrid(table.columns)
  const { first, all } = await lookAhead(table.rows)
  const fitted = fitColumns(canvas, grid, first, layout)
  const header = layHeader(canvas, grid, fitted, table.columnNumbers ?? false)
  const flow: RowFlow = {
    y: 0,
    nextPage() {
      canvas.addPage()
      header.draw(canvas.top)
      this.y = canvas.top + header.height
    },
  }
  canvas.addPage()
  const begin = drawTitle(canvas, table.titleBlock)
  header.draw(begin)
  flow.y = begin + header.height
  let count = 0
  for await (const row of all) {
    if (canvas.document.destroyed) return
    drawRow(canvas, grid, fitted, row, flow)
    if (++count % ROWS_AT_ONCE === 0) await setImmediate()
  }
  if (table.signature)
    drawSignature(canvas, table.signature, {
      y: flow.y,
      nextPage() {
        canvas.addPage()
        this.y = canvas.top
      },
    })
  canvas.end()
}

/**
 * The table as PDF 1.7 for paper: title block, header repeated on each page, wrapped cells, page numbers, signature block, letters embedded.
 * A stream; rows are read while it is written. `createdAt` in ISO 8601, from the house's clock.
 */
export const tableDocument = (
  table: AdministrativeTable,
  wanted: Partial<PageLayout> & { readonly createdAt: string },
): Readable => {
  const { createdAt, ...layoutWanted } = wanted
  const layout = pageLayout(layoutWanted)
  const { title, agency: author } = table.titleBlock
  const canvas = new Canvas(layout, { title, author, createdAt })
  const document = canvas.document as unknown as Readable
  drawTable(canvas, table, layout).catch((error: Error) => document.destroy(error))
  return document
}
