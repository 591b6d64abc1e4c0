// SPDX-License-Identifier: Apache-2.0
import { posix } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { refuseForm } from './form-messages.ts'

const MOST_PACKED = 10_000_000
const MOST_UNPACKED = 60_000_000

/** A sheet of a form: its name and the path of its part. */
export interface FormSheet {
  readonly name: string
  readonly path: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Text behind XML entities. */
export const plainText = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (found, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return name ? (entities[name] ?? found) : code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })

/** The value of an attribute in a tag; undefined when absent. */
export const attributeOf = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return found ? plainText(found[1] ?? found[2] ?? '') : undefined
}

const unpack = (bytes: Uint8Array): Record<string, Uint8Array> => {
  if (bytes.length > MOST_PACKED) throw refuseForm('invalid', 'print.form-damaged')
  let unpacked = 0
  try {
    return unzipSync(bytes, {
      filter: ({ originalSize }) => {
        unpacked += originalSize
        if (unpacked > MOST_UNPACKED) throw new Error('a form this large is no form')
        return true
      },
    })
  } catch (error) {
    throw refuseForm('invalid', 'print.form-damaged', {}, error)
  }
}

/** The parts of an XLSX file as text, to be changed and packed again; everything that is not touched stays as it was. */
export class FormPackage {
  readonly sheets: readonly FormSheet[]
  readonly #parts: Record<string, Uint8Array>

  constructor(bytes: Uint8Array) {
    this.#parts = unpack(bytes)
    const workbook = this.text('xl/workbook.xml')
    if (!workbook || this.#parts['xl/vbaProject.bin']) throw refuseForm('invalid', 'print.form-damaged')
    const targets = this.relations('xl/workbook.xml')
    this.sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
      const path = targets.get(attributeOf(tag.replace('r:id', 'relation'), 'relation') ?? '')?.path
      return path && this.#parts[path] ? [{ name: attributeOf(tag, 'name') ?? '', path }] : []
    })
    if (this.sheets.length === 0) throw refuseForm('invalid', 'print.form-damaged')
  }

  text(path: string): string {
    const part = this.#parts[path]
    return part ? strFromU8(part) : ''
  }

  put(path: string, text: string): void {
    this.#parts[path] = strToU8(text)
  }

  /** What a part refers to, by relation id. */
  relations(path: string): Map<string, { path: string; type: string }> {
    const xml = this.text(posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`))
    return new Map(
      [...xml.matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => {
        const target = attributeOf(tag, 'Target') ?? ''
        const full = target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target)
        return [attributeOf(tag, 'Id') ?? '', { path: full, type: attributeOf(tag, 'Type') ?? '' }]
      }),
    )
  }

  /** Takes the list of the order of calculation away; programs make it again. */
  dropCalculationChain(): void {
    delete this.#parts['xl/calcChain.xml']
    const without = (path: string, tag: RegExp) => this.put(path, this.text(path).replace(tag, ''))
    without('[Content_Types].xml', /<Override[^>]*calcChain[^>]*\/>/)
    without('xl/_rels/workbook.xml.rels', /<Relationship [^>]*calcChain[^>]*\/>/)
  }

  pack(): Uint8Array {
    return zipSync(this.#parts, { level: 6, mtime: '1980-01-01T12:00:00' })
  }
}
