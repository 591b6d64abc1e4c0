// SPDX-License-Identifier: Apache-2.0
import { TYPED_NUMBER_MARK } from '../reading/typed-number.ts'
import { check, type DataTypeDefinition, patternCheck } from './definition.ts'
import { between, choose, type Expression, matches, replace, replaceAll, text, value } from './expression.ts'

const PLAIN_NUMBER = '[+-]?\\d+(\\.\\d+)?'
/** Most numbers are written so; what follows from the long way is seen at once. */
const PLAIN_WHOLE = '[1-9]\\d{0,17}|0'
const UNREADABLE = text('?')

const writings = {
  vi: {
    grouped: '[+-]?\\d{1,3}(\\.\\d{3})+(,\\d+)?',
    decimal: '[+-]?\\d+(,\\d+)?',
    group: '\\.',
    point: ',',
    plainlyGrouped: '[1-9]\\d{0,2}(\\.\\d{3})+',
  },
  en: {
    grouped: '[+-]?\\d{1,3}(,\\d{3})+(\\.\\d+)?',
    decimal: PLAIN_NUMBER,
    group: ',',
    point: '\\.',
    plainlyGrouped: '[1-9]\\d{0,2}(,\\d{3})+',
  },
}

/**
 * Canonical decimal of a number as written: 1.234.567,8 in the Vietnamese writing, 1,234,567.8 in the English one, (5) for -5.
 * A number which the file itself holds as a number is taken as it is, whatever the column's writing.
 */
function canonicalNumber(written: Expression, format: string): Expression {
  const writing = format === 'en' ? writings.en : writings.vi
  const compact = replaceAll(written, [
    ['[ \\x{00A0}\\x{202F}]', ''],
    ['^\\((.+)\\)$', '-\\1'],
  ])
  const typed = replace(compact, TYPED_NUMBER_MARK, '')
  const understood = choose(
    matches(compact, `.*${TYPED_NUMBER_MARK}`),
    typed,
    choose(
      matches(compact, writing.grouped),
      replaceAll(compact, [
        [writing.group, ''],
        [writing.point, '.'],
      ]),
      choose(matches(compact, writing.decimal), replace(compact, writing.point, '.'), UNREADABLE),
    ),
  )
  const general = replaceAll(understood, [
    ['^\\+', ''],
    ['^(-?)0+(\\d)', '\\1\\2'],
    ['(\\.\\d*?)0+$', '\\1'],
    ['\\.$', ''],
    ['^-0$', '0'],
  ])
  return choose(
    matches(value, PLAIN_WHOLE),
    value,
    choose(matches(value, writing.plainlyGrouped), replace(value, writing.group, ''), general),
  )
}

const isNumber = patternCheck(
  'number.form',
  '-?\\d{1,18}(\\.\\d{1,20})?',
  '“{value}” không phải là số. Chỉ ghi chữ số, dấu phân cách hàng nghìn và dấu thập phân theo kiểu của cột.',
  '“{value}” is not a number. Write digits, group marks and decimal mark in the way of this column.',
)

const decimal: DataTypeDefinition = {
  normalise: (format) => canonicalNumber(value, format),
  checks: [isNumber],
}

const integer: DataTypeDefinition = {
  normalise: decimal.normalise,
  checks: [
    isNumber,
    patternCheck(
      'integer.form',
      '-?\\d{1,18}',
      '“{value}” phải là số nguyên. Bỏ phần thập phân hoặc đổi kiểu của cột.',
      '“{value}” must be a whole number. Remove the decimals or change the type of the column.',
    ),
  ],
}

const money: DataTypeDefinition = {
  normalise: (format) => canonicalNumber(replace(value, '(?i)\\s*(vnđ|vnd|đồng|đ|₫)\\.?$', ''), format),
  checks: [isNumber],
}

const percentage: DataTypeDefinition = {
  normalise: (format) => canonicalNumber(replace(value, '\\s*%', ''), format),
  checks: [isNumber],
}

const longitude: DataTypeDefinition = {
  normalise: decimal.normalise,
  checks: [
    isNumber,
    check(
      'longitude.range',
      between(value, '-180', '180'),
      'Kinh độ “{value}” phải từ -180 đến 180 (ở Việt Nam khoảng 102 đến 110). Xem có bị đổi chỗ với vĩ độ không.',
      'Longitude “{value}” must lie between -180 and 180. See whether it was swapped with the latitude.',
    ),
  ],
}

const latitude: DataTypeDefinition = {
  normalise: decimal.normalise,
  checks: [
    isNumber,
    check(
      'latitude.range',
      between(value, '-90', '90'),
      'Vĩ độ “{value}” phải từ -90 đến 90 (ở Việt Nam khoảng 8 đến 24). Xem có bị đổi chỗ với kinh độ không.',
      'Latitude “{value}” must lie between -90 and 90. See whether it was swapped with the longitude.',
    ),
  ],
}

/** Data types whose values are numbers. */
export const numbers = { integer, decimal, money, percentage, longitude, latitude }
