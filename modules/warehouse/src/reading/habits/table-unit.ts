// SPDX-License-Identifier: Apache-2.0

/** A unit as written, and what it is a multiple of: triệu đồng is 10^6 đồng. */
export type WrittenUnit = { unit: string; power: number; base: string }

const SOLE =
  'ha|hecta|héc ta|m|m2|m²|m3|m³|km|km2|km²|kg|tấn|tạ|yến|lít|kwh|mw|%|‰|đồng|đ|vnđ|vnd|usd|người|khẩu|hộ|nhân khẩu|lao động|cái|chiếc|con|cây|căn|nhà|lớp|phòng|trường|học sinh|giáo viên|giường|ca|lượt|lượt người|vụ|thôn|xã|dự án|hồ sơ|văn bản|cơ sở|doanh nghiệp|hợp tác xã|tổ|ngày|tháng|năm|tuổi|độ|điểm|tấn/ha|tạ/ha|người/km2|người/km²|đồng/kg|lần|bộ|quyển|thửa|ô tô|xe'
const MULTIPLE = 'nghìn|ngàn|triệu|tỷ|tỉ|1\\.?000|1,000|1\\.?000\\.?000|trăm|chục|103|106|10\\^3|10\\^6'
const UNIT = new RegExp(`^(?:(${MULTIPLE})\\s*)?(${SOLE})\\.?$`, 'iu')
const TABLE_UNIT = /(?:đvt|đ\.v\.t|đơn vị(?: tính)?|dvt|unit)\s*[:.]?\s*([^()]{1,40}?)\s*\)?$/iu

const powers: Record<string, number> = {
  chục: 1,
  trăm: 2,
  nghìn: 3,
  ngàn: 3,
  '1.000': 3,
  '1000': 3,
  '1,000': 3,
  '103': 3,
  '10^3': 3,
  triệu: 6,
  '1.000.000': 6,
  '1000000': 6,
  '106': 6,
  '10^6': 6,
  tỷ: 9,
  tỉ: 9,
}

/** Reads a unit such as “triệu đồng”, “1.000 đ”, “ha”; null: the text is none. */
export function readUnit(text: string): WrittenUnit | null {
  const plain = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const [, multiple, sole = ''] = UNIT.exec(plain) ?? []
  if (sole === '') return null
  const base = /^(đ|vnđ|vnd)$/i.test(sole) ? 'đồng' : sole.toLowerCase()
  return { unit: plain.toLowerCase(), power: multiple ? (powers[multiple.toLowerCase()] ?? 0) : 0, base }
}

/** The power of ten that a word behind a number means: tỷ, triệu đồng; null: it is no such word. */
export function powerOfWord(word: string): number | null {
  const [, multiple = ''] =
    new RegExp(`^(${MULTIPLE})(?:\\s*(?:đồng|đ|vnđ|vnd))?$`, 'iu').exec(word.trim()) ?? []
  if (/^(đồng|đ|vnđ|vnd)$/iu.test(word.trim())) return 0
  if (/^(k|tr)$/iu.test(word.trim())) return word.trim().toLowerCase() === 'k' ? 3 : 6
  return powers[multiple.toLowerCase()] ?? null
}

/** The unit that stands in brackets, or behind a comma, at the end of a title: “Diện tích (ha)”, “Vốn, triệu đồng”. */
export function unitInTitle(title: string): WrittenUnit | null {
  const bracketed = [
    ...title.matchAll(/\(\s*(?:đvt\s*:?|đơn vị(?: tính)?\s*:?|tính bằng)?\s*([^()]{1,40}?)\s*\)/giu),
  ]
  for (const [, inside] of bracketed.toReversed()) {
    const unit = readUnit(inside!)
    if (unit) return unit
  }
  const [, behind] = /[,–-]\s*(?:đvt\s*:?)?\s*([^,()–-]{1,30})$/iu.exec(title) ?? []
  return behind ? readUnit(behind) : null
}

/** The unit that a row above the table gives for all of it: “ĐVT: triệu đồng”. */
export function unitAbove(rows: readonly string[][]): { unit: WrittenUnit; row: number } | null {
  for (const [row, cells] of rows.entries()) {
    for (const cell of cells) {
      const [, written] = TABLE_UNIT.exec(cell.trim()) ?? []
      const unit = written ? readUnit(written) : null
      if (unit) return { unit, row: row + 1 }
    }
  }
  return null
}

/** Whether a cell is only a unit in brackets, as in a row of units below the titles. */
export function isUnitCell(text: string): boolean {
  const [, inside] = /^\(\s*(?:đvt\s*:?)?\s*([^()]{1,40})\)$/iu.exec(text.trim()) ?? []
  return inside !== undefined && readUnit(inside) !== null
}
