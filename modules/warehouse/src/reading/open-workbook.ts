// SPDX-License-Identifier: Apache-2.0
import { readFile, stat } from 'node:fs/promises'
import { isDbf, openDbf } from './dbf/dbf-workbook.ts'
import { detectEncoding } from './encoding/detect-encoding.ts'
import { openHtml } from './html/html-workbook.ts'
import { openOds } from './ods/ods-workbook.ts'
import type { ReadingLimits } from './reading-options.ts'
import { ReadingRefusal } from './refusal.ts'
import type { SheetWorkbook } from './sheet-workbook.ts'
import { openXls, PasswordNeeded } from './xls/xls-workbook.ts'
import { XlsxWorkbook } from './xlsx/xlsx-workbook.ts'
import { type ZipEntry, zipDirectory } from './xlsx/zip-archive.ts'

type WorkbookFile = { path: string; fileName: string }

const MOST_UNPACKED_BYTES = 2 ** 30
/** Sheets of real offices pack at most about fiftyfold; small files may pack better. */
const MOST_TIMES_PACKED = 200
const SMALL_BYTES = 20_000_000
const COMPOUND_FILE = 0xe011cfd0
const ZIP = 0x04034b50
const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'

/** A workbook after the checks that keep hostile files out: size, archive, size when unpacked. What it is shows in its bytes. */
export async function openWorkbook(file: WorkbookFile, limits: ReadingLimits): Promise<SheetWorkbook> {
  const { path, fileName } = file
  const { size } = await stat(path)
  refuseLarge(size, limits.workbookBytes, fileName)
  const workbook = await open(file, size, limits).catch((error: unknown) => {
    if (error instanceof ReadingRefusal) throw error
    if (error instanceof PasswordNeeded) throw new ReadingRefusal('warehouse.file-password', { fileName })
    throw new ReadingRefusal('warehouse.file-damaged', { fileName }, error)
  })
  if (workbook.sheets.length === 0) {
    throw new ReadingRefusal(workbook.kind === 'html' ? 'warehouse.file-empty' : 'warehouse.file-damaged', {
      fileName,
    })
  }
  return workbook
}

async function open(
  { path, fileName }: WorkbookFile,
  size: number,
  limits: ReadingLimits,
): Promise<SheetWorkbook> {
  const bytes = await readFile(path)
  const mark = bytes.length >= 4 ? bytes.readUInt32LE(0) : 0
  if (mark === ZIP) return openArchive(bytes, fileName)
  refuseLarge(size, limits.heldBytes, fileName)
  if (mark === COMPOUND_FILE) {
    const workbook = openXls(bytes)
    if (!workbook) throw new ReadingRefusal('warehouse.file-kind-unknown', { fileName })
    return workbook
  }
  if (isDbf(bytes)) return openDbf(bytes)
  return openHtml(path, detectEncoding(bytes.subarray(0, 1 << 20)) ?? 'utf-8')
}

async function openArchive(bytes: Buffer, fileName: string): Promise<SheetWorkbook> {
  const entries = zipDirectory(bytes)
  if (!entries) throw new ReadingRefusal('warehouse.file-damaged', { fileName })
  const entry = (wanted: string) => entries.find(({ name }) => name === wanted)
  refuseBomb(entries, bytes.length, fileName)
  if (entry('xl/workbook.xml')) return XlsxWorkbook.open(bytes)
  const content = entry('content.xml')
  if (content && bytes.includes(SPREADSHEET)) return openOds(bytes, content)
  throw new ReadingRefusal('warehouse.file-kind-unknown', { fileName })
}

function refuseBomb(entries: ZipEntry[], size: number, fileName: string): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const bomb =
    unpacked > MOST_UNPACKED_BYTES || (unpacked > SMALL_BYTES && unpacked > size * MOST_TIMES_PACKED)
  if (bomb) throw new ReadingRefusal('warehouse.file-bomb', { fileName })
}

function refuseLarge(size: number, limit: number, fileName: string): void {
  if (size <= limit) return
  const megabytes = { size: Math.ceil(size / 1e6), limit: limit / 1e6 }
  throw new ReadingRefusal('warehouse.file-too-large', { fileName, ...megabytes })
}
