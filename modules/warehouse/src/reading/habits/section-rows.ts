// SPDX-License-Identifier: Apache-2.0
import type { SectionPlan, SectionStyle } from './reading-plan.ts'

/** A row that only names a group: how it is numbered and what it says; `amounts`: it adds up the rows below. */
export type SectionRow = { style: SectionStyle; text: string; amounts: boolean; sure: boolean }

/** Where the numbers of rows stand, if anywhere, and how far a row must be read as a group. */
export type SectionShape = Pick<SectionPlan, 'numbering' | 'withAmounts' | 'outline'>

const ROMAN = /^(?=[IVXLC])(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/
const UNIT =
  /^(huyện|quận|thị xã|thành phố|tp\.?|tx\.?|xã|phường|thị trấn|tt\.|thôn|ấp|khu phố|tổ dân phố|bản|buôn|làng|khối|nhóm|khu vực|khu|cụm|phần|mục|loại|hạng|lĩnh vực|ngành|cấp|tuyến|vùng|tiểu khu|trường|đơn vị)(\s|$)/iu
const NOTE = /^(ghi chú|nguồn|chú thích|lưu ý|chú ý|\*|\(\*|nơi nhận|- lưu)/iu
const AMOUNT = /^[-+(]?[\d.,\s]*[)%]?\u2060?$|^[-–—x]$/iu
const LONGEST = 200

/** How a mark such as “A.”, “II” or “1.2)” numbers; null: it is none. */
export function styleOfMark(mark: string): SectionStyle | null {
  const bare = mark.replace(/[.):\s\u2060/-]+$/, '')
  if (ROMAN.test(bare) && bare !== '') return 'roman'
  if (/^[A-ZĐ]$/u.test(bare)) return 'letter'
  return /^\d{1,3}(\.\d{1,3})*$/.test(bare) ? 'digit' : null
}

/** Tells whether a row of trimmed texts names a group of rows. */
export function sectionRow(texts: readonly string[], shape: SectionShape): SectionRow | null {
  const filled = texts.flatMap((text, column) => (text === '' ? [] : [column]))
  const [first, second] = filled
  if (first === undefined) return null
  if (filled.length === 1) return soleCell(texts[first]!, first, shape.numbering)
  const label = texts[second!]!
  const rest = filled.slice(2).map((column) => texts[column]!)
  if (first === shape.numbering) {
    const style = styleOfMark(texts[first]!)
    if (!style || !isName(label) || !rest.every((text) => AMOUNT.test(text))) return null
    const isOutline = style === 'digit' && shape.outline && !texts[first]!.replace(/\.$/, '').includes('.')
    if (style === 'digit' && (!isOutline || rest.length > 0)) return null
    return { style, text: label, amounts: rest.length > 0, sure: true }
  }
  if (!shape.withAmounts || shape.numbering === null || !isName(texts[first]!)) return null
  const amounts = filled.slice(1).every((column) => AMOUNT.test(texts[column]!))
  return amounts ? { style: 'plain', text: withoutEnd(texts[first]!), amounts: true, sure: false } : null
}

function soleCell(text: string, column: number, numbering: number | null): SectionRow | null {
  if (!isName(text) || text.length > LONGEST || NOTE.test(text)) return null
  const marked = /^([A-ZĐ]|[IVXLC]{1,6}|\d{1,2}(?:\.\d{1,2})*)\s*[.):/-]\s*(\p{L}.*)$/u.exec(text)
  const style = marked ? styleOfMark(marked[1]!) : null
  if (marked && style) return { style, text: withoutEnd(marked[2]!), amounts: false, sure: true }
  if (column > 3) return null
  const isUnit = UNIT.test(text)
  const standsOut = numbering !== null && (text === text.toUpperCase() || text.endsWith(':') || isUnit)
  if (!isUnit && !standsOut && numbering === null) return null
  if (!isUnit && /^\S*\d\S*$/.test(text)) return null
  return { style: 'plain', text: withoutEnd(text), amounts: false, sure: isUnit || standsOut }
}

function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text)
}

function withoutEnd(text: string): string {
  return text.replace(/\s*[:.;]+$/, '').trim()
}

/** Keeps the names of the groups in which the present row stands, outermost first. */
export class SectionPath {
  readonly #plan: SectionPlan
  readonly names: (string | null)[]
  #letter = ''

  constructor(plan: SectionPlan) {
    this.#plan = plan
    this.names = plan.levels.map(() => null)
  }

  /** Takes a row that may name a group; true: it does, and is no data. */
  take(texts: readonly string[]): boolean {
    const row = sectionRow(texts, this.#plan)
    if (!row) return false
    const level = this.#levelOf(row, texts[this.#plan.numbering ?? 0] ?? '')
    this.names[level] = row.text
    this.names.fill(null, level + 1)
    return true
  }

  /** C, D, L, V and X are letters when the letter before them went by and letters number a level. */
  #levelOf({ style }: SectionRow, mark: string): number {
    const { levels } = this.#plan
    const bare = mark.replace(/[.):\s]+$/, '')
    const follows = bare.length === 1 && bare.charCodeAt(0) === this.#letter.charCodeAt(0) + 1
    const read = style === 'roman' && levels.includes('letter') && follows ? 'letter' : style
    if (read === 'letter') this.#letter = bare
    const level = levels.indexOf(read)
    return level >= 0 ? level : levels.length - 1
  }
}
