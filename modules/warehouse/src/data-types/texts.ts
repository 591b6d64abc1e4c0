// SPDX-License-Identifier: Apache-2.0
import { check, type DataTypeDefinition, patternCheck } from './definition.ts'
import { all, choose, matches, not, replaceAll, text, value } from './expression.ts'

const noSpreadsheetError = check(
  'text.spreadsheet-error',
  not(matches(value, '#(N/A|REF!|VALUE!|DIV/0!|NAME\\?|NULL!|NUM!|SPILL!|CALC!)')),
  'Ô “{title}” là lỗi công thức “{value}” của bảng tính. Sửa công thức hoặc gõ giá trị.',
  'Cell “{title}” is the spreadsheet error “{value}”. Correct the formula or type the value.',
)

const anyText: DataTypeDefinition = { normalise: () => value, checks: [noSpreadsheetError] }

const oneLine: DataTypeDefinition = {
  normalise: () => replaceAll(value, [['\\s+', ' ']]),
  checks: [noSpreadsheetError],
}

const boolean: DataTypeDefinition = {
  normalise: () =>
    choose(
      matches(value, '(?i)có|co|x|1|true|yes|đúng|✓|✔|v|rồi'),
      text('true'),
      choose(matches(value, '(?i)không|khong|ko|0|false|no|sai|chưa|-'), text('false'), value),
    ),
  checks: [
    patternCheck(
      'boolean.form',
      'true|false',
      '“{value}” phải là Có hoặc Không (cũng nhận x, 1, 0). Sửa lại ô này.',
      '“{value}” must be yes (có) or no (không); x, 1 and 0 are understood too. Correct the cell.',
    ),
  ],
}

const code: DataTypeDefinition = {
  normalise: () => value,
  checks: [
    noSpreadsheetError,
    patternCheck(
      'code.form',
      '\\S(.{0,98}\\S)?',
      'Mã “{value}” dài quá 100 ký tự hoặc xuống dòng. Ghi đúng mã trong danh mục.',
      'Code “{value}” is longer than 100 characters or has a line break. Write the code as in the list.',
    ),
  ],
}

/** Số, ký hiệu of NĐ 30/2020/NĐ-CP: number, year for legal documents, kind and issuer in capitals. */
const documentNumber: DataTypeDefinition = {
  normalise: () =>
    replaceAll(value, [
      ['(?i)^số\\s*:?\\s*', ''],
      ['\\s*([/\\-])\\s*', '\\1'],
    ]),
  checks: [
    patternCheck(
      'document-number.form',
      '\\d{1,6}[a-z]?((/[12]\\d{3})?/|-)\\d*\\p{Lu}[\\p{Lu}\\d./&\\-]*',
      'Số, ký hiệu văn bản “{value}” không đúng dạng. Ghi như trên văn bản, ví dụ 41/2024/QĐ-UBND hoặc 125/SKHCN-CĐS.',
      'Document number “{value}” is malformed. Write it as on the document, for example 41/2024/QĐ-UBND.',
    ),
  ],
}

const MOBILE = '0(3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\\d{7}'
const AREA_CODES = '20[3-9]|21[0-689]|22[0-25-9]|23[2-9]|25[1-9]|26[01239]|27[0-7]|29[0-4679]'
const LANDLINE = `0(24|28)\\d{8}|0(${AREA_CODES})\\d{7}`
const HOTLINE = '1[89]00\\d{4,6}'

const phone: DataTypeDefinition = {
  normalise: () =>
    replaceAll(value, [
      ['[\\s().\\-]', ''],
      ['^(\\+|00)?84([2-9]\\d{8,9})$', '0\\2'],
    ]),
  checks: [
    patternCheck(
      'phone.form',
      '\\d{8,11}',
      'Số điện thoại “{value}” phải có 10 chữ số (cố định: 11). Mỗi ô chỉ ghi một số.',
      'Phone number “{value}” must have 10 digits (landline: 11). One number per cell.',
    ),
    patternCheck(
      'phone.prefix',
      `${MOBILE}|${LANDLINE}|${HOTLINE}`,
      'Số điện thoại “{value}” có đầu số không còn dùng hoặc thiếu chữ số. Xem lại số (kể cả số 0 ở đầu).',
      'Phone number “{value}” has an unknown prefix or lacks digits. Check it (the leading zero counts).',
    ),
  ],
}

const email: DataTypeDefinition = {
  normalise: () => value,
  checks: [
    check(
      'email.form',
      all(
        matches(value, '.{3,254}'),
        matches(
          value,
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\\-]{1,64}@([A-Za-z0-9]([A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}",
        ),
        not(matches(value, '\\..*|.*\\.@.*|.*\\.\\..*')),
      ),
      'Thư điện tử “{value}” không đúng dạng. Ghi một địa chỉ, không dấu cách, ví dụ vanthu@tenmien.gov.vn.',
      'E-mail address “{value}” is malformed. Write one address without spaces.',
    ),
  ],
}

const url: DataTypeDefinition = {
  normalise: () => replaceAll(value, [['^(?i:www\\.)', 'https://www.']]),
  checks: [
    patternCheck(
      'url.form',
      '(?i:https?)://[^\\s/?#@]+\\.[^\\s/?#@.]{2,}([/?#]\\S*)?',
      'Địa chỉ web “{value}” không đúng dạng. Bắt đầu bằng https:// và không có dấu cách.',
      'Web address “{value}” is malformed. Begin with https:// and use no spaces.',
    ),
  ],
}

/** Data types that are words, codes and addresses. */
export const texts = {
  text: anyText,
  boolean,
  code,
  'document-number': documentNumber,
  'admin-unit': oneLine,
  'admin-unit-name': oneLine,
  phone,
  email,
  url,
}
