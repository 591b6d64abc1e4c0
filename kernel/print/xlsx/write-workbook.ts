// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { Zip, ZipDeflate } from 'fflate'
import { packageParts } from './package-parts.ts'
import { sheetXml } from './sheet-xml.ts'
import { StyleSheet } from './style-sheet.ts'
import type { WorkbookContent } from './workbook-content.ts'

/** The media type of XLSX files. */
export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

async function* workbookBytes(content: WorkbookContent): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const encoder = new TextEncoder()
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    if (chunk.length > 0) ready.push(chunk)
  })
  const begin = (path: string) => {
    const entry = new ZipDeflate(path, { level: 6 })
    entry.mtime = '1980-01-01T12:00:00'
    zip.add(entry)
    return entry
  }
  const whole = (path: string, text: string) => begin(path).push(encoder.encode(text), true)
  for (const [path, text] of Object.entries(packageParts(content))) whole(path, text)
  const styles = new StyleSheet()
  for (const [index, sheet] of content.sheets.entries()) {
    const entry = begin(`xl/worksheets/sheet${index + 1}.xml`)
    for await (const piece of sheetXml(sheet, styles, index === 0)) {
      entry.push(encoder.encode(piece))
      yield* ready.splice(0)
      // other requests of the process go on between the pieces of a long sheet
      await setImmediate()
    }
    entry.push(new Uint8Array(0), true)
  }
  whole('xl/styles.xml', styles.xml())
  zip.end()
  yield* ready.splice(0)
}

/** An XLSX workbook (ECMA-376) as a stream of bytes; rows are asked for as the reader takes them. */
export const writeWorkbook = (content: WorkbookContent): Readable =>
  Readable.from(workbookBytes(content), { objectMode: false })
