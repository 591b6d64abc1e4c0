// SPDX-License-Identifier: Apache-2.0
import type { DataTypeKey } from '../contract/data-types.ts'
import { fieldName } from './field-name.ts'

/**
 * Words of column titles and the data types that they speak for, the first that fits the values winning. A title written with
 * diacritics is compared with them (tỉnh is not tính), one without is compared without.
 */
const typeWords: readonly (readonly [words: string, ...types: DataTypeKey[]])[] = [
  [
    'cccd|căn cước|số định danh|mã định danh cá nhân|định danh cá nhân|cmnd|cmtnd|cmt',
    'citizen-id',
    'old-id',
  ],
  ['mst|mã số thuế|mã thuế|tax code|mã số doanh nghiệp|msdn', 'tax-code'],
  ['bhxh|bảo hiểm xã hội|bhyt', 'social-insurance'],
  ['mã định danh|mã cơ quan|mã đơn vị', 'agency-id'],
  ['sđt|sdt|điện thoại|di động|số đt|phone|hotline|fax', 'phone'],
  ['email|e mail|thư điện tử|mail', 'email'],
  ['website|web|url|liên kết|địa chỉ trang', 'url'],
  ['số ký hiệu|ký hiệu|số văn bản|số quyết định|số qđ|số công văn|số nghị quyết', 'document-number'],
  ['tài khoản|số tk|stk', 'bank-account'],
  ['biển số|biển kiểm soát|bks', 'vehicle-plate'],
  ['mã bưu chính|bưu chính|zip', 'post-code'],
  ['mã xã|mã phường|mã đvhc|mã đơn vị hành chính|mã địa bàn', 'admin-unit', 'admin-unit-code'],
  ['mã huyện|mã quận|mã tỉnh', 'admin-unit-code'],
  ['xã|phường|thị trấn|đơn vị hành chính|đvhc|địa bàn', 'admin-unit', 'admin-unit-name'],
  ['huyện|quận|tỉnh|thành phố', 'admin-unit-name'],
  ['thời điểm|thời gian|ngày giờ|lúc', 'datetime', 'date'],
  ['ngày|hạn|thời hạn|date', 'date', 'datetime', 'year'],
  ['năm|niên độ|year', 'year', 'date'],
  ['kinh độ|longitude|lng|lon|long', 'longitude'],
  ['vĩ độ|latitude|lat', 'latitude'],
  ['tọa độ|toạ độ|vị trí|geometry|geom|hình học|ranh giới', 'point', 'polygon', 'line'],
  ['tỷ lệ|tỉ lệ|phần trăm|percent', 'percentage'],
  ['số lượng|số hộ|dân số|số người|tổng số|stt|tt|số thứ tự', 'integer', 'decimal'],
  ['tiền|kinh phí|giá|giá trị|vốn|doanh thu|thu nhập|lương|ngân sách|chi phí', 'money'],
  ['diện tích|chiều dài|khối lượng|sản lượng', 'decimal'],
]

const KEY_WORDS = /(^|_)(ma|so_hieu|id|code|so_ho_so|so_giay|so_ky_hieu|cccd|mst)(_|$)/
const NUMBERING = /^(stt|tt|so_tt|so_thu_tu|no)$/

/** The data types that a title speaks for, best first. */
export function typesOfTitle(title: string): DataTypeKey[] {
  return typeWords.flatMap(([words, ...types]) => (hasWord(title, words) ? types : []))
}

/** Whether a title speaks of communes and of nothing above them. */
export function isCommuneTitle(title: string): boolean {
  return hasWord(title, 'xã|phường|thị trấn') && !isPlaceAbove(title)
}

/** Whether a title speaks of what lies above a commune. */
export function isPlaceAbove(title: string): boolean {
  return hasWord(title, 'huyện|quận|tỉnh|thành phố')
}

/** Whether a title speaks of the day that a row is about, not of some other day in a life. */
export function isDayOfRow(title: string): boolean {
  return (
    hasWord(title, 'năm|kỳ|ngày|thời điểm|tháng') &&
    !hasWord(title, 'sinh|thành lập|cấp|hết hạn|hoạt động|tốt nghiệp|vào|kết thúc|hoàn thành|nhập')
  )
}

/** Whether a title speaks of something that identifies a row. */
export function titleOfKey(title: string): boolean {
  return KEY_WORDS.test(fieldName(title))
}

/** Whether a column only numbers the rows (STT). */
export function isNumbering(title: string): boolean {
  return NUMBERING.test(fieldName(title))
}

/** The unit in brackets behind a title: “Kinh phí (triệu đồng)”. */
export function unitOfTitle(title: string): string | undefined {
  const [, unit] = /\((?:đvt:?\s*|đơn vị:?\s*)?([^()]{1,30})\)\s*$/i.exec(title) ?? []
  return unit && /[\p{L}%‰]/u.test(unit) ? unit.trim() : undefined
}

/** Whether a title holds one of these words or phrases, parted by `|`; a title without diacritics is compared without. */
export function hasWord(title: string, words: string): boolean {
  const accented = joined(title)
  const isPlain = accented === plain(accented)
  return words.split('|').some((word) => {
    const wanted = joined(isPlain ? plain(word) : word)
    return `_${accented}_`.includes(`_${wanted}_`)
  })
}

function joined(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
}

function plain(text: string): string {
  return text.replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '')
}
