// SPDX-License-Identifier: Apache-2.0

interface Margins {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** What a province decides about printed tables (`printing` of its profile): margins in millimetres, letters in points. */
export interface PrintRules {
  readonly portraitMargins: Margins
  readonly landscapeMargins: Margins
  /** Size of the letters in a table; a wide one is set smaller, down to `smallestSize`. */
  readonly size: number
  readonly smallestSize: number
  /** The first page that carries its number; the title page of an administrative document has none. */
  readonly numberedFrom: number
}

/** Paper and margins of one printed table. */
export interface PageLayout {
  readonly paper: 'A4' | 'A3'
  readonly landscape: boolean
  readonly margins: Margins
  readonly size: number
  readonly smallest: number
  readonly numberedFrom: number
}

/** What a table wants of its page, and the rules for what it does not say. */
export type PageWishes = Partial<PageLayout> & { readonly rules?: PrintRules }

/**
 * NĐ 30/2020, Phụ lục I: margins top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm; page numbers top centre from page 2. A landscape table
 * keeps the binding margin above.
 */
const usualRules: PrintRules = {
  portraitMargins: { top: 20, right: 15, bottom: 20, left: 30 },
  landscapeMargins: { top: 25, right: 20, bottom: 15, left: 20 },
  size: 12,
  smallestSize: 5,
  numberedFrom: 2,
}

/** The layout of a page: what is wanted, else what the rules say. */
export const pageLayout = ({ rules = usualRules, ...wanted }: PageWishes = {}): PageLayout => ({
  paper: 'A4',
  landscape: false,
  margins: wanted.landscape ? rules.landscapeMargins : rules.portraitMargins,
  size: rules.size,
  smallest: rules.smallestSize,
  numberedFrom: rules.numberedFrom,
  ...wanted,
})

const sheets = { A4: [210, 297], A3: [297, 420] } as const

/** Width and height of the paper as it is held, in millimetres. */
export const paperSize = ({ paper, landscape: turned }: PageLayout): { width: number; height: number } => {
  const [short, long] = sheets[paper]
  return turned ? { width: long, height: short } : { width: short, height: long }
}
