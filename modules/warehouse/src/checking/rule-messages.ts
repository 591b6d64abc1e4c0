// SPDX-License-Identifier: Apache-2.0
import type { DatasetSchema, Field, Rule } from '../contract/schema.ts'
import { fieldsOfRule } from './rules.ts'

/** A sentence in both languages. */
export type Sentence = { vi: string; en: string }

/** One way in which a rule can be broken, with its sentence; `{value}` (and `{first}` of a repeat) are filled in per row. */
export type FaultVariant = { code: string; message: Sentence }

const sentences = {
  mandatory: [
    'Thiếu “{title}”. Điền vào ô này hoặc bỏ yêu cầu bắt buộc của cột.',
    '“{title}” is missing. Fill in the cell or make the column optional.',
  ],
  'length.short': [
    '“{title}” phải có ít nhất {min} ký tự. Xem lại “{value}”.',
    '“{title}” must have at least {min} characters. Check “{value}”.',
  ],
  'length.long': [
    '“{title}” được nhiều nhất {max} ký tự. Rút gọn “{value}”.',
    '“{title}” may have at most {max} characters. Shorten “{value}”.',
  ],
  'range.low': [
    '“{title}” phải từ {min} trở lên, ở đây là “{value}”. Xem lại số liệu gốc.',
    '“{title}” must be at least {min}, here it is “{value}”. Check the source.',
  ],
  'range.high': [
    '“{title}” không được quá {max}, ở đây là “{value}”. Xem lại số liệu gốc.',
    '“{title}” must be at most {max}, here it is “{value}”. Check the source.',
  ],
  format: [
    '“{value}” không đúng mẫu của cột “{title}”. Sửa lại theo mẫu.',
    '“{value}” does not fit the pattern of “{title}”. Correct it.',
  ],
  'code-list.unknown': [
    '“{value}” không có trong danh mục “{list}” tại thời điểm của dòng. Chọn giá trị trong danh mục.',
    '“{value}” is not in code list “{list}” on the date of the row. Choose a value of the list.',
  ],
  'code-list.ambiguous': [
    'Danh mục “{list}” có nhiều mục cùng tên “{value}”. Ghi mã thay cho tên.',
    'Code list “{list}” has several items named “{value}”. Write the code instead of the name.',
  ],
  'unit.unknown': [
    'Chưa tìm thấy đơn vị hành chính “{value}” tại ngày của dòng. Chọn đơn vị đúng một lần ở mục “Địa danh cần chọn”.',
    'No administrative unit “{value}” was found on the date of the row. Choose the right one once under “Places to choose”.',
  ],
  'unit.ambiguous': [
    'Có nhiều đơn vị hành chính tên “{value}”. Chọn đơn vị đúng một lần ở mục “Địa danh cần chọn”.',
    'Several administrative units are named “{value}”. Choose the right one once under “Places to choose”.',
  ],
  'unit.split': [
    '“{value}” đã được chia cho nhiều đơn vị mới. Chọn đơn vị mới một lần ở mục “Địa danh cần chọn”.',
    '“{value}” was split between several new units. Choose the new one once under “Places to choose”.',
  ],
  'unit.not-yet': [
    '“{value}” chưa được thành lập tại ngày của dòng. Xem lại ngày, hoặc chọn đơn vị ở mục “Địa danh cần chọn”.',
    '“{value}” did not exist yet on the date of the row. Check the date, or choose the unit under “Places to choose”.',
  ],
  'uniqueness.repeat': [
    'Trùng “{titles}” với dòng {first}. Bỏ một dòng hoặc sửa lại cho đúng.',
    '“{titles}” repeats line {first}. Remove one of the rows or correct it.',
  ],
  'cross-field': [
    'Các ô “{titles}” không khớp nhau. Xem lại số liệu gốc.',
    'The cells “{titles}” do not agree. Check the source.',
  ],
  'record.quote': [
    'Dấu ngoặc kép ở dòng này mở mà không đóng hoặc đặt sai chỗ. Sửa lại dòng trong tệp.',
    'A quote in this line is never closed or in a wrong place. Correct the line in the file.',
  ],
  'record.too-many-cells': [
    'Dòng này có nhiều ô hơn số cột của tiêu đề. Xem có dấu phân cách thừa không.',
    'This line has more cells than the header has columns. Look for an extra separator.',
  ],
  'record.too-few-cells': [
    'Dòng này có ít ô hơn số cột của tiêu đề. Bổ sung các ô còn thiếu, kể cả ô trống.',
    'This line has fewer cells than the header has columns. Add the missing cells, empty ones too.',
  ],
  'record.json': [
    'Dòng này không phải là một đối tượng JSON. Sửa lại dòng trong tệp.',
    'This line is not a JSON object. Correct the line in the file.',
  ],
} as const satisfies Record<string, readonly [string, string]>

/** The code of a fault which is not a data type's own. */
export type StandardFault = keyof typeof sentences

/** The variant of a fault for a rule, in the rule's own words if it has any. */
export function ruleVariant(
  code: StandardFault,
  schema: DatasetSchema,
  rule: Rule,
  parameters: Record<string, string | number> = {},
): FaultVariant {
  const titles = fieldsOfRule(rule).map((id) => titleOf(schema, id))
  const known = { title: titles[0]!, titles: [...new Set(titles)].join(', '), ...parameters }
  return { code, message: inOwnWords(rule, known) ?? fill(standard(code), known) }
}

/** The variant of a fault that a data type finds, in the rule's own words if it has any. */
export function typeVariant(code: string, message: Sentence, field: Field, rule: Rule): FaultVariant {
  const known = { title: field.title.vi }
  return { code, message: inOwnWords(rule, known) ?? fill(message, known) }
}

/** The variant of a fault of a whole record. */
export function recordVariant(code: StandardFault): FaultVariant {
  return { code, message: standard(code) }
}

/** A sentence with its places filled. */
export function fill(sentence: Sentence, parameters: Record<string, string | number>): Sentence {
  const filled = (text: string) =>
    text.replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place))
  return { vi: filled(sentence.vi), en: filled(sentence.en) }
}

function inOwnWords(rule: Rule, known: Record<string, string | number>): Sentence | null {
  if (!rule.message) return null
  return fill({ vi: rule.message.vi, en: rule.message.en ?? rule.message.vi }, known)
}

function standard(code: StandardFault): Sentence {
  const [vi, en] = sentences[code]
  return { vi, en }
}

function titleOf(schema: DatasetSchema, id: string): string {
  return schema.fields.find((field) => field.id === id)?.title.vi ?? id
}
