// SPDX-License-Identifier: Apache-2.0
import type { ReadingWarning } from '../reading-options.ts'

/** Macros of a workbook are never run, and only its cells are taken over. */
export const macroWarnings: readonly ReadingWarning[] = [
  {
    code: 'warehouse.macros-left-out',
    message: {
      vi: 'Tệp có macro. Macro không được chạy và không được nạp; chỉ đọc giá trị trong các ô.',
      en: 'The file has macros. They are not run and not loaded; only the values of its cells are read.',
    },
  },
]
