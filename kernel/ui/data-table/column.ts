// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react'

/** One column: how a row shows in it and, for export and cards, what it says as plain text. */
export type Column<Row> = {
  key: string
  title: string
  render?: (row: Row) => ReactNode
  text: (row: Row) => string
  /** The server's names of the orders it offers by this column, rising and falling; absent when there is none. */
  sort?: { up?: string; down?: string }
  align?: 'end'
  hidden?: boolean
  /** Smallest width, in pixels. */
  width?: number
}

/** One filter of a list: the key in the address and the query, and its choices. */
export type Filter = {
  key: string
  title: string
  options: { value: string; label: string; count?: number }[]
}
