// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { AdministrativeTable } from '../administrative-table.ts'
import { lookAhead } from '../column-widths.ts'
import { headerGrid } from '../header-grid.ts'
import type { PageLayout } from '../page-layout.ts'
import { Canvas, type DocumentFacts } from './canvas.ts'
import { layHeader } from './draw-header.ts'
import { drawRow, type RowFlow } from './draw-rows.ts'
import { drawSignature } from './draw-signature.ts'
import { drawTitle } from './draw-title.ts'
import { fitColumns } from './fit-columns.ts'

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

/** The pages of a table as a stream; an error of its rows ends the stream. */
export const drawnTable = (
  table: AdministrativeTable,
  layout: PageLayout,
  facts: DocumentFacts,
): Readable => {
  const canvas = new Canvas(layout, facts)
  const document = canvas.document as unknown as Readable
  drawTable(canvas, table, layout).catch((error: Error) => document.destroy(error))
  return document
}
