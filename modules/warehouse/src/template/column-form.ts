// SPDX-License-Identifier: Apache-2.0
import { type CellStyle, numberText, type Validation } from '@tinhso/kernel/print'
import { type DataTypeKey, describeDataType, type Field } from '../contract/index.ts'
import type { ColumnList } from './column-lists.ts'

/** How a column of a template looks, what it takes, and how the guide explains it. */
export interface ColumnForm {
  readonly style: CellStyle
  readonly rule: Validation['rule'] | null
  /** Whether what does not fit is refused at once; otherwise the person is asked. */
  readonly strict: boolean
  /** How to write it. */
  readonly advice: string
  readonly example: string
}

const DAY_ZERO = Date.UTC(1899, 11, 30)
const FIRST_DAY = 1
const LAST_DAY = 2_958_465

/** The number of a day in a spreadsheet. */
export const dayNumber = (date: string): number => (Date.parse(`${date}T00:00:00Z`) - DAY_ZERO) / 86_400_000

const digits: Readonly<Partial<Record<DataTypeKey, number>>> = {
  'citizen-id': 12,
  'old-id': 9,
  'social-insurance': 10,
  'post-code': 5,
}
const numberFormats: Readonly<Partial<Record<DataTypeKey, string>>> = {
  integer: '#,##0',
  money: '#,##0',
  year: '0',
  date: 'dd/mm/yyyy',
  datetime: 'dd/mm/yyyy hh:mm',
}
const bounds: Readonly<Partial<Record<DataTypeKey, readonly [number, number]>>> = {
  longitude: [-180, 180],
  latitude: [-90, 90],
  year: [1000, 9999],
}
const MOST = 1e15

const limited = (field: Field, kind: 'whole' | 'decimal') => {
  const [least, most] = bounds[field.type] ?? [-MOST, MOST]
  return { kind, min: Number(field.range?.min ?? least), max: Number(field.range?.max ?? most) }
}

const numeric = (field: Field): ColumnForm => {
  const whole = field.type === 'integer' || field.type === 'year'
  const { min, max } = field.range ?? {}
  const range = [min && `từ ${numberText(min)}`, max && `đến ${numberText(max)}`].filter(Boolean).join(' ')
  const format = numberFormats[field.type]
  return {
    style: { align: 'right', ...(format ? { numberFormat: format } : {}) },
    rule: limited(field, whole ? 'whole' : 'decimal'),
    strict: true,
    advice: `Gõ số${whole ? ' nguyên' : ''}${range ? ` ${range}` : ''}${field.unit ? `, đơn vị ${field.unit}` : ''}; không gõ chữ.`,
    example: field.type === 'year' ? '2026' : numberText(describeDataType(field.type).example),
  }
}

const day = (field: Field): ColumnForm => {
  const from = field.range?.min ? dayNumber(field.range.min) : FIRST_DAY
  const to = field.range?.max ? dayNumber(field.range.max) : LAST_DAY
  const hours = field.type === 'datetime'
  return {
    style: { align: 'center', numberFormat: hours ? 'dd/mm/yyyy hh:mm' : 'dd/mm/yyyy' },
    rule: { kind: 'date', min: Math.max(FIRST_DAY, from), max: hours ? to + 1 : to },
    strict: true,
    advice: `Gõ ngày${hours ? ' giờ' : ''} theo thứ tự ngày, tháng, năm.`,
    example: hours ? '05/03/2026 08:30' : '05/03/2026',
  }
}

const written = (field: Field): ColumnForm => {
  const exact = digits[field.type]
  const { min, max } = field.length ?? {}
  const most = max !== undefined && max <= 32_767 ? { max } : {}
  const rule = exact
    ? ({ kind: 'textLength', min: exact, max: exact } as const)
    : min !== undefined || most.max !== undefined
      ? ({ kind: 'textLength', ...(min === undefined ? {} : { min }), ...most } as const)
      : null
  const advice = exact
    ? `Gõ đủ ${exact} chữ số, kể cả số 0 ở đầu; cột đã để dạng chữ nên không mất số 0.`
    : `Gõ chữ${most.max ? `, nhiều nhất ${most.max} ký tự` : ''}${field.type === 'text' ? '' : '; số 0 ở đầu được giữ'}.`
  const { example } = describeDataType(field.type)
  return {
    style: { numberFormat: '@', wrap: true },
    rule,
    strict: false,
    advice,
    example: field.type === 'text' || example.length > 60 ? '' : example,
  }
}

/** Decides how a field is filled in a spreadsheet; a column with a list takes only what the list holds. */
export const columnForm = (field: Field, list: ColumnList | undefined): ColumnForm => {
  if (list)
    return {
      style: { numberFormat: '@' },
      rule: { kind: 'list', source: list.source },
      strict: field.type !== 'admin-unit',
      advice:
        field.type === 'admin-unit'
          ? 'Chọn đơn vị hành chính trong danh sách; tên cũ của số liệu trước sắp xếp vẫn gõ được.'
          : 'Bấm mũi tên ở ô rồi chọn trong danh sách.',
      example: list.shown[0]?.text ?? '',
    }
  const { storage } = describeDataType(field.type)
  if (field.type === 'boolean')
    return {
      style: { align: 'center' },
      rule: { kind: 'list', source: '"Có,Không"' },
      strict: true,
      advice: 'Chọn Có hoặc Không.',
      example: 'Có',
    }
  if (field.type === 'date' || field.type === 'datetime') return day(field)
  return ['bigint', 'numeric', 'smallint'].includes(storage) ? numeric(field) : written(field)
}
