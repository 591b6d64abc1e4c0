// SPDX-License-Identifier: Apache-2.0
import type { FindingKind } from '../contract/personal.ts'
import { BIRTH_PROVINCES } from '../data-types/identifiers.ts'

/** A pattern that DuckDB (RE2) and JavaScript (with flag `u`) read alike; its first group is what was found. */
export interface PersonalPattern {
  readonly pattern: string
  readonly ignoreCase: boolean
}

const START = '(?:^|[^\\p{L}\\p{N}])'
const END = '(?:$|[^\\p{L}\\p{N}])'

/** Family names of Vietnamese people; after the most common ones one more word makes a name, after the others two. */
const COMMON_SURNAMES =
  'nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|nguyen|tran|pham|hoang|huynh|dang|bui'
const OTHER_SURNAMES =
  'đinh|đoàn|trịnh|mai|trương|lương|đào|cao|tô|tạ|hà|châu|lâm|phùng|vương|thạch|kim|sơn|điểu|thị|danh|quách|lưu|tống|chu|nông|triệu|ma|hứa|la|lò|vàng|giàng|sùng|hầu|thái|tăng|từ|văn|trang|quang|khổng|lục|liêu|thân|tôn|ông|ninh|bế'
// plain classes: RE2 compiles a class of all letters in repeated groups for most of a second
const WORD = '[^\\s0-9,;:()]+'
const NAME = `(?:(?:${COMMON_SURNAMES})(?: ${WORD}){1,5}|(?:${OTHER_SURNAMES})(?: ${WORD}){2,5})`
const BIRTH = '(?:[0-3]?\\d[/.\\-][01]?\\d[/.\\-](?:19|20)\\d\\d|(?:19|20)\\d\\d)'
const BORN = '(?:sinh năm|sinh ngày|ngày sinh|năm sinh|sinh|sn|ns)'
const MOBILE = '(?:\\+?84|0084|0)[ .\\-]?(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])(?:[ .\\-]?\\d){7}'

const exact = (core: string): PersonalPattern => ({
  pattern: `${START}(${core})${END}`,
  ignoreCase: false,
})

/** What the scan looks for inside the text of a cell. Numbers that stand for anything need a word beside them. */
export const personalPatterns: Readonly<Record<FindingKind, PersonalPattern>> = {
  'citizen-id': exact(`${BIRTH_PROVINCES}[ .\\-]?(?:[01]\\d\\d|[23][0-2]\\d)[ .\\-]?\\d{3}[ .\\-]?\\d{3}`),
  'old-id': {
    pattern: `${START}(?:cmnd|cmtnd|cmt|chứng minh(?: thư)?(?: nhân dân)?)[^0-9]{0,20}(\\d{3}[ .]?\\d{3}[ .]?\\d{3})${END}`,
    ignoreCase: true,
  },
  phone: { pattern: `(?:^|[^\\p{L}\\p{N}+])(${MOBILE})${END}`, ignoreCase: false },
  email: {
    pattern: '([a-z0-9.!#$%&*+/=?^_{|}~\\-]{1,64}@(?:[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?\\.)+[a-z]{2,24})',
    ignoreCase: true,
  },
  'bank-account': {
    pattern: `${START}(?:stk|số tk|tài khoản|account)[^0-9]{0,30}(\\d[\\d .\\-]{4,22}\\d)${END}`,
    ignoreCase: true,
  },
  'health-card': {
    pattern: `${START}([a-z]{2}[1-5]\\d{12}|(?:bhxh|bhyt|bảo hiểm (?:xã hội|y tế))[^0-9]{0,20}\\d{10})${END}`,
    ignoreCase: true,
  },
  'vehicle-plate': exact('[1-9]\\d[A-Z][A-Z0-9]?[ \\-.]?\\d{3}\\.?\\d{2}'),
  'name-and-birth': {
    pattern: `${START}(${NAME}[ ,;:(\\-–]{1,4}(?:${BORN}[ :.]{0,3}${BIRTH}|[0-3]?\\d[/.\\-][01]?\\d[/.\\-](?:19|20)\\d\\d))`,
    ignoreCase: true,
  },
}

/** Cells that hold nothing but the name of a person. */
export const wholeName: PersonalPattern = { pattern: `^(${NAME})$`, ignoreCase: true }

/** Peoples and religions of Viet Nam, when they fill a column. */
export const wholeOrigin: PersonalPattern = {
  pattern:
    "^((?:dân tộc )?(?:kinh|tày|thái|hoa|khmer|khơ me|mường|nùng|h'mông|mông|dao|gia rai|jrai|ê đê|ba na|xơ đăng|sán chay|cơ ho|chăm|sán dìu|hrê|ra glai|mnông|m'nông|x'tiêng|xtiêng|s'tiêng|stiêng|chơ ro|châu ro|mạ|bru - vân kiều|bru-vân kiều|thổ|khơ mú|cơ tu|giáy|tà ôi)|(?:đạo )?(?:phật|phật giáo|thiên chúa|thiên chúa giáo|công giáo|tin lành|cao đài|hòa hảo|phật giáo hòa hảo|hồi giáo))$",
  ignoreCase: true,
}

/** What a pattern finds in a text, or null; the same verdict as DuckDB gives. */
export const findIn = ({ pattern, ignoreCase }: PersonalPattern, text: string): string | null =>
  new RegExp(pattern, ignoreCase ? 'iu' : 'u').exec(text)?.[1] ?? null
