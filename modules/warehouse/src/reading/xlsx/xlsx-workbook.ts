// SPDX-License-Identifier: Apache-2.0
import { dirname, posix } from 'node:path'
import type { SheetDescription } from '../reading-options.ts'
import type { SheetRow, SheetWorkbook } from '../sheet-workbook.ts'
import { parseCellStyles } from './number-formats.ts'
import { parseSharedStrings, type SheetParts, SheetRows } from './sheet-rows.ts'
import { attribute, XmlScanner } from './xml-scanner.ts'
import { type ZipEntry, zipDirectory, zipEntryBytes } from './zip-archive.ts'

const WORKBOOK = 'xl/workbook.xml'

type SheetPart = SheetDescription & { path: string }

/** An XLSX workbook (ECMA-376) opened for reading rows in one pass, without holding a sheet in memory. */
export class XlsxWorkbook implements SheetWorkbook {
  readonly kind = 'xlsx'
  readonly sheets: readonly SheetPart[]
  /** Days are counted from 1904 instead of 1900. */
  readonly from1904: boolean
  readonly #bytes: Buffer
  readonly #entries: ReadonlyMap<string, ZipEntry>

  private constructor(
    bytes: Buffer,
    entries: ReadonlyMap<string, ZipEntry>,
    sheets: SheetPart[],
    from1904: boolean,
  ) {
    this.#bytes = bytes
    this.#entries = entries
    this.sheets = sheets
    this.from1904 = from1904
  }

  /** Reads the directory of a workbook; throws when it is damaged. */
  static async open(bytes: Buffer): Promise<XlsxWorkbook> {
    const entries = new Map((zipDirectory(bytes) ?? []).map((entry) => [entry.name, entry]))
    const targets = await relationTargets(bytes, entries)
    const sheets: SheetPart[] = []
    let from1904 = false
    await scan(bytes, entries.get(WORKBOOK), {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
        const path = name === 'sheet' ? targets.get(relationOf(attributes)) : undefined
        if (!path || !entries.has(path)) return
        const hidden = (attribute(attributes, 'state') ?? 'visible') !== 'visible'
        sheets.push({ name: attribute(attributes, 'name') ?? '', hidden, path })
      },
    })
    return new XlsxWorkbook(bytes, entries, sheets, from1904)
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

  #shared: SheetParts | null = null

  async #parts(): Promise<SheetParts> {
    if (this.#shared) return this.#shared
    const { scanner: stringScanner, strings } = parseSharedStrings()
    const { scanner: styleScanner, displays, fonts } = parseCellStyles()
    await pour(this.#bytes, this.#entries.get('xl/sharedStrings.xml'), stringScanner)
    await pour(this.#bytes, this.#entries.get('xl/styles.xml'), styleScanner)
    this.#shared = { strings, displays, fonts }
    return this.#shared
  }
}

async function relationTargets(
  bytes: Buffer,
  entries: ReadonlyMap<string, ZipEntry>,
): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await scan(bytes, entries.get('xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      const target = attribute(attributes, 'Target')
      if (name !== 'Relationship' || !target) return
      const path = target.startsWith('/') ? target.slice(1) : posix.join(dirname(WORKBOOK), target)
      targets.set(attribute(attributes, 'Id') ?? '', path)
    },
  })
  return targets
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
  await pour(bytes, entry, new XmlScanner({ ...handler, close() {}, text() {} }))
}

async function pour(bytes: Buffer, entry: ZipEntry | undefined, scanner: XmlScanner): Promise<void> {
  if (!entry) return
  const decoder = new TextDecoder()
  for await (const chunk of zipEntryBytes(bytes, entry)) scanner.push(decoder.decode(chunk, { stream: true }))
}
