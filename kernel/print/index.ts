// SPDX-License-Identifier: Apache-2.0
export type {
  AdministrativeTable,
  CellFormat,
  ColumnGroup,
  Signer,
  TableCell,
  TableColumn,
  TableRow,
  TitleBlock,
} from './administrative-table.ts'
export { numberText } from './cell-text.ts'
export { fillForm } from './form/fill-form.ts'
export { assertKnownMarks, type FormValues, type KnownMarks, openForm } from './form/form-marks.ts'
export { printMessages } from './form/form-messages.ts'
export { type PageLayout, type PageWishes, type PrintRules, pageLayout } from './page-layout.ts'
export { tableDocument } from './table-document.ts'
export { tableWorkbook } from './table-workbook.ts'
export { columnLetters } from './xlsx/cell-address.ts'
export { quotedSheet } from './xlsx/package-parts.ts'
export type { CellStyle } from './xlsx/style-sheet.ts'
export type {
  SheetContent,
  Validation,
  WorkbookCell,
  WorkbookContent,
  WorkbookRow,
} from './xlsx/workbook-content.ts'
export { workbookType, writeWorkbook } from './xlsx/write-workbook.ts'
