// SPDX-License-Identifier: Apache-2.0

/** What was mended in the letters of cells: hidden characters and odd blanks, repeated blanks, letters in pieces (NFD). */
export type TextHabit = 'invisible' | 'spaces' | 'pieces'

/** How many cells were mended, and the first of them as they came out. */
export type TextCounts = Partial<
  Record<TextHabit, { cells: number; examples: { record: number; to: string }[] }>
>

const MOST_EXAMPLES = 3
/** Soft hyphen, zero-width characters, marks of direction and the byte order mark; U+2060 marks numbers of the file itself. */
const HIDDEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g
const ODD_BLANKS = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const ANYTHING = /\p{M}|[\u00a0\u00ad\u1680\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\ufeff]| {2}|\t/u

/** Brings the letters of text cells to one form and counts what it mended; `asWritten`: only letters in pieces are joined. */
export class TextCleaner {
  readonly counts: TextCounts = {}
  readonly #asWritten: boolean

  constructor(asWritten: boolean) {
    this.#asWritten = asWritten
  }

  /** A cell without hidden characters, with plain single blanks, in NFC. */
  clean(cell: string, record: number): string {
    if (!ANYTHING.test(cell)) return cell.normalize('NFC')
    const joined = cell.normalize('NFC')
    const pieces = joined !== cell
    const visible = this.#asWritten ? joined : joined.replace(HIDDEN, '').replace(ODD_BLANKS, ' ')
    const single = this.#asWritten ? joined : singleBlanks(visible)
    const found: [TextHabit, boolean][] = [
      ['pieces', pieces],
      ['invisible', visible.trim() !== joined.trim() || visible.length !== joined.length],
      ['spaces', single !== visible.trim()],
    ]
    for (const [habit, isFound] of found) if (isFound) this.#count(habit, record, single)
    return this.#asWritten ? joined : single
  }

  #count(habit: TextHabit, record: number, to: string): void {
    const count = this.counts[habit] ?? { cells: 0, examples: [] }
    this.counts[habit] = count
    count.cells++
    if (count.examples.length < MOST_EXAMPLES) count.examples.push({ record, to: to.slice(0, 80) })
  }
}

/** One blank where there are several; lines stay lines. */
function singleBlanks(text: string): string {
  return text.replace(/[ \t]{2,}|\t/g, ' ').trim()
}
