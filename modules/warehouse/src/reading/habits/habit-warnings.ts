// SPDX-License-Identifier: Apache-2.0
import type { ReadingWarning, SourceDescription, TokenCounts } from '../reading-options.ts'
import type { Habit } from './row-habits.ts'

const again = {
  vi: 'Nếu chưa đúng, bấm Đọc lại theo cách khác.',
  en: 'If that is wrong, read the file in another way.',
}

/** What was concluded about the head of a table. */
export function headerWarnings(
  { headerRow, headerRows = 1 }: SourceDescription['reading'],
  before: number,
): ReadingWarning[] {
  const warnings: ReadingWarning[] = []
  if (before > 0) {
    warnings.push({
      code: 'warehouse.title-rows',
      message: {
        vi: `${before} dòng đầu là quốc hiệu, tên bảng hoặc ghi chú, không phải dữ liệu; tiêu đề cột ở dòng ${headerRow}. ${again.vi}`,
        en: `The first ${before} rows are titles or notes, not data; the column titles stand in row ${headerRow}. ${again.en}`,
      },
    })
  }
  if (headerRows > 1) {
    warnings.push({
      code: 'warehouse.header-levels',
      message: {
        vi: `Tiêu đề có ${headerRows} tầng, đã ghép bằng dấu “ – ”. ${again.vi}`,
        en: `The header has ${headerRows} levels, joined with “ – ”. ${again.en}`,
      },
    })
  }
  return warnings
}

/** Groups are told with what became of them (`conclude-habits.ts`). */
const sentences: Record<Exclude<Habit, 'section'>, { vi: string; en: string }> = {
  'column-numbers': { vi: 'dòng đánh số cột', en: 'the row that numbers the columns' },
  total: { vi: 'dòng cộng, dòng tổng', en: 'rows of totals' },
  note: { vi: 'ghi chú dưới bảng', en: 'notes under the table' },
  'header-again': { vi: 'tiêu đề lặp lại ở trang sau', en: 'the header repeated on later pages' },
  signature: { vi: 'phần ngày tháng và chữ ký cuối bảng', en: 'the date and signatures at the end' },
  deleted: { vi: 'bản ghi đã đánh dấu xóa trong tệp', en: 'records marked as deleted in the file' },
}

/** What was found while reading the whole table: rows left out, rows that the workbook hides. */
export function rowWarnings({ leftOut, leftOutRows, hiddenRows }: TokenCounts): ReadingWarning[] {
  const warnings = (Object.keys(sentences) as (keyof typeof sentences)[]).flatMap(
    (habit): ReadingWarning[] => {
      const count = leftOutRows[habit]
      if (!count) return []
      const { record } = leftOut.find((row) => row.habit === habit)!
      const { vi, en } = sentences[habit]
      return [
        {
          code: `warehouse.left-out-${habit}`,
          message: {
            vi: `Không nạp ${count} dòng: ${vi} (từ dòng ${record}). ${again.vi}`,
            en: `${count} rows are not loaded: ${en} (from row ${record}). ${again.en}`,
          },
        },
      ]
    },
  )
  if (hiddenRows > 0) {
    warnings.push({
      code: 'warehouse.hidden-rows',
      message: {
        vi: `Bảng tính có ${hiddenRows} dòng bị ẩn; các dòng này vẫn được đọc.`,
        en: `The sheet has ${hiddenRows} hidden rows; they are read all the same.`,
      },
    })
  }
  return warnings
}

/** Sheets that the workbook hides are told, not read. */
export function sheetWarnings(sheets: SourceDescription['sheets']): ReadingWarning[] {
  const hidden = sheets.filter((sheet) => sheet.hidden).map(({ name }) => name)
  if (hidden.length === 0) return []
  return [
    {
      code: 'warehouse.hidden-sheets',
      message: {
        vi: `Tệp có trang tính bị ẩn (${hidden.join(', ')}), không được đọc.`,
        en: `The file has hidden sheets (${hidden.join(', ')}), which are not read.`,
      },
    },
  ]
}
