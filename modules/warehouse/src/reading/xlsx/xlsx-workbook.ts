// SPDX-License-Identifier: Apache-2.0
import { isOldFont } from '../encoding/cell-letters.ts'
import type { SheetDescription } from '../reading-options.ts'
import type { MergedRange, SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { mergedRanges } from './merged-ranges.ts'
import { parseCellStyles } from './number-formats.ts'
import { pourXml, relations } from './relations.ts'
import { parseSharedStrings, type SheetParts, SheetRows } from './sheet-rows.ts'
import { attribute, XmlScanner } from './xml-scanner.ts'
import { type ZipEntry, zipEntryBytes } from './zip-archive.ts'

type SheetPart = SheetDescription & { path: string }

/** An XLSX workbook (ECMA-376) opened for reading rows in one pass, without holding a sheet in memory. */
export class XlsxWorkbook implements SheetWorkbook {
  readonly kind = 'xlsx'
  readonly sheets: readonly SheetPart[]
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
  readonly #bytes: Buffer
  readonly #entries: ReadonlyMap<string, ZipEntry>
  readonly #kinds: ReadonlyMap<string, string>

  private constructor(
    bytes: Buffer,
    entries: ReadonlyMap<string, ZipEntry>,
    kinds: ReadonlyMap<string, string>,
    sheets: SheetPart[],
    from1904: boolean,
  ) {
    this.#bytes = bytes
    this.#entries = entries
    this.#kinds = kinds
    this.sheets = sheets
    this.from1904 = from1904
  }

  /** Reads the directory of a workbook; throws when it is damaged. */
  static async open(
    bytes: Buffer,
    entries: ReadonlyMap<string, ZipEntry>,
    main: string,
  ): Promise<XlsxWorkbook> {
    const { targets, kinds } = await relations(bytes, entries, main)
    const sheets: SheetPart[] = []
    let from1904 = false
    await scan(bytes, entries.get(main), {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
        const path = name === 'sheet' ? targets.get(relationOf(attributes)) : undefined
        if (!path || !entries.has(path)) return
        const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
        sheets.push({ name: attribute(attributes, 'name') ?? '', hidden, path })
      },
    })
    return new XlsxWorkbook(bytes, entries, kinds, sheets, from1904)
  }

  /** The rows of a sheet that the file holds, in its order; blank rows may be absent. */
  async *rows(sheet: string): AsyncGenerator<SheetRow> {
    const part = this.sheets.find(({ name }) => name === sheet)
    const entry = this.#entries.get(part?.path ?? '')
    if (!entry) throw new Error('sheet is missing')
    const reader = new SheetRows(await this.#parts())
    const decoder = new TextDecoder()
    for await (const chunk of zipEntryBytes(this.#bytes, entry)) {
      reader.scanner.push(decoder.decode(chunk, { stream: true }))
      yield* reader.rows
      reader.rows = []
    }
  }

  /** The cells of a sheet that are merged over several rows. */
  async merged(sheet: string): Promise<MergedRange[]> {
    const entry = this.#entries.get(this.sheets.find(({ name }) => name === sheet)?.path ?? '')
    return entry ? mergedRanges(zipEntryBytes(this.#bytes, entry)) : []
  }

  async hasOldFonts(): Promise<boolean> {
    return (await this.#parts()).fonts.some(isOldFont)
  }

  #shared: SheetParts | null = null

  async #parts(): Promise<SheetParts> {
    if (this.#shared) return this.#shared
    const { scanner: stringScanner, strings } = parseSharedStrings()
    const { scanner: styleScanner, displays, fonts } = parseCellStyles()
    await pourXml(this.#bytes, this.#entries.get(this.#kinds.get('sharedStrings') ?? ''), stringScanner)
    await pourXml(this.#bytes, this.#entries.get(this.#kinds.get('styles') ?? ''), styleScanner)
    this.#shared = { strings, displays, fonts }
    return this.#shared
  }
}

function relationOf(attributes: string): string {
  const [, prefix = 'r'] = /\s([\w.-]+):id=/.exec(attributes) ?? []
  return attribute(attributes, `${prefix}:id`) ?? ''
}

async function scan(
  bytes: Buffer,
  entry: ZipEntry | undefined,
  handler: { open(name: string, attributes: string): void },
): Promise<void> {
  await pourXml(bytes, entry, new XmlScanner({ ...handler, close() {}, text() {} }))
}
