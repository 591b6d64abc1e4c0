// SPDX-License-Identifier: Apache-2.0
import { apiGet, type Query } from '../api-client.ts'
import type { ListPage } from '../api-hooks.ts'
import type { Column } from './column.ts'

/** A cell of CSV; one that a spreadsheet would run as a formula is made plain text. */
export function csvCell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) && !/^-?[\d.,]+$/.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV with a byte-order mark, as Excel wants it for Vietnamese. */
export function toCsv<Row>(columns: Column<Row>[], rows: Row[]): string {
  const lines = [columns.map((column) => csvCell(column.title))]
  for (const row of rows) lines.push(columns.map((column) => csvCell(column.text(row))))
  return `\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`
}

/** Hands a text to the browser as a download. */
export function downloadText(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** Reads every page of exactly the filtered list. */
export async function readWholeList<Row>(
  path: string,
  query: Query,
  onCount: (count: number) => void,
): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const page: ListPage<Row> = await apiGet(path, { ...query, limit: 100, cursor })
    rows.push(...page.items)
    onCount(rows.length)
    cursor = page.nextCursor
  } while (cursor)
  return rows
}
