// SPDX-License-Identifier: Apache-2.0
import { open } from 'node:fs/promises'
import { encodingTitles, type TextEncoding } from '../contract/text-encodings.ts'
import { detectKind } from './detect-kind.ts'
import { detectEncoding } from './encoding/detect-encoding.ts'
import { decodeWhole, isReadAsItStands } from './encoding/text-decoder.ts'
import { geoJsonHead } from './geojson.ts'
import { concludeStructure } from './habits/conclude-structure.ts'
import { findHeader, joinLevels } from './habits/find-header.ts'
import { headerWarnings, sheetWarnings } from './habits/habit-warnings.ts'
import { MergedCells } from './habits/merged-cells.ts'
import { addedTitles } from './habits/reading-plan.ts'
import { TableHabits } from './habits/table-habits.ts'
import { describeJson } from './json/describe-json.ts'
import { jsonCells } from './json-cells.ts'
import { detectDelimiter, headRecords } from './look-at-delimited.ts'
import { ndjsonHead } from './ndjson.ts'
import { openWorkbook } from './open-workbook.ts'
import {
  type ReadingLimits,
  type ReadingOptions,
  type ReadingWarning,
  readingLimits,
  type SourceDescription,
  type SourceKind,
  type WorkbookKind,
} from './reading-options.ts'
import { ReadingRefusal } from './refusal.ts'
import type { MergedRange } from './sheet-workbook.ts'
import { projectionOfFeatures } from './spatial/features-projection.ts'
import { GEOMETRY_COLUMN } from './spatial/geometry.ts'
import { findTemplateMark } from './template-mark.ts'
import { withoutMark } from './typed-number.ts'
import { sheetToRead, workbookHead } from './workbook.ts'

const HEAD_BYTES = 1 << 20
const HEAD_RECORDS = 300
const SAMPLE_RECORDS = 100
const RECORDS_FOR_KEYS = 5000

/**
 * A first look at a file: what it is, how to read it, its columns and first records. Choices given in `options.reading` are
 * kept, the rest is detected: sheet = first visible, header = first record with content.
 */
export async function readSource(
  path: string,
  options: { fileName: string; reading?: Partial<ReadingOptions>; centralMeridian?: number | undefined },
  limits: ReadingLimits = readingLimits,
): Promise<SourceDescription> {
  const { fileName, reading = {}, centralMeridian } = options
  const { head, tail, whole } = await ends(path)
  if (head.length === 0) throw new ReadingRefusal('warehouse.file-empty', { fileName })
  const kind = detectKind(head, tail, fileName)
  if (isWorkbook(kind)) return describeWorkbook({ path, fileName, centralMeridian }, reading, limits)
  if (kind === 'json') return describeJson({ path, fileName }, head, reading, limits)
  if (kind === 'csv') return describeDelimited(head, whole, { fileName, centralMeridian }, reading, limits)
  if (kind === 'ndjson')
    return describeObjects(kind, await ndjsonHead(path, limits, RECORDS_FOR_KEYS), fileName, limits)
  const hints = {
    projection: reading.projection,
    remembered: reading.choices?.['projection'],
    centralMeridian,
  }
  const drawn = await geoJsonHead({ path, fileName }, limits, RECORDS_FOR_KEYS)
  const { projection, warnings } = projectionOfFeatures(head, drawn, hints)
  const placed =
    projection === 'WGS84'
      ? drawn
      : await geoJsonHead({ path, fileName }, limits, RECORDS_FOR_KEYS, projection)
  const described = describeObjects(kind, placed, fileName, limits)
  return {
    ...described,
    reading: { ...described.reading, ...(projection === 'WGS84' ? {} : { projection }) },
    warnings: [...described.warnings, ...warnings],
  }
}

function describeDelimited(
  bytes: Buffer,
  whole: boolean,
  { fileName, centralMeridian }: { fileName: string; centralMeridian: number | undefined },
  chosen: Partial<ReadingOptions>,
  limits: ReadingLimits,
): SourceDescription {
  const encoding = chosen.encoding ?? detectEncoding(bytes)
  if (!encoding) throw new ReadingRefusal('warehouse.file-encoding', { fileName })
  const head = isReadAsItStands(encoding) ? bytes : Buffer.from(decodeWhole(bytes, encoding))
  const delimiter = chosen.delimiter ?? detectDelimiter(head, whole)
  const records = headRecords(head, delimiter, whole, HEAD_RECORDS)
  const reading = { kind: 'csv', sheet: null, ...chosen, encoding, delimiter } as const
  return describeTable(records, reading, [], fileName, limits, { centralMeridian })
}

async function describeWorkbook(
  file: { path: string; fileName: string; centralMeridian: number | undefined },
  chosen: Partial<ReadingOptions>,
  limits: ReadingLimits,
): Promise<SourceDescription> {
  const { fileName } = file
  const hints = {
    projection: chosen.projection,
    remembered: chosen.choices?.['projection'],
    centralMeridian: file.centralMeridian,
    encoding: chosen.encoding,
  }
  const workbook = await openWorkbook(file, limits, hints)
  const mark = await findTemplateMark(workbook)
  const sheet = sheetToRead(workbook, chosen.sheet ?? mark?.sheet)
  const sheets = workbook.sheets.map(({ name, hidden }) => ({ name, hidden }))
  const { records, encoding, unseen } = await workbookHead(
    workbook,
    fileName,
    sheet,
    HEAD_RECORDS,
    chosen.encoding,
  )
  const { projection, warnings = [] } = workbook.told?.(sheet) ?? {}
  const reading = {
    delimiter: ',',
    ...(workbook.headed ? { leaveOut: false } : {}),
    ...(mark?.sheet === sheet ? { headerRow: mark.headerRow, headerRows: 1 } : {}),
    ...chosen,
    ...(workbook.headed ? { headerRow: 1, headerRows: 1 } : {}),
    kind: workbook.kind,
    encoding,
    sheet,
    ...(projection ? { projection } : {}),
  } as const
  const merged = (await workbook.merged?.(sheet)) ?? []
  const { from1904 } = workbook
  const table = describeTable(records, reading, mark ? [] : sheets, fileName, limits, {
    merged,
    centralMeridian: file.centralMeridian,
  })
  const told = table.warnings.filter(({ code }) => !(unseen && code === 'warehouse.encoding-concluded'))
  const described = { ...table, sheets, from1904, warnings: [...told, ...warnings] }
  return mark ? { ...described, stamp: mark.stamp } : described
}

function describeTable(
  records: string[][],
  reading: Omit<ReadingOptions, 'headerRow'> & { headerRow?: number },
  sheets: SourceDescription['sheets'],
  fileName: string,
  limits: ReadingLimits,
  { merged = [], centralMeridian }: { merged?: readonly MergedRange[]; centralMeridian: number | undefined },
): SourceDescription {
  const fillMerged = new MergedCells(merged)
  const isFilled = (cells: string[]) => cells.some((cell) => cell.trim() !== '')
  if (!records.some(isFilled)) throw new ReadingRefusal('warehouse.file-empty', { fileName })
  const { headerRow, headerRows } =
    reading.headerRow === undefined
      ? findHeader(records)
      : {
          headerRow: reading.headerRow,
          headerRows: Math.max(1, Math.min(reading.headerRows ?? 1, reading.headerRow)),
        }
  const titles = joinLevels(records.slice(headerRow - headerRows, headerRow))
  const named = headerRow > 0 ? titles : records.find(isFilled)!
  if (headerRow > records.length) throw new ReadingRefusal('warehouse.file-empty', { fileName })
  const own = headerRow > 0 ? columnTitles(named) : named.map((_, index) => `Cột ${index + 1}`)
  refuseTooManyColumns(own.length, limits)
  const before = records.slice(0, Math.max(0, headerRow - headerRows)).filter(isFilled)
  const below = records.map((cells, index) =>
    index < headerRow ? [] : fillMerged.fill(index + 1, cells).map((cell) => cell ?? ''),
  )
  const mergedBelow = merged.filter(({ bottom }) => bottom > headerRow)
  const plan =
    reading.plan ??
    concludeStructure(
      below.filter(isFilled),
      own,
      records[headerRow - 1] ?? [],
      reading.choices ?? {},
      { sections: reading.leaveOut !== false, merged: mergedBelow.length > 0 },
      centralMeridian,
    )
  const header = [...own, ...addedTitles(plan)]
  const leaveOut = reading.leaveOut ?? true
  const concluded = { ...reading, headerRow, headerRows, leaveOut, ...(plan ? { plan } : {}) }
  const habits = new TableHabits(concluded, own.length)
  const data: (string | null)[][] = []
  for (const [index, cells] of below.entries()) {
    if (data.length === SAMPLE_RECORDS) break
    if (!isFilled(cells) || habits.of(cells)) continue
    const whole = own.map((_, column) => cells[column] || null)
    data.push(habits.cells(whole, index + 1))
  }
  return {
    reading: concluded,
    sheets,
    header,
    sample: data,
    above: before,
    hasMerged: mergedBelow.length > 0,
    warnings: [
      ...encodingConcluded(reading.encoding),
      ...headerWarnings(concluded, before.length),
      ...repeatedTitles(own),
      ...otherSheets(sheets),
      ...sheetWarnings(sheets),
    ],
  }
}

function isWorkbook(kind: SourceKind): kind is WorkbookKind {
  return kind !== 'csv' && kind !== 'ndjson' && kind !== 'geojson' && kind !== 'json'
}

function describeObjects(
  kind: 'ndjson' | 'geojson',
  records: Record<string, unknown>[],
  fileName: string,
  limits: ReadingLimits,
): SourceDescription {
  const keys = new Set(records.flatMap(Object.keys))
  if (kind === 'geojson') keys.delete(GEOMETRY_COLUMN)
  const header = kind === 'geojson' ? [...keys, GEOMETRY_COLUMN] : [...keys]
  if (records.length === 0) throw new ReadingRefusal('warehouse.file-empty', { fileName })
  refuseTooManyColumns(header.length, limits)
  return {
    reading: { kind, encoding: 'utf-8', delimiter: ',', sheet: null, headerRow: 0 },
    sheets: [],
    header,
    sample: records.slice(0, SAMPLE_RECORDS).map((record) => jsonCells(record, header, keys).cells),
    warnings: [],
  }
}

/** Titles of columns up to the last that has one; a column without title is named by its place. */
function columnTitles(cells: string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '')
  return cells
    .slice(0, last + 1)
    .map((cell, index) => withoutMark(cell).replaceAll(/\s+/g, ' ').trim() || `Cột ${index + 1}`)
}

function encodingConcluded(encoding: TextEncoding): ReadingWarning[] {
  if (encoding === 'utf-8') return []
  const { vi, en } = encodingTitles[encoding]
  return [
    {
      code: 'warehouse.encoding-concluded',
      message: {
        vi: `Chữ trong tệp được đọc theo bảng mã: ${vi}; đã đổi sang Unicode. Nếu chữ hiện sai, bấm Đọc lại theo cách khác rồi chọn bảng mã khác.`,
        en: `How text is written: ${en}; it was turned into Unicode. If it looks wrong, read the file in another way with another encoding.`,
      },
    },
  ]
}

function repeatedTitles(header: string[]): ReadingWarning[] {
  const repeated = [...new Set(header.filter((title, index) => header.indexOf(title) !== index))]
  return repeated.map((title) => ({
    code: 'warehouse.title-repeated',
    message: {
      vi: `Có nhiều cột cùng tên “${title}”. Đổi tên cột để khỏi nhầm.`,
      en: `Several columns are named “${title}”. Rename them to tell them apart.`,
    },
  }))
}

function otherSheets(sheets: SourceDescription['sheets']): ReadingWarning[] {
  const visible = sheets.filter(({ hidden }) => !hidden)
  if (visible.length < 2) return []
  return [
    {
      code: 'warehouse.more-sheets',
      message: {
        vi: `Tệp có ${visible.length} trang tính. Xem đã chọn đúng trang tính chưa.`,
        en: `The file has ${visible.length} sheets. See whether the right one is chosen.`,
      },
    },
  ]
}

function refuseTooManyColumns(columns: number, limits: ReadingLimits): void {
  if (columns > limits.columns) {
    throw new ReadingRefusal('warehouse.too-many-columns', { columns, limit: limits.columns })
  }
}

async function ends(path: string): Promise<{ head: Buffer; tail: Buffer; whole: boolean }> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(size, HEAD_BYTES))
    const tail = Buffer.alloc(Math.min(size, HEAD_BYTES))
    await file.read(head, 0, head.length, 0)
    await file.read(tail, 0, tail.length, size - tail.length)
    return { head, tail, whole: size <= HEAD_BYTES }
  } finally {
    await file.close()
  }
}
