// SPDX-License-Identifier: Apache-2.0
import { TYPED_NUMBER_MARK } from '../reading/typed-number.ts'
import { literal } from './expression-sql.ts'

/** Blanks that surround cells in real files: ASCII blanks, no-break, narrow, zero-width and ideographic spaces, byte order mark. */
const BLANKS = ' \t\r\n\u000b\u000c\u00a0\u200b\u202f\u3000\ufeff'
const edges = new RegExp(`^[${BLANKS}]+|[${BLANKS}]+$`, 'g')

/** A cell without the blanks around it, in NFC; null when nothing is left: empty is missing. */
export function cleanCell(raw: string | null | undefined, keepMark: boolean): string | null {
  if (raw === null || raw === undefined) return null
  const cell = (keepMark ? raw : raw.replaceAll(TYPED_NUMBER_MARK, '')).normalize('NFC').replace(edges, '')
  return cell === '' ? null : cell
}

/** The same in DuckDB SQL; the tokenizer has already brought the text to NFC. */
export function cleanCellSql(sql: string, keepMark: boolean): string {
  const unmarked = keepMark ? sql : `replace(${sql}, ${literal(TYPED_NUMBER_MARK)}, '')`
  // few cells have blanks around them, and looking for some is three times faster than cutting them off
  const hasEdges = `regexp_matches(${unmarked}, ${literal(`^[${BLANKS}]|[${BLANKS}]$`)})`
  return `nullif(case when ${hasEdges} then trim(${unmarked}, ${literal(BLANKS)}) else ${unmarked} end, '')`
}
