// SPDX-License-Identifier: Apache-2.0
import { isUnitCell } from './table-unit.ts'

/** Where the titles of a table stand: the last row of the header (1-based) and how many rows it has. */
export type HeaderPlace = { headerRow: number; headerRows: number }

const MOST_LEVELS = 4
const SHARE_OF_WIDTH = 0.5
const NUMBER = /^[-+]?[\d.,\s%\u2060]+$/

/** Finds the header under title rows and the national header line: the first row as wide as the table, with the levels below it. */
export function findHeader(records: readonly string[][]): HeaderPlace {
  const first = records.findIndex((cells) => filled(cells) > 0)
  const width = usualWidth(records)
  const wide = records.findIndex((cells) => filled(cells) > Math.max(1, width * SHARE_OF_WIDTH))
  const top = wide < 0 ? first : wide
  let last = top
  while (last - top + 1 < MOST_LEVELS && isLowerLevel(records[top], records[last], records[last + 1])) last++
  return { headerRow: last + 1, headerRows: last - top + 1 }
}

/** The titles of the columns, the levels joined with “ – ”; a blank above a lower title belongs to the group on its left. */
export function joinLevels(levels: readonly string[][]): string[] {
  const columns = Math.max(0, ...levels.map((cells) => cells.length))
  const groups = levels.map((cells, level) => spread(cells, levels.slice(level + 1), columns))
  return Array.from({ length: columns }, (_, column) => {
    const parts = groups.map((cells) => (cells[column] ?? '').trim()).filter((part) => part !== '')
    return parts
      .filter((part, index) => part !== parts[index - 1])
      .join(' – ')
      .replaceAll(' – (', ' (')
  })
}

function spread(cells: string[], below: readonly string[][], columns: number): string[] {
  let group = ''
  return Array.from({ length: columns }, (_, column) => {
    const own = (cells[column] ?? '').trim()
    if (own !== '') group = own
    const hasBelow = below.some((lower) => (lower[column] ?? '').trim() !== '')
    return own !== '' || !hasBelow ? own : group
  })
}

/** A second row of titles fills only blanks beside and below groups, and leaves the first column to the row above. */
function isLowerLevel(
  top: string[] | undefined,
  upper: string[] | undefined,
  lower: string[] | undefined,
): boolean {
  if (!top || !upper || !lower || filled(lower) < 1) return false
  const texts = lower.filter((cell) => cell.trim() !== '')
  if (texts.every(isUnitCell)) return true
  if (texts.length < 2) return false
  if (texts.some((text) => NUMBER.test(text.trim()) || /^\(.{1,12}\)$/.test(text.trim()))) return false
  const first = top.findIndex((cell) => cell.trim() !== '')
  if ((lower[first] ?? '').trim() !== '') return false
  return lower.some((cell, column) => cell.trim() !== '' && (upper[column] ?? '').trim() === '')
}

/** The number of filled cells that most rows have, the larger one among equals. */
function usualWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>()
  for (const cells of records) {
    const width = filled(cells)
    if (width > 1) counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  const [usual] = [...counts].sort((left, right) => right[1] - left[1] || right[0] - left[0])
  return usual?.[0] ?? 1
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell.trim() !== '').length
}
