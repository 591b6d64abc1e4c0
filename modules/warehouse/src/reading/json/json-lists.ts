// SPDX-License-Identifier: Apache-2.0
import { JsonWalker } from './json-walker.ts'

/** A list of records inside a JSON document: the keys that lead to it, and how many of its items are objects or lists. */
export type JsonList = { path: string; records: number }

/** What a JSON document is made of, from its beginning. */
export type JsonOutline = {
  lists: JsonList[]
  /** Documents that end in what was seen. */
  roots: number
  /** Whether one is open at the end. */
  open: boolean
  /** Line breaks inside the first document. */
  isSpread: boolean
}

/** How a list is named by the keys that lead to it; the document itself is an empty name. */
export function listName(keys: readonly string[]): string {
  return keys.join('.')
}

/** Follows a document chunk by chunk and notes the lists of records that are not inside other lists. */
export class JsonOutliner {
  readonly #lists = new Map<string, number>()
  readonly #walker: JsonWalker
  #isSpread = false

  constructor() {
    this.#walker = new JsonWalker({
      opens: () => this.#opens(),
      closes: () => {},
    })
  }

  push(chunk: Buffer): void {
    const before = this.#walker.roots
    this.#walker.push(chunk)
    if (before === 0) this.#isSpread ||= this.#walker.firstRootHasLineBreak
  }

  get outline(): JsonOutline {
    const lists = [...this.#lists].map(([path, records]) => ({ path, records }))
    return { lists, roots: this.#walker.roots, open: this.#walker.depth > 0, isSpread: this.#isSpread }
  }

  #opens(): void {
    const { depth } = this.#walker
    const { listDepth, isList, parentIsList } = this.#walker
    if (!parentIsList || listDepth !== (isList ? 2 : 1)) return
    const name = listName(this.#walker.keys(depth - 1))
    this.#lists.set(name, (this.#lists.get(name) ?? 0) + 1)
  }
}
