// SPDX-License-Identifier: Apache-2.0
import { type DataTypeKey, describeDataType } from '../contract/data-types.ts'
import type { Condition, DatasetSchema, Field, Rule } from '../contract/schema.ts'
import { compilePattern } from '../data-types/compile-expression.ts'
import { compileValueCheck } from '../data-types/value-check.ts'
import { orderingOf } from './ordering.ts'
import { effectiveRules, fieldsOfRule } from './rules.ts'

/** Why a schema is refused, in words; `{…}` are filled from a fault's details. */
export const schemaMessages = {
  'warehouse.field-repeated': {
    vi: 'Mã cột “{name}” dùng cho nhiều cột. Đặt mã khác nhau.',
    en: 'Column code “{name}” is used by several columns. Give each its own code.',
  },
  'warehouse.unknown-field': {
    vi: 'Quy tắc “{rule}” nhắc đến cột không có trong cấu trúc ({field}). Chọn lại cột.',
    en: 'Rule “{rule}” names a column that is not in the schema ({field}). Choose the column again.',
  },
  'warehouse.invalid-pattern': {
    vi: 'Mẫu của quy tắc “{rule}” không đúng cú pháp. Sửa lại mẫu (cú pháp RE2, không dùng nhìn trước, nhìn sau).',
    en: 'The pattern of rule “{rule}” is malformed. Correct it (RE2 syntax, no look-around).',
  },
  'warehouse.rule-repeated': {
    vi: 'Mã quy tắc “{rule}” bị trùng. Đặt mã khác.',
    en: 'Rule code “{rule}” is used twice. Choose another code.',
  },
  'warehouse.invalid-range': {
    vi: 'Khoảng giá trị của quy tắc “{rule}” không hợp với kiểu của cột hoặc bị ngược. Sửa lại khoảng.',
    en: 'The range of rule “{rule}” does not fit the column type or is reversed. Correct the range.',
  },
  'warehouse.invalid-comparison': {
    vi: 'Quy tắc “{rule}” so sánh các cột khác kiểu hoặc một giá trị không đọc được. Chọn lại cột hoặc giá trị.',
    en: 'Rule “{rule}” compares columns of different types or an unreadable value. Choose them again.',
  },
  'warehouse.type-must-be-error': {
    vi: 'Quy tắc kiểu dữ liệu “{rule}” phải ở mức lỗi: giá trị sai kiểu không lưu được.',
    en: 'Type rule “{rule}” must be an error: a value of the wrong type cannot be stored.',
  },
  'warehouse.code-list-required': {
    vi: 'Cột “{title}” kiểu mã theo danh mục: chọn danh mục.',
    en: 'Column “{title}” holds codes of a list: choose the list.',
  },
  'warehouse.invalid-unit-field': {
    vi: 'Cột “{title}” (đơn vị hành chính) dựa vào cột {field} không có hoặc không phải ngày, năm. Chọn lại cột.',
    en: 'Column “{title}” (administrative unit) leans on {field}, which is missing or no date or year. Choose it again.',
  },
  'warehouse.invalid-role-field': {
    vi: 'Cột dùng cho bản đồ hoặc thời gian hiệu lực ({field}) không có hoặc sai kiểu. Chọn lại cột.',
    en: 'The column for the map or for validity ({field}) is missing or of the wrong type. Choose it again.',
  },
} as const

/** One reason to refuse a schema (422). `path` points into the schema. */
export type SchemaFault = {
  code: keyof typeof schemaMessages
  path: string
  details: Record<string, string>
}

/** Judges what the shape of a schema cannot: unknown fields, malformed patterns, ranges and comparisons that make no sense (R-WH-03). */
export function validateSchema(schema: DatasetSchema): SchemaFault[] {
  return [
    ...repeatedFields(schema),
    ...schema.fields.flatMap((field, index) =>
      field.type === 'code' && !field.codeList
        ? [fault('warehouse.code-list-required', `/fields/${index}`, { title: field.title.vi })]
        : [],
    ),
    ...unitFaults(schema),
    ...ruleFaults(schema),
    ...roleFaults(schema),
  ]
}

function unitFaults({ fields }: DatasetSchema): SchemaFault[] {
  const typeOf = (id: string) => fields.find((field) => field.id === id)?.type
  return fields.flatMap(({ title, unitUse }, index) => {
    const wrong = [
      ...(unitUse?.within ?? []).filter((id) => typeOf(id) === undefined),
      ...(unitUse?.asOf && !tellsTime(typeOf(unitUse.asOf) ?? 'text') ? [unitUse.asOf] : []),
    ]
    return wrong.map((field) =>
      fault('warehouse.invalid-unit-field', `/fields/${index}/unitUse`, { title: title.vi, field }),
    )
  })
}

function repeatedFields({ fields }: DatasetSchema): SchemaFault[] {
  return fields.flatMap(({ id, name }, index) => {
    const earlier = fields.slice(0, index)
    const repeated = earlier.some((other) => other.id === id || other.name === name)
    return repeated ? [fault('warehouse.field-repeated', `/fields/${index}`, { name })] : []
  })
}

function ruleFaults(schema: DatasetSchema): SchemaFault[] {
  const byId = new Map(schema.fields.map((field) => [field.id, field]))
  const seen = new Set<string>()
  return effectiveRules(schema).flatMap((rule) => {
    const path = `/rules/${rule.id}`
    const unknown = namedFields(rule).filter((id) => !byId.has(id))
    const repeated = seen.has(rule.id) ? [fault('warehouse.rule-repeated', path, { rule: rule.id })] : []
    seen.add(rule.id)
    if (unknown.length > 0) {
      return [
        ...repeated,
        ...unknown.map((field) => fault('warehouse.unknown-field', path, { rule: rule.id, field })),
      ]
    }
    const code = faultOfRule(rule, byId)
    return code ? [...repeated, fault(code, path, { rule: rule.id })] : repeated
  })
}

function namedFields(rule: Rule): string[] {
  const asOf = rule.kind === 'code-list' ? rule.codeList.asOf : undefined
  return asOf ? [...fieldsOfRule(rule), asOf] : fieldsOfRule(rule)
}

function faultOfRule(rule: Rule, byId: ReadonlyMap<string, Field>): SchemaFault['code'] | null {
  const typeOf = (id: string) => byId.get(id)!.type
  switch (rule.kind) {
    case 'type':
      return rule.severity === 'error' ? null : 'warehouse.type-must-be-error'
    case 'format':
      return patternIsValid(rule.pattern) ? null : 'warehouse.invalid-pattern'
    case 'range':
      return rangeIsValid(rule.range, typeOf(rule.field)) ? null : 'warehouse.invalid-range'
    case 'length':
      return (rule.length.min ?? 0) <= (rule.length.max ?? Number.POSITIVE_INFINITY)
        ? null
        : 'warehouse.invalid-range'
    case 'code-list':
      return rule.codeList.asOf && !tellsTime(typeOf(rule.codeList.asOf))
        ? 'warehouse.invalid-comparison'
        : null
    case 'cross-field':
      return [...(rule.when ?? []), rule.expect].every((condition) => conditionIsValid(condition, typeOf))
        ? null
        : 'warehouse.invalid-comparison'
    default:
      return null
  }
}

function conditionIsValid(condition: Condition, typeOf: (id: string) => DataTypeKey): boolean {
  const type = typeOf(condition.field)
  const ordering = orderingOf(type)
  if ('other' in condition) return orderingOf(typeOf(condition.other)) === ordering
  if ('sumOf' in condition) {
    return ordering === 'decimal' && condition.sumOf.every((id) => orderingOf(typeOf(id)) === 'decimal')
  }
  const fixed = 'values' in condition ? condition.values : 'value' in condition ? [condition.value] : []
  return fixed.every((value) => ordering === 'text' || isCanonical(value, type))
}

function rangeIsValid(range: { min?: string; max?: string }, type: DataTypeKey): boolean {
  const ordering = orderingOf(type)
  const ends = [range.min, range.max].filter((end) => end !== undefined)
  if (ordering === 'text' || ends.length === 0) return false
  const canonical = ordering === 'decimal' ? 'decimal' : 'date'
  if (!ends.every((end) => isCanonical(end, canonical))) return false
  const [min, max] = ends
  return max === undefined || (canonical === 'date' ? min! <= max : Number(min) <= Number(max))
}

/** Schemas hold canonical values: numbers with a point, dates as YYYY-MM-DD. */
function isCanonical(value: string, type: DataTypeKey): boolean {
  const english = describeDataType(type).formats?.includes('en') ? 'en' : undefined
  const { canonical } = compileValueCheck(type, english)(value, 9999)
  return canonical === value
}

function tellsTime(type: DataTypeKey): boolean {
  return type === 'date' || type === 'datetime' || type === 'year'
}

function roleFaults({ fields, geometry, validFromField, validToField }: DatasetSchema): SchemaFault[] {
  const check = (id: string | undefined, path: string, suits: (type: DataTypeKey) => boolean) => {
    const type = fields.find((field) => field.id === id)?.type
    return id === undefined || (type && suits(type))
      ? []
      : [fault('warehouse.invalid-role-field', path, { field: id })]
  }
  return [
    ...check(geometry, '/geometry', (type) => describeDataType(type).storage === 'jsonb'),
    ...check(validFromField, '/validFromField', (type) => type === 'date'),
    ...check(validToField, '/validToField', (type) => type === 'date'),
  ]
}

function patternIsValid(pattern: string): boolean {
  try {
    compilePattern(pattern)
    return true
  } catch {
    return false
  }
}

function fault(code: SchemaFault['code'], path: string, details: Record<string, string>): SchemaFault {
  return { code, path, details }
}
