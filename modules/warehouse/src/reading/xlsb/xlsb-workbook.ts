// SPDX-License-Identifier: Apache-2.0
import { isOldFont } from '../encoding/cell-letters.ts'
import type { SheetDescription } from '../reading-options.ts'
import type { SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { displayOfFormat, type NumberDisplay } from '../xlsx/number-formats.ts'
import { relations } from '../xlsx/relations.ts'
import type { SharedText } from '../xlsx/sheet-rows.ts'
import { type ZipEntry, zipEntryBytes } from '../xlsx/zip-archive.ts'
import { type BinaryRecord, binary, binaryRecords, richText, wideText } from './binary-records.ts'
import { BinaryRows } from './binary-rows.ts'

const FROM_1904 = 1

/** What the cells of every sheet refer to. */
export type BinaryParts = { strings: SharedText[]; displays: NumberDisplay[]; fonts: string[] }

/** Opens a binary workbook of Excel (MS-XLSB); `main` is its part xl/workbook.bin. */
export async function openXlsb(
  bytes: Buffer,
  entries: ReadonlyMap<string, ZipEntry>,
  main: string,
): Promise<SheetWorkbook> {
  const records = (path: string) => recordsOf(bytes, entries.get(path))
  const { targets, kinds } = await relations(bytes, entries, main)
  const sheets: (SheetDescription & { path: string })[] = []
  let from1904 = false
  for await (const { id, data } of records(main)) {
    if (id === binary.workbookProperties) from1904 = (data[0]! & FROM_1904) !== 0
    else if (id === binary.sheet) {
      const relation = wideText(data, 8)
      const path = targets.get(relation.text) ?? ''
      const hidden = data.readUInt32LE(0) !== 0
      if (entries.has(path) && !/chartsheets|dialogsheets|macrosheets/.test(path))
        sheets.push({ name: wideText(data, relation.end).text, hidden, path })
    }
  }
  const parts = await readParts(records(kinds.get('styles') ?? ''), records(kinds.get('sharedStrings') ?? ''))
  return {
    kind: 'xlsb',
    sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
    from1904,
    hasOldFonts: () => parts.fonts.some(isOldFont),
    async *rows(sheet): AsyncGenerator<SheetRow> {
      const reader = new BinaryRows(parts)
      for await (const record of records(sheets.find(({ name }) => name === sheet)!.path)) {
        yield* reader.take(record)
      }
      yield* reader.end()
    },
  }
}

async function* recordsOf(bytes: Buffer, entry: ZipEntry | undefined): AsyncGenerator<BinaryRecord> {
  if (entry) yield* binaryRecords(zipEntryBytes(bytes, entry))
}

async function readParts(
  styles: AsyncIterable<BinaryRecord>,
  texts: AsyncIterable<BinaryRecord>,
): Promise<BinaryParts> {
  const names: string[] = []
  const formats = new Map<number, string>()
  const cellStyles: { format: number; font: number }[] = []
  let inCellStyles = false
  for await (const { id, data } of styles) {
    if (id === binary.font) names.push(wideText(data, 21).text)
    else if (id === binary.format) formats.set(data.readUInt16LE(0), wideText(data, 2).text)
    else if (id === binary.cellStyles) inCellStyles = true
    else if (id === binary.endOfCellStyles) inCellStyles = false
    else if (id === binary.style && inCellStyles)
      cellStyles.push({ format: data.readUInt16LE(2), font: data.readUInt16LE(4) })
  }
  const strings: SharedText[] = []
  for await (const { id, data } of texts) {
    if (id !== binary.sharedString) continue
    const { text, runs } = richText(data, 0)
    const named = runs.map(({ at, font }) => ({ at, font: names[font] ?? '' }))
    strings.push(named.length > 0 ? { text, runs: named } : text)
  }
  return {
    strings,
    displays: cellStyles.map(({ format }) => displayOfFormat(format, formats.get(format))),
    fonts: cellStyles.map(({ font }) => names[font] ?? ''),
  }
}
