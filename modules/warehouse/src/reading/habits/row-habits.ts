// SPDX-License-Identifier: Apache-2.0
import { withoutMark } from '../typed-number.ts'

/**
 * Why a row below the header is no data: it numbers the columns, adds them up, names the group of the rows below it, is a note under the
 * table, belongs to the signatures, repeats the header, or is marked as deleted.
 */
export type Habit = 'column-numbers' | 'total' | 'section' | 'note' | 'signature' | 'header-again' | 'deleted'

/** A row that was left out, as written; totals are kept to check the sums. */
export type LeftOut = { habit: Habit; record: number; cells: (string | null)[] }

const TOTAL =
  /^(tổng cộng|tổng số|tổng|cộng|cộng dồn|luỹ kế|lũy kế|cộng (xã|huyện|phường|thị trấn|thị xã|thành phố|thôn|ấp|khối|nhóm|mục|phần|trang|tháng|quý|năm|toàn|khu|trường|loại|\(|[ivx]+\b|[a-d]\b).*|tổng (cộng|số|toàn|cả|xã|huyện|tỉnh|chung) .*|(tổng|cộng)\s*\(.*\)|(tổng|cộng|tổng cộng|tổng số)\s*:\s*\d.*|toàn (tỉnh|huyện|xã|phường|thị trấn|thị xã|thành phố|ngành|trường|quốc)|cả (nước|tỉnh|huyện|xã|năm))\s*[.:]*$/iu
const NOTE =
  /^(ghi chú|nguồn( số liệu| dữ liệu)?|chú thích|lưu ý|chú ý|bằng chữ|số tiền bằng chữ|ấn định)\s*[:.(]|^\(?\*+\)?\s*\p{L}|^\(\d\)\s*:?\s*\p{L}{2}/iu
const SIGNATURE =
  /^(người (lập|lập biểu|lập bảng|ký|kiểm tra|tổng hợp)|kế toán|thủ trưởng|thủ quỹ|chủ tịch|phó chủ tịch|giám đốc|phó giám đốc|trưởng phòng|phó trưởng phòng|hiệu trưởng|nơi nhận|xác nhận của|tm\.|kt\.|tl\.|\(ký|.{0,40}ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm)/i
const AMOUNT = /^[-+(]?[\d.,\s]*[)%]?$|^[-–—x]$|^\d[\d.,\s]*\p{L}{1,8}$/iu
const FEWEST_PLAIN_NUMBERS = 5
const FEWEST_BRACKETS = 3
const NARROWEST_WITH_SIGNATURE = 3

/** Tells rows below the header that are no data. Rows come in order, as text. */
export class RowHabits {
  readonly #columns: number
  #first = true
  #signing = false
  #noting = false

  constructor(columns: number) {
    this.#columns = columns
  }

  /** A row that is known to be data went by. */
  passData(): void {
    this.#first = false
    this.#signing = false
    this.#noting = false
  }

  /** The habit that a row follows; null: it is data. */
  of(cells: readonly (string | null)[]): Habit | null {
    const texts = cells.map((cell) => withoutMark(cell ?? '').trim())
    const first = this.#first
    this.#first = false
    if (first && isColumnNumbers(texts)) return 'column-numbers'
    if (this.#isSignature(texts)) return 'signature'
    this.#signing = false
    if (this.#isNote(texts)) return 'note'
    return isTotal(texts) ? 'total' : null
  }

  /** A note under the table stands alone in its row; lines that begin with a dash go on with it. */
  #isNote(texts: readonly string[]): boolean {
    const filled = texts.filter((text) => text !== '')
    const [text = ''] = filled
    this.#noting =
      filled.length === 1 &&
      this.#columns >= NARROWEST_WITH_SIGNATURE &&
      (NOTE.test(text) || (this.#noting && /^[-+•*(\d]/.test(text)))
    return this.#noting
  }

  /** A sparse row that names who signs or when, and every sparse row after it. */
  #isSignature(texts: readonly string[]): boolean {
    const filled = texts.filter((text) => text !== '')
    const sparse = filled.length <= Math.max(1, Math.floor(this.#columns / 2))
    if (!sparse || this.#columns < NARROWEST_WITH_SIGNATURE) return false
    if (filled.some((text) => AMOUNT.test(text))) return false
    this.#signing ||= filled.some((text) => SIGNATURE.test(text))
    return this.#signing
  }
}

/** The label comes first and everything behind it is an amount. */
function isTotal(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '')
  const [label, ...rest] = /^([A-ZĐ]|[IVX]{1,4})\.?$/u.test(filled[0] ?? '') ? filled.slice(1) : filled
  return (
    label !== undefined && TOTAL.test(label) && rest.length > 0 && rest.every((text) => AMOUNT.test(text))
  )
}

/** (1) (2) (3), 1 2 3, or A B 1 2, perhaps with how a column is computed: (3)=(1)+(2). */
function isColumnNumbers(texts: readonly string[]): boolean {
  const filled = texts.filter((text) => text !== '')
  const bracketed = filled.filter((text) => text.startsWith('(')).length
  const fewest = bracketed * 2 > filled.length ? FEWEST_BRACKETS : FEWEST_PLAIN_NUMBERS
  if (filled.length < fewest) return false
  let expected = 1
  for (const text of filled) {
    const [, mark = ''] = /^\(?\s*(\d{1,3}|[A-ZĐ])\s*\)?(?:\s*=.*)?$/.exec(text) ?? []
    if (/^\d+$/.test(mark)) {
      if (Number(mark) !== expected++) return false
    } else if (mark === '' || expected > 1) return false
  }
  return expected > 2
}
