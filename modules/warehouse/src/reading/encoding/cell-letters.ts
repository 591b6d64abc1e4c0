// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../../contract/text-encodings.ts'
import type { CellContent } from '../sheet-workbook.ts'
import { oldLettersOf } from './detect-encoding.ts'
import { decodeOldLetters, type OldLetters } from './old-letters.ts'
import { vietnameseScore } from './vietnamese-syllable.ts'

const FEWEST_SYLLABLES = 2

/** The old letters that a font stands for, and whether it draws small letters as capitals; null: an ordinary font. */
export function lettersOfFont(font: string): { letters: OldLetters; capitals: boolean } | null {
  if (/^\.vn/i.test(font)) return { letters: 'tcvn3', capitals: /H$/i.test(font) }
  if (/^vni[- ]/i.test(font)) return { letters: 'vni', capitals: false }
  return null
}

/** The text of a cell in Unicode, by the encoding concluded for its workbook. */
export function cellText(cell: CellContent & { kind: 'text' }, encoding: TextEncoding): string {
  if (encoding === 'by-font') return textByFonts(cell)
  if (encoding === 'tcvn3' || encoding === 'vni') return textByStatistics(cell.text, encoding)
  return cell.text
}

/** Whether a font is one of old letters. */
export function isOldFont(font: string): boolean {
  return lettersOfFont(font) !== null
}

/** Whether a cell shows its text in an old font. */
export function hasOldFont({ font, runs }: CellContent & { kind: 'text' }): boolean {
  return [font ?? '', ...(runs ?? []).map((run) => run.font)].some(isOldFont)
}

function textByFonts({ text, font, runs = [] }: CellContent & { kind: 'text' }): string {
  const starts = [{ at: 0, font: font ?? '' }, ...runs]
  return starts.map((run, index) => inFont(text.slice(run.at, starts[index + 1]?.at), run.font)).join('')
}

function inFont(text: string, font: string): string {
  const old = lettersOfFont(font)
  if (isUnicodeVietnamese(text)) return text
  return old ? decodeOldLetters(text, old.letters, old.capitals) : withoutFont(text)
}

/** Old letters under an ordinary font: read as such only when several words become Vietnamese that were not. */
function withoutFont(text: string): string {
  if (!/[\u0080-\u00ff].*[\u0080-\u00ff]/s.test(text)) return text
  const letters = oldLettersOf(text)
  if (!letters) return text
  const decoded = decodeOldLetters(text, letters)
  return vietnameseScore(decoded).syllables >= FEWEST_SYLLABLES ? decoded : text
}

/** One workbook may mix old and new text: a cell is read in the way that makes most syllables, at best the concluded one. */
function textByStatistics(text: string, concluded: OldLetters): string {
  if (isUnicodeVietnamese(text)) return text
  const other = concluded === 'tcvn3' ? 'vni' : 'tcvn3'
  const readings = [decodeOldLetters(text, concluded), text, decodeOldLetters(text, other)]
  const scores = readings.map((reading) => vietnameseScore(reading).syllables)
  return readings[scores.indexOf(Math.max(...scores))]!
}

/** Whether a text holds letters that no old font could have put there. */
function isUnicodeVietnamese(text: string): boolean {
  return /[\u0102-\u01b0\u1ea0-\u1ef9]|\p{M}/u.test(text)
}
