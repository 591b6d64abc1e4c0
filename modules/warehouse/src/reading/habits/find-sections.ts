// SPDX-License-Identifier: Apache-2.0
import { withoutMark } from '../typed-number.ts'
import type { SectionPlan, SectionStyle } from './reading-plan.ts'
import { RowHabits } from './row-habits.ts'
import { type SectionRow, sectionRow } from './section-rows.ts'

const MOST_LEVELS = 3
const FEWEST_UNSURE = 2
const NUMBERING_TITLE = /^(stt|s\.?t\.?t\.?|tt|t\.t\.?|số tt|số thứ tự|thứ tự|no\.?|#)$/iu

const titleWords: readonly (readonly [words: RegExp, title: string])[] = [
  [/^(huyện|quận|thị xã|thành phố|tp\.?|tx\.?)\s/iu, 'Đơn vị cấp huyện'],
  [/^(xã|phường|thị trấn|tt\.)\s/iu, 'Đơn vị cấp xã'],
  [/^(thôn|ấp|khu phố|tổ dân phố|bản|buôn|làng)\s/iu, 'Thôn, khu phố'],
  [/^khối\s/iu, 'Khối'],
  [/^(lĩnh vực|ngành)\s/iu, 'Lĩnh vực'],
  [/^(loại|hạng)\s/iu, 'Loại'],
  [/^trường\s/iu, 'Trường'],
]

/** Whether a title only says that its column numbers the rows. */
export function isNumberingTitle(title: string): boolean {
  return NUMBERING_TITLE.test(title.trim())
}

/**
 * Looks for rows that name groups among the first rows below the header; null: there are none. What the rows say decides
 * the names of the columns that carry them.
 */
export function findSections(rows: readonly string[][], header: readonly string[]): SectionPlan | null {
  const texts = rows.map((cells) => header.map((_, column) => withoutMark(cells[column] ?? '').trim()))
  const at = header.findIndex(isNumberingTitle)
  const numbering = at >= 0 ? at : null
  const outline = numbering !== null && texts.some((cells) => /^\d+\.\d+\.?$/.test(cells[numbering]!))
  const plain = { numbering, outline, withAmounts: false }
  const shape = sumsHold(texts, { ...plain, withAmounts: true }) ? { ...plain, withAmounts: true } : plain
  const habits = new RowHabits(header.length)
  const read = texts.map((cells) => (habits.of(cells) ? 'left-out' : sectionRow(cells, shape)))
  const sections = read.filter((row): row is SectionRow => row !== null && row !== 'left-out')
  const data = read.filter((row) => row === null).length
  if (sections.length === 0 || !standBeforeData(read, data)) return null
  if (!sections.some(({ sure }) => sure) && sections.length < FEWEST_UNSURE) return null
  const styles = [...new Set(sections.map(({ style }) => style))]
  const levels = ordered(styles, read).slice(0, MOST_LEVELS)
  return {
    levels,
    titles: titlesOf(levels, sections, header),
    numbering,
    label: numbering === null ? 0 : numbering + 1,
    withAmounts: shape.withAmounts,
    outline,
  }
}

type Read = SectionRow | 'left-out' | null

/** Most groups have rows below them, and there are no fewer rows than groups that do. */
function standBeforeData(read: readonly Read[], data: number): boolean {
  const isSection = (row: Read | undefined) => row !== null && row !== undefined && row !== 'left-out'
  const last = read.filter((row, index) => isSection(row) && !isSection(read[index + 1]))
  const before = read.filter((row, index) => isSection(row) && read[index + 1] === null)
  return data >= last.length && before.length >= Math.max(1, last.length * 0.6)
}

/** Outer levels first: a level is outside of another when its first row comes before it and is followed by it. */
function ordered(styles: readonly SectionStyle[], read: readonly Read[]): SectionStyle[] {
  const place = (style: SectionStyle) =>
    read.findIndex((row) => row !== null && row !== 'left-out' && row.style === style)
  return styles.toSorted((left, right) => place(left) - place(right))
}

function titlesOf(
  levels: readonly SectionStyle[],
  sections: readonly SectionRow[],
  header: readonly string[],
): string[] {
  const columns = new Set(header.map((title) => title.toLowerCase()))
  const taken = new Set<string>()
  return levels.map((level) => {
    const names = sections.filter(({ style }) => style === level).map(({ text }) => `${text} `)
    const [, word] =
      titleWords.find(([words]) => names.filter((name) => words.test(name)).length * 2 > names.length) ?? []
    const base = word ?? 'Nhóm'
    let title = columns.has(base.toLowerCase()) ? `${base} (theo dòng nhóm)` : base
    for (let number = 2; taken.has(title); number++) title = `${base} ${number}`
    taken.add(title)
    return title
  })
}

/** Rows that are not numbered but named are groups when one of their amounts is the sum of the rows up to the next of them. */
function sumsHold(
  texts: readonly string[][],
  shape: { numbering: number | null; outline: boolean; withAmounts: boolean },
): boolean {
  if (shape.numbering === null) return false
  const isNamed = (cells: readonly string[]) => sectionRow(cells, shape)?.style === 'plain'
  const starts = texts.flatMap((cells, index) =>
    isNamed(cells) && cells.filter(Boolean).length > 1 ? [index] : [],
  )
  if (starts.length === 0) return false
  const holding = starts.filter((start, index) => {
    const below = texts.slice(start + 1, starts[index + 1]).filter((cells) => cells[shape.numbering!] !== '')
    const columns = texts[start]!.flatMap((text, column) => (numberOf(text) === null ? [] : [column]))
    const sums = (column: number) => below.reduce((sum, cells) => sum + (numberOf(cells[column]!) ?? 0), 0)
    return (
      below.length > 0 &&
      columns.some((column) => Math.abs(sums(column) - numberOf(texts[start]![column]!)!) < 0.01)
    )
  })
  return holding.length * 2 > starts.length
}

function numberOf(text: string): number | null {
  if (!/^\d[\d.,\s]*$/.test(text)) return null
  const bare = text.replace(/\s/g, '')
  const grouped = /^\d{1,3}([.,]\d{3})+$/.test(bare) ? bare.replace(/[.,]/g, '') : bare.replace(',', '.')
  return Number.isFinite(Number(grouped)) ? Number(grouped) : null
}
