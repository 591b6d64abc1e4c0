// SPDX-License-Identifier: Apache-2.0
import type { WorkbookRow } from '@tinhso/kernel/print'
import { type DatasetSchema, describeDataType } from '../contract/index.ts'
import type { ColumnForm } from './column-form.ts'
import type { ColumnLists } from './column-lists.ts'

const MOST_SHOWN = 20
const LINE = 16.5
const widths = [30, 10, 22, 46, 22, 46]

/** Widths of the columns of the guide sheet, in characters. */
export const guideColumns = widths.map((width) => ({ width }))

const steps = [
  '1. Nhập vào trang tính “Nhập liệu”, mỗi dòng một bản ghi, ngay dưới dòng tiêu đề. Cột có dấu (*) phải nhập.',
  '2. Ô có mũi tên thì chọn trong danh sách. Ô bị từ chối khi nhập: đọc câu nhắc rồi sửa.',
  '3. Có thể đổi thứ tự cột, đổi tên tệp, thêm dòng. Không đổi tên cột, không xóa trang tính ẩn.',
  '4. Lưu tệp (.xlsx), về trang bộ dữ liệu, bấm “Nạp dữ liệu”. Nền tảng tự nhận các cột, không hỏi lại.',
]

const row = (texts: readonly string[], more: object): WorkbookRow => {
  const lines = texts.map((text, index) => Math.ceil((text.length * 1.02) / (widths[index] ?? 20)))
  return {
    height: Math.max(1, ...lines) * LINE + 2,
    cells: texts.map((value) => ({
      value,
      style: { border: true, wrap: true, vertical: 'top' as const, ...more },
    })),
  }
}

/** The sheet that explains each column: what it is, whether it must be filled, how to write it, an example. */
export const guideRows = (
  title: string,
  schema: DatasetSchema,
  titles: readonly string[],
  forms: readonly ColumnForm[],
  lists: ColumnLists,
): WorkbookRow[] => [
  { cells: [{ value: `HƯỚNG DẪN NHẬP: ${title.toLocaleUpperCase('vi')}`, style: { bold: true, size: 14 } }] },
  ...steps.map((value) => ({ cells: [{ value }] })),
  { cells: [] },
  row(['Cột', 'Bắt buộc', 'Kiểu dữ liệu', 'Cách nhập', 'Ví dụ', 'Ý nghĩa, giá trị được nhận'], {
    bold: true,
    fill: 'EEF1F5',
    align: 'center',
  }),
  ...schema.fields.map((field, index) => {
    const shown = lists.byField.get(field.id)?.shown ?? []
    const values = shown.slice(0, MOST_SHOWN).map(({ text }) => text)
    const rest = shown.length > MOST_SHOWN ? ` … (${shown.length} giá trị, xem danh sách ở ô)` : ''
    const meaning = [field.description?.vi, values.length > 0 && `${values.join('; ')}${rest}`].filter(
      Boolean,
    )
    return row(
      [
        titles[index] ?? field.title.vi,
        field.required ? 'Có' : '',
        describeDataType(field.type).title.vi + (field.unit ? ` (${field.unit})` : ''),
        forms[index]?.advice ?? '',
        forms[index]?.example ?? '',
        meaning.join('. '),
      ],
      { numberFormat: '@' },
    )
  }),
]
