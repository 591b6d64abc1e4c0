// SPDX-License-Identifier: Apache-2.0

/** Where a row of a sheet goes: as a single row, and as the last row of a range; `fixed` rows are written with "$". */
export interface RowShift {
  single(row: number, fixed: boolean): number
  last(row: number, fixed: boolean): number
}

const MOST_ROWS = 1_048_576
const token =
  /"(?:[^"]|"")*"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(?:(\$?[A-Z]{1,3}\$?)(\d{1,7})(?::(\$?[A-Z]{1,3}\$?)(\d{1,7}))?|(\$?)(\d{1,7}):(\$?)(\d{1,7}))(?![\p{L}\p{N}_.(!])/gu

const sheetOf = (prefix: string | undefined, own: string): string => {
  if (!prefix) return own
  const name = prefix.slice(0, -1)
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name
}

/**
 * Moves the references of a formula when rows of a sheet move; `own` is the sheet the formula stands on. Texts inside quotes
 * and names of functions are left alone.
 */
export const shiftReferences = (
  formula: string,
  own: string,
  shiftOf: (sheet: string) => RowShift | undefined,
): string =>
  formula.replace(token, (found: string, ...groups: (string | undefined | number)[]) => {
    const [prefix, from, fromRow, to, toRow, rowSign, row, lastSign, last] = groups as (string | undefined)[]
    const before = formula.charAt((groups.at(-2) as number) - 1)
    if (found.startsWith('"') || (before && /[\p{L}\p{N}_.]/u.test(before))) return found
    const shift = shiftOf(sheetOf(prefix, own))
    if (!shift) return found
    const sheet = prefix ?? ''
    const fixed = (letters: string | undefined) => letters?.endsWith('$') ?? false
    if (row)
      return `${sheet}${rowSign}${shift.single(Number(row), fixed(rowSign))}:${lastSign}${shift.last(Number(last), fixed(lastSign))}`
    const first = `${sheet}${from}${shift.single(Number(fromRow), fixed(from))}`
    return to ? `${first}:${to}${shift.last(Number(toRow), fixed(to))}` : first
  })

/** Moves the relative references of a formula as copying does, by rows and columns. */
export const copyReferences = (formula: string, rows: number, columns: number): string =>
  formula.replace(
    /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.])(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_.(!])/gu,
    (found: string, fixedColumn: string, letters: string, fixedRow: string, row: string) => {
      if (found.startsWith('"')) return found
      const column = fixedColumn ? letters : moveColumn(letters, columns)
      const moved = fixedRow ? Number(row) : Math.min(MOST_ROWS, Math.max(1, Number(row) + rows))
      return `${fixedColumn}${column}${fixedRow}${moved}`
    },
  )

const moveColumn = (letters: string, by: number): string => {
  let number = 0
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64
  let rest = Math.max(1, number + by)
  let moved = ''
  for (; rest > 0; rest = Math.floor((rest - 1) / 26))
    moved = String.fromCharCode(65 + ((rest - 1) % 26)) + moved
  return moved
}
