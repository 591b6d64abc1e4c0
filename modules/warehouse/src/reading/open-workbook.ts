// SPDX-License-Identifier: Apache-2.0
import { open, readFile, stat } from 'node:fs/promises'
import { openArchive } from './archive/open-archive.ts'
import { isDbf, openDbf } from './dbf/dbf-workbook.ts'
import { detectEncoding } from './encoding/detect-encoding.ts'
import { openHtml } from './html/html-workbook.ts'
import type { ReadingLimits } from './reading-options.ts'
import { ArchiveBomb, PasswordNeeded, ReadingRefusal, UnknownGeometry } from './refusal.ts'
import type { SheetWorkbook } from './sheet-workbook.ts'
import { openGeoPackage } from './spatial/geopackage.ts'
import { isKml, openKml } from './spatial/kml.ts'
import type { PlaceHints } from './spatial/place-hints.ts'
import { openXls } from './xls/xls-workbook.ts'

type WorkbookFile = { path: string; fileName: string }

const COMPOUND_FILE = 0xe011cfd0
const ZIP = 0x04034b50
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')
const SQLITE = Buffer.from('SQLite format 3\0')

/**
 * A workbook, table or map after the checks that keep hostile files out: size, archive, size when unpacked. What it is shows
 * in its bytes. `hints` help to place maps that do not say in which coordinates they are drawn.
 */
export async function openWorkbook(
  file: WorkbookFile,
  limits: ReadingLimits,
  hints: PlaceHints = {},
): Promise<SheetWorkbook> {
  const { path, fileName } = file
  const { size } = await stat(path)
  const workbook = await openAny(file, size, limits, hints).catch((error: unknown) => {
    throw refusalFor(error, fileName)
  })
  if (workbook.sheets.length === 0) {
    const empty = workbook.kind === 'html' || workbook.headed
    throw new ReadingRefusal(empty ? 'warehouse.file-empty' : 'warehouse.file-damaged', { fileName })
  }
  return workbook
}

/** What a person is told of what a reader threw. */
export function refusalFor(error: unknown, fileName: string): ReadingRefusal {
  if (error instanceof ReadingRefusal) return error
  if (error instanceof PasswordNeeded) return new ReadingRefusal('warehouse.file-password', { fileName })
  if (error instanceof ArchiveBomb) return new ReadingRefusal('warehouse.file-bomb', { fileName })
  if (error instanceof UnknownGeometry) return new ReadingRefusal('warehouse.geometry-unknown', { fileName })
  return new ReadingRefusal('warehouse.file-damaged', { fileName }, error)
}

async function openAny(
  { path, fileName }: WorkbookFile,
  size: number,
  limits: ReadingLimits,
  hints: PlaceHints,
): Promise<SheetWorkbook> {
  const head = await headOf(path)
  refuseLarge(size, limits.workbookBytes, fileName)
  if (head.subarray(0, SQLITE.length).equals(SQLITE)) return openGeoPackage(path, hints)
  const bytes = await readFile(path)
  const mark = bytes.length >= 4 ? bytes.readUInt32LE(0) : 0
  if (mark === ZIP) return openArchive(bytes, fileName, limits, hints)
  refuseLarge(size, limits.heldBytes, fileName)
  if (mark === COMPOUND_FILE) {
    const workbook = openXls(bytes)
    if (workbook) return workbook
    if (bytes.includes(ENCRYPTED_PACKAGE)) throw new PasswordNeeded()
    throw new ReadingRefusal('warehouse.file-kind-unknown', { fileName })
  }
  if (isDbf(bytes)) return openDbf(bytes, { chosen: hints.encoding })
  if (isKml(head)) return openKml([{ name: 'KML', bytes }])
  return openHtml(path, detectEncoding(bytes.subarray(0, 1 << 20)) ?? 'utf-8')
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(4096)
    const { bytesRead } = await file.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function refuseLarge(size: number, limit: number, fileName: string): void {
  if (size <= limit) return
  const megabytes = { size: Math.ceil(size / 1e6), limit: limit / 1e6 }
  throw new ReadingRefusal('warehouse.file-too-large', { fileName, ...megabytes })
}
