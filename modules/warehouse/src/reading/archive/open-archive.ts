// SPDX-License-Identifier: Apache-2.0
import { isDbf, openDbf } from '../dbf/dbf-workbook.ts'
import { openOds } from '../ods/ods-workbook.ts'
import type { ReadingLimits } from '../reading-options.ts'
import { ArchiveBomb, PasswordNeeded, ReadingRefusal } from '../refusal.ts'
import type { SheetWorkbook } from '../sheet-workbook.ts'
import { openKml } from '../spatial/kml.ts'
import type { PlaceHints } from '../spatial/place-hints.ts'
import { openShapefile } from '../spatial/shapefile.ts'
import { openXls } from '../xls/xls-workbook.ts'
import { openXlsb } from '../xlsb/xlsb-workbook.ts'
import { mainPart } from '../xlsx/relations.ts'
import { XlsxWorkbook } from '../xlsx/xlsx-workbook.ts'
import { type ZipEntry, zipDirectory, zipEntryContent } from '../xlsx/zip-archive.ts'
import { macroWarnings } from './macro-warnings.ts'

const MOST_UNPACKED_BYTES = 2 ** 30
/** Sheets of real offices pack at most about fiftyfold; small files may pack better. */
const MOST_TIMES_PACKED = 200
const SMALL_BYTES = 20_000_000
const SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'
const MOST_NAMES_TOLD = 5

/** What a zip archive is by what lies in it: a workbook, a map, or an archive around one of these. */
export async function openArchive(
  bytes: Buffer,
  fileName: string,
  limits: ReadingLimits,
  hints: PlaceHints,
  inside = false,
): Promise<SheetWorkbook> {
  const list = zipDirectory(bytes)
  if (!list) throw new ReadingRefusal('warehouse.file-damaged', { fileName })
  refuseBomb(list, bytes.length)
  const entries = new Map(list.map((entry) => [entry.name, entry]))
  const book = await openBook(bytes, entries)
  if (book) return book
  const contents = list.filter(({ name }) => !/\/$|(^|\/)(__MACOSX\/|\.)|thumbs\.db$/i.test(name))
  const ending = (wanted: RegExp) => contents.filter(({ name }) => wanted.test(name))
  refuseHeld(ending(/\.(shp|dbf|dbt|fpt|kml)$/i), limits, fileName)
  if (ending(/\.shp$/i).length > 0) return openShapefile(bytes, contents, hints)
  const maps = ending(/\.kml$/i)
  if (maps.length > 0) {
    return openKml(
      await Promise.all(
        maps.map(async (entry) => ({ name: entry.name, bytes: await zipEntryContent(bytes, entry) })),
      ),
    )
  }
  const tables = ending(/\.dbf$/i)
  if (tables.length === 1) return openTable(bytes, tables[0]!, contents, hints)
  const [only] = inside ? [] : ending(/\.(xlsx|xlsm|xltx|xlsb|ods|xls|zip|kmz)$/i)
  if (only && contents.length === 1) return openInside(bytes, only, fileName, limits, hints)
  const names = contents.slice(0, MOST_NAMES_TOLD).map(({ name }) => name)
  const more = contents.length > names.length ? ['…'] : []
  throw new ReadingRefusal('warehouse.archive-contents', { fileName, names: [...names, ...more].join(', ') })
}

async function openBook(
  bytes: Buffer,
  entries: ReadonlyMap<string, ZipEntry>,
): Promise<SheetWorkbook | null> {
  const main = await mainPart(bytes, entries)
  if (main) {
    const workbook = main.endsWith('.bin')
      ? await openXlsb(bytes, entries, main)
      : await XlsxWorkbook.open(bytes, entries, main)
    return [...entries.keys()].some((name) => /vbaProject\.bin$/i.test(name))
      ? Object.assign(workbook, { told: () => ({ warnings: macroWarnings }) })
      : workbook
  }
  const content = entries.get('content.xml')
  if (!content || !bytes.includes(SPREADSHEET)) return null
  const manifest = entries.get('META-INF/manifest.xml')
  if (manifest && (await zipEntryContent(bytes, manifest)).includes('encryption-data'))
    throw new PasswordNeeded()
  return openOds(bytes, content, entries.get('styles.xml'))
}

/** A dBase table with its memo file beside it. */
async function openTable(
  bytes: Buffer,
  table: ZipEntry,
  contents: readonly ZipEntry[],
  hints: PlaceHints,
): Promise<SheetWorkbook> {
  const stem = table.name.slice(0, -4).toLowerCase()
  const beside = async (ending: string) => {
    const entry = contents.find(({ name }) => name.toLowerCase() === `${stem}.${ending}`)
    return entry ? zipEntryContent(bytes, entry) : undefined
  }
  const content = await zipEntryContent(bytes, table)
  if (!isDbf(content)) throw new Error('no dBase table')
  const [memo, codePage] = [(await beside('dbt')) ?? (await beside('fpt')), await beside('cpg')]
  return openDbf(content, { memo, codePage: codePage?.toString('latin1'), chosen: hints.encoding })
}

async function openInside(
  bytes: Buffer,
  entry: ZipEntry,
  fileName: string,
  limits: ReadingLimits,
  hints: PlaceHints,
): Promise<SheetWorkbook> {
  const content = await zipEntryContent(bytes, entry)
  if (content.subarray(0, 2).toString('latin1') === 'PK')
    return openArchive(content, fileName, limits, hints, true)
  refuseHeld([entry], limits, fileName)
  const workbook = openXls(content)
  if (!workbook) throw new ReadingRefusal('warehouse.file-kind-unknown', { fileName })
  return workbook
}

function refuseBomb(entries: readonly ZipEntry[], size: number): void {
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const bomb =
    unpacked > MOST_UNPACKED_BYTES || (unpacked > SMALL_BYTES && unpacked > size * MOST_TIMES_PACKED)
  if (bomb) throw new ArchiveBomb()
}

function refuseHeld(entries: readonly ZipEntry[], { heldBytes }: ReadingLimits, fileName: string): void {
  const size = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  if (size <= heldBytes) return
  const megabytes = { size: Math.ceil(size / 1e6), limit: heldBytes / 1e6 }
  throw new ReadingRefusal('warehouse.file-too-large', { fileName, ...megabytes })
}
