// SPDX-License-Identifier: Apache-2.0
import { check, type DataTypeDefinition, patternCheck } from './definition.ts'
import {
  all,
  any,
  calculate,
  compare,
  digit,
  type Expression,
  matches,
  number,
  referenceYear,
  replace,
  replaceAll,
  slice,
  upper,
  value,
} from './expression.ts'

const withoutSpaces: Expression = replace(value, '\\s', '')

/** Provinces of birth registration in identity numbers (TT 07/2016/TT-BCA); from 100 on the code is a country. */
export const BIRTH_PROVINCES =
  '0(01|02|04|06|08|10|11|12|14|15|17|19|20|22|24|25|26|27|30|31|33|34|35|36|37|38|40|42|44|45|46|48|49|' +
  '51|52|54|56|58|60|62|64|66|67|68|70|72|74|75|77|79|80|82|83|84|86|87|89|91|92|93|94|95|96)'

/** NĐ 137/2015/NĐ-CP Điều 13: 3 digits of place, 1 of century and sex, 2 of birth year, 6 at random. */
const citizenIdChecks = [
  patternCheck(
    'citizen-id.form',
    '\\d{12}',
    'Số định danh “{value}” phải có đúng 12 chữ số. Xem lại thẻ căn cước (kể cả số 0 ở đầu).',
    'Identity number “{value}” must have exactly 12 digits. Check the card (leading zeros count).',
  ),
  patternCheck(
    'citizen-id.place',
    `(${BIRTH_PROVINCES}|[1-9]\\d\\d)\\d{9}`,
    'Ba chữ số đầu của số định danh “{value}” không phải mã tỉnh hoặc mã nước. Xem lại thẻ căn cước.',
    'The first three digits of identity number “{value}” are no province or country. Check the card.',
  ),
  check(
    'citizen-id.birth-year',
    any(
      matches(value, '\\d{3}[01]\\d{8}'),
      all(matches(value, '\\d{3}[23]\\d{8}'), compare(bornInThisCentury(), '<=', referenceYear)),
    ),
    'Số định danh “{value}” cho ra năm sinh không hợp lý. Xem lại chữ số thứ 4, 5 và 6 trên thẻ căn cước.',
    'Identity number “{value}” gives an impossible birth year. Check digits 4, 5 and 6 on the card.',
  ),
]

function bornInThisCentury(): Expression {
  const twoDigits = calculate(calculate(digit(value, 5), '*', number(10)), '+', digit(value, 6))
  return calculate(number(2000), '+', twoDigits)
}

const citizenId: DataTypeDefinition = { normalise: () => withoutSpaces, checks: citizenIdChecks }

const oldId: DataTypeDefinition = {
  normalise: () => withoutSpaces,
  checks: [
    patternCheck(
      'old-id.form',
      '\\d{9}',
      'Số CMND “{value}” phải có đúng 9 chữ số. Nếu là căn cước 12 số, ghi vào cột số định danh.',
      'Old identity card number “{value}” must have exactly 9 digits. A 12-digit number belongs to the identity number.',
    ),
  ],
}

const TAX_WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** TT 86/2024/TT-BTC: N10 = 10 - (sum of weighted N1…N9 modulo 11). */
function taxCheckDigitHolds(): Expression {
  const sum = TAX_WEIGHTS.map((weight, index) =>
    calculate(digit(value, index + 1), '*', number(weight)),
  ).reduce((total, part) => calculate(total, '+', part))
  return compare(calculate(number(10), '-', calculate(sum, '%', number(11))), '=', digit(value, 10))
}

const taxCode: DataTypeDefinition = {
  normalise: () => replaceAll(withoutSpaces, [['^(\\d{10})[-.]?(\\d{3})$', '\\1-\\2']]),
  checks: [
    patternCheck(
      'tax-code.form',
      '\\d{10}(-\\d{3})?|\\d{12}',
      'Mã số thuế “{value}” phải có 10 chữ số (đơn vị phụ thuộc: 10 chữ số, gạch nối, 3 chữ số; cá nhân: 12 chữ số). Xem lại giấy đăng ký hoặc để trống nếu chưa có mã.',
      'Tax code “{value}” must have 10 digits (branch: 10 digits, dash, 3 digits; person: 12 digits). Check the registration or leave it empty.',
    ),
    check(
      'tax-code.check-digit',
      any(matches(value, '\\d{12}'), taxCheckDigitHolds()),
      'Mã số thuế “{value}” sai chữ số kiểm tra. Xem lại giấy đăng ký hoặc để trống nếu chưa có mã.',
      'Tax code “{value}” has a wrong check digit. Check the registration or leave it empty.',
    ),
    patternCheck(
      'tax-code.person',
      `\\d{10}(-\\d{3})?|(${BIRTH_PROVINCES}|[1-9]\\d\\d)[0-3]\\d{8}`,
      'Mã số thuế 12 số “{value}” phải là số định danh cá nhân. Xem lại thẻ căn cước.',
      'A 12-digit tax code such as “{value}” must be an identity number. Check the card.',
    ),
  ],
}

/** QĐ 20/2020/QĐ-TTg (level 1 first, at most 35 characters) and the older form of QCVN 102:2016 (level 1 last). */
const agencyId: DataTypeDefinition = {
  normalise: () => upper(withoutSpaces),
  checks: [
    check(
      'agency-id.form',
      all(
        matches(value, '.{3,35}'),
        matches(value, '[A-Z][0-9]{2}(\\.[0-9A-Z]{1,8})*|[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.[A-Z][0-9A-Z]{2}'),
      ),
      'Mã định danh cơ quan “{value}” không đúng dạng. Tra mã theo Quyết định 20/2020/QĐ-TTg, ví dụ H10.12.',
      'Agency identifier “{value}” is malformed. Look it up under Decision 20/2020/QĐ-TTg, for example H10.12.',
    ),
  ],
}

const socialInsurance: DataTypeDefinition = {
  normalise: () => withoutSpaces,
  checks: [
    patternCheck(
      'social-insurance.form',
      '\\d{10}',
      'Mã số BHXH “{value}” phải có đúng 10 chữ số. Xem lại sổ hoặc thẻ bảo hiểm.',
      'Social insurance number “{value}” must have exactly 10 digits. Check the book or the card.',
    ),
  ],
}

const bankAccount: DataTypeDefinition = {
  normalise: () => upper(replace(value, '[\\s.\\-]', '')),
  checks: [
    patternCheck(
      'bank-account.form',
      '[0-9A-Z]{6,20}',
      'Số tài khoản “{value}” phải có 6 đến 20 chữ số hoặc chữ cái. Xem lại số tài khoản.',
      'Account number “{value}” must have 6 to 20 digits or letters. Check the account number.',
    ),
  ],
}

const vehiclePlate: DataTypeDefinition = {
  normalise: () =>
    replaceAll(upper(replace(value, '\\.', '')), [
      ['^(\\d\\d)[\\s\\-]*([A-ZĐ]{1,2}\\d?)[\\s\\-]+(\\d{4,5})$', '\\1\\2-\\3'],
      ['^(\\d\\d)[\\s\\-]*([A-ZĐ]{1,2})(\\d{4,5})$', '\\1\\2-\\3'],
      ['^(\\d\\d)[\\s\\-]*([A-ZĐ]{1,2}\\d)(\\d{5})$', '\\1\\2-\\3'],
    ]),
  checks: [
    patternCheck(
      'vehicle-plate.form',
      '\\d\\d[A-ZĐ]{1,2}\\d?-\\d{4,5}',
      'Biển số xe “{value}” không đúng dạng. Ghi như trên giấy đăng ký xe, ví dụ 93A-123.45.',
      'Vehicle plate “{value}” is malformed. Write it as in the vehicle registration, for example 93A-123.45.',
    ),
  ],
}

const postCode: DataTypeDefinition = {
  normalise: () => withoutSpaces,
  checks: [
    patternCheck(
      'post-code.form',
      '\\d{5}',
      'Mã bưu chính “{value}” phải có đúng 5 chữ số. Tra mã bưu chính quốc gia.',
      'Postal code “{value}” must have exactly 5 digits. Look it up in the national postal codes.',
    ),
  ],
}

const adminUnitCode: DataTypeDefinition = {
  normalise: () => replace(withoutSpaces, '^(\\d)$', '0\\1'),
  checks: [
    patternCheck(
      'admin-unit-code.form',
      '\\d{2}|\\d{3}|\\d{5}',
      'Mã đơn vị hành chính “{value}” phải có 2 chữ số (tỉnh), 3 chữ số (huyện cũ) hoặc 5 chữ số (xã, phường).',
      'Administrative unit code “{value}” must have 2 digits (province), 3 (former district) or 5 (commune).',
    ),
    check(
      'admin-unit-code.level',
      any(matches(value, '\\d{3,5}'), matches(slice(value, 1, 2), '0[1-9]|[1-9]\\d')),
      'Mã tỉnh “{value}” phải từ 01 đến 99. Tra lại danh mục đơn vị hành chính.',
      'Province code “{value}” must lie between 01 and 99. Look it up in the list of administrative units.',
    ),
  ],
}

/** Numbers and codes that the state gives to persons, organisations, places and things. */
export const identifiers = {
  'citizen-id': citizenId,
  'old-id': oldId,
  'tax-code': taxCode,
  'agency-id': agencyId,
  'admin-unit-code': adminUnitCode,
  'social-insurance': socialInsurance,
  'bank-account': bankAccount,
  'vehicle-plate': vehiclePlate,
  'post-code': postCode,
}
