// SPDX-License-Identifier: Apache-2.0

/** Paper and margins of a printed table, in millimetres; letters in points. */
export interface PageLayout {
  readonly paper: 'A4' | 'A3'
  readonly landscape: boolean
  readonly margins: {
    readonly top: number
    readonly right: number
    readonly bottom: number
    readonly left: number
  }
  /** Size of the letters in the table; a wide table is set smaller, down to `smallest`. */
  readonly size: number
  readonly smallest: number
  /** The first page that carries its number; the title page of an administrative document has none. */
  readonly numberedFrom: number
}

/**
 * NĐ 30/2020, Phụ lục I: A4; margins top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm; page numbers top centre from page 2. A landscape
 * table keeps the binding margin above. A province may decide otherwise: pass what differs to `pageLayout`.
 */
const portrait = { top: 20, right: 15, bottom: 20, left: 30 }
const landscape = { top: 25, right: 20, bottom: 15, left: 20 }

/** The layout of a page, from the rules for administrative documents and what an agency wants otherwise. */
export const pageLayout = (wanted: Partial<PageLayout> = {}): PageLayout => ({
  paper: 'A4',
  landscape: false,
  margins: wanted.landscape ? landscape : portrait,
  size: 12,
  smallest: 5,
  numberedFrom: 2,
  ...wanted,
})

const sheets = { A4: [210, 297], A3: [297, 420] } as const

/** Width and height of the paper as it is held, in millimetres. */
export const paperSize = ({ paper, landscape: turned }: PageLayout): { width: number; height: number } => {
  const [short, long] = sheets[paper]
  return turned ? { width: long, height: short } : { width: short, height: long }
}
