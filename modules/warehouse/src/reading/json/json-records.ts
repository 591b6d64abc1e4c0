// SPDX-License-Identifier: Apache-2.0
import type { TextEncoding } from '../../contract/text-encodings.ts'
import { utf8Chunks } from '../encoding/text-decoder.ts'
import type { ReadingLimits } from '../reading-options.ts'
import { ReadingRefusal } from '../refusal.ts'
import { listName } from './json-lists.ts'
import { JsonWalker } from './json-walker.ts'

/** An item of a list as text, and where it begins. */
export type JsonItem = { text: string; line: number; offset: number }

type JsonFile = { path: string; fileName: string; encoding: TextEncoding }

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * The items of a list inside a JSON document, streaming. `list` is the name of the list (`json-lists.ts`), null for a document
 * that is itself the only record. A document that is cut, or an item beyond the limit, refuses the file.
 */
export async function* jsonItems(
  file: JsonFile,
  list: string | null,
  limits: ReadingLimits,
): AsyncGenerator<JsonItem> {
  const cutter = new ItemCutter(list)
  let first = true
  for await (const chunk of utf8Chunks(file.path, file.encoding)) {
    const marked = first && chunk.subarray(0, 3).equals(BYTE_ORDER_MARK)
    first = false
    try {
      yield* cutter.push(marked ? chunk.subarray(3) : chunk)
    } catch (error) {
      if (error instanceof ReadingRefusal) throw error
      throw new ReadingRefusal('warehouse.file-damaged', { fileName: file.fileName }, error)
    }
    if (cutter.pendingBytes > limits.cellBytes) {
      const details = { line: cutter.line, limit: limits.cellBytes >> 20 }
      throw new ReadingRefusal('warehouse.line-too-long', details)
    }
  }
  if (!cutter.complete) throw new ReadingRefusal('warehouse.file-damaged', { fileName: file.fileName })
}

/** Cuts the items of one list out of the bytes that go by: objects and lists by their brackets, other values by commas. */
class ItemCutter {
  readonly #list: string | null
  readonly #walker: JsonWalker
  #items: { from: number; to: number }[] = []
  #depth = -1
  #start: number | null = null
  #pending: Buffer[] = []
  #place = { line: 1, offset: 0 }
  #seen = 0

  constructor(list: string | null) {
    this.#list = list
    this.#walker = new JsonWalker({
      opens: (_, at) => this.#opens(at),
      closes: (_, at) => this.#closes(at),
      comma: (at) => this.#ends(at),
    })
  }

  get line(): number {
    return this.#walker.line
  }

  get complete(): boolean {
    return this.#walker.depth === 0 && this.#walker.roots > 0
  }

  get pendingBytes(): number {
    return this.#pending.reduce((sum, part) => sum + part.length, 0)
  }

  *push(chunk: Buffer): Generator<JsonItem> {
    this.#items = []
    if (this.#start !== null) this.#start = 0
    let [line, counted] = [this.#walker.line, 0]
    this.#walker.push(chunk)
    for (const { from, to } of this.#items) {
      line += lineBreaks(chunk, counted, from)
      counted = from
      const text = Buffer.concat([...this.#pending, chunk.subarray(from, to)]).toString('utf8')
      const isCarried = this.#pending.length > 0
      const offset = isCarried ? this.#place.offset : this.#seen + from
      const at = isCarried ? this.#place.line : line
      this.#pending = []
      if (text.trim() !== '') yield { text, line: at, offset }
    }
    if (this.#start !== null) this.#carry(chunk, line + lineBreaks(chunk, counted, this.#start))
    this.#seen += chunk.length
  }

  #carry(chunk: Buffer, line: number): void {
    const from = this.#start!
    if (this.#pending.length === 0) this.#place = { line, offset: this.#seen + from }
    this.#pending.push(Buffer.from(chunk.subarray(from)))
  }

  #opens(at: number): void {
    const { depth, listDepth } = this.#walker
    if (this.#list === null) {
      if (depth === 1) [this.#depth, this.#start] = [0, at]
    } else if (this.#depth < 0 && listDepth === 1 && this.#walker.isList && this.#isWanted(depth)) {
      this.#depth = depth
      this.#start = at + 1
    }
  }

  #isWanted(depth: number): boolean {
    return listName(this.#walker.keys(depth - 1)) === this.#list
  }

  /** A comma of the list itself ends an item. */
  #ends(at: number): void {
    if (this.#start === null || this.#walker.depth !== this.#depth || this.#list === null) return
    this.#items.push({ from: this.#start, to: at })
    this.#start = at + 1
  }

  #closes(at: number): void {
    if (this.#start === null || this.#walker.depth !== this.#depth - (this.#list === null ? 0 : 1)) return
    this.#items.push({ from: this.#start, to: this.#list === null ? at + 1 : at })
    this.#start = null
    this.#depth = this.#list === null ? 0 : Number.MAX_SAFE_INTEGER
  }
}

function lineBreaks(chunk: Buffer, from: number, to: number): number {
  let count = 0
  for (let at = chunk.indexOf(10, from); at >= 0 && at < to; at = chunk.indexOf(10, at + 1)) count++
  return count
}
