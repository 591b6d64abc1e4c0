// SPDX-License-Identifier: Apache-2.0
import { isDbf } from './dbf/dbf-workbook.ts'
import { jsonKind } from './json/json-kind.ts'
import type { SourceKind } from './reading-options.ts'
import { ReadingRefusal } from './refusal.ts'
import { isKml } from './spatial/kml.ts'

const COMPOUND_FILE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le')
const ZIP = Buffer.from('PK\x03\x04', 'latin1')

/**
 * The kind of a file by what it holds, not by its name; any archive is taken for a workbook, whose opening tells which. `head` is its first megabyte, `tail` its last: a compound file
 * keeps its directory anywhere.
 */
export function detectKind(head: Buffer, tail: Buffer, fileName: string): SourceKind {
  if (head.subarray(0, 8).equals(COMPOUND_FILE)) {
    const encrypted = head.includes(ENCRYPTED_PACKAGE) || tail.includes(ENCRYPTED_PACKAGE)
    if (encrypted) throw new ReadingRefusal('warehouse.file-password', { fileName })
    return 'xls'
  }
  if (head.subarray(0, 4).equals(ZIP)) return 'xlsx'
  if (isDbf(head)) return 'dbf'
  if (isSpatial(head)) return 'geopackage'
  if (isShape(head)) throw new ReadingRefusal('warehouse.shapefile-alone', { fileName })
  if (isOtherBinary(head)) throw new ReadingRefusal('warehouse.file-kind-unknown', { fileName })
  const start = head.toString('utf8', 0, 4096).replace(/^\ufeff?\s*/, '')
  const json = jsonKind(head)
  if (json) return json
  if (isKml(head)) return 'kml'
  if (isPage(start)) return 'html'
  if (/^<\?xml/i.test(start) || isExchange(start))
    throw new ReadingRefusal('warehouse.file-kind-unknown', { fileName })
  return 'csv'
}

/** A web page, or a spreadsheet of 2003 in XML, under whatever name; UTF-16 shows a NUL after each letter. */
function isPage(start: string): boolean {
  const text = start.replaceAll('\0', '').replace(/^[^<]{0,4}</, '<')
  if (/^<(!doctype html|html|head|meta|table|style|body|div|center|font)\b/i.test(text)) return true
  return (
    /^<(\?xml|!--)/i.test(text) && /<(html|table|workbook)\b/i.test(text.replace(/<\w+:(?=workbook)/gi, '<'))
  )
}

/** GeoPackages and other databases of SQLite. */
function isSpatial(head: Buffer): boolean {
  return head.toString('latin1', 0, 16) === 'SQLite format 3\0'
}

/** SYLK and DIF, in which spreadsheets of old exchanged cells: read as delimited text they would be nonsense. */
function isExchange(start: string): boolean {
  return /^ID;P/.test(start) || /^TABLE\r?\n0,1\r?\n/.test(start)
}

/** The .shp or .shx of a shapefile without its neighbours. */
function isShape(head: Buffer): boolean {
  return head.length >= 100 && head.readInt32BE(0) === 9994 && head.readInt32LE(28) === 1000
}

const OTHER_BINARIES = ['%PDF', '1f8b', 'Rar!', '89504e47', 'ffd8ff', '377abcaf', 'GIF8', '{\\rtf']

/** PDF, gzip, RAR, images: files that begin with a known mark of something that is no table. */
function isOtherBinary(head: Buffer): boolean {
  const text = head.toString('latin1', 0, 8)
  const hex = head.toString('hex', 0, 8)
  return OTHER_BINARIES.some((mark) => text.startsWith(mark) || hex.startsWith(mark))
}
