// SPDX-License-Identifier: Apache-2.0
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AdministrativeTable } from './administrative-table.ts'
import { type PageWishes, pageLayout } from './page-layout.ts'

/**
 * The table as PDF 1.7 for paper: title block, header repeated on each page, wrapped cells, page numbers, signature block, letters embedded.
 * A stream; rows are read while it is written. `createdAt` in ISO 8601, from the house's clock.
 */
export const tableDocument = (
  table: AdministrativeTable,
  wanted: PageWishes & { readonly createdAt: string },
): Readable => {
  const { createdAt, ...layoutWanted } = wanted
  const layout = pageLayout(layoutWanted)
  const { title, agency: author } = table.titleBlock
  const facts = { title, author, createdAt }
  const pages = new PassThrough()
  // the library of pages and letters is loaded by the first table that is printed, not by every start of the house
  import('./pdf/draw-table.ts')
    .then(({ drawnTable }) => pipeline(drawnTable(table, layout, facts), pages))
    .catch((error: Error) => pages.destroy(error))
  return pages
}
