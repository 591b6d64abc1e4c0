// SPDX-License-Identifier: Apache-2.0
import { writeCsv } from 'hucre/csv'
import type { CodeItem } from '../contract/index.ts'

const header = ['Mã', 'Tên', 'Tên tiếng Anh', 'Mã cha', 'Từ ngày', 'Đến ngày', 'Thay bằng mã']

/** A list as CSV (UTF-8 with mark, as spreadsheets expect); the import reads the same columns. */
export const codeListCsv = (items: readonly CodeItem[]): string =>
  writeCsv(
    [
      header,
      ...items.map((item) => [
        item.code,
        item.name.vi,
        item.name.en === item.name.vi ? '' : item.name.en,
        item.parentCode ?? '',
        item.validFrom ?? '',
        item.validTo ?? '',
        item.supersededBy ?? '',
      ]),
    ],
    { bom: true, escapeFormulae: true },
  )
