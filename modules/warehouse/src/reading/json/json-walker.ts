// SPDX-License-Identifier: Apache-2.0

/** What happens while JSON goes by; `at` is the place in the chunk. */
export type JsonHandler = {
  /** A bracket opened, of an object or a list, and is counted already. */
  opens(byte: number, at: number): void
  /** A bracket closed, and is no longer counted. */
  closes(byte: number, at: number): void
  /** A comma between values. */
  comma?(at: number): void
}

const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93]
const [QUOTE, ESCAPE, NEW_LINE, COLON] = [34, 92, 10, 58]
const COMMA = 44
const MOST_DEPTH = 10_000
const LONGEST_KEY = 1000

type Level = { isList: boolean; key: string }

/** Follows brackets, strings and keys of JSON bytes just far enough to know where one is. */
export class JsonWalker {
  line = 1
  /** Documents that have ended. */
  roots = 0
  firstRootHasLineBreak = false
  readonly #handler: JsonHandler
  readonly #levels: Level[] = []
  #inString = false
  #escaped = false
  #string: number[] = []
  #lists = 0

  constructor(handler: JsonHandler) {
    this.#handler = handler
  }

  get depth(): number {
    return this.#levels.length
  }

  /** How many of the open brackets are lists. */
  get listDepth(): number {
    return this.#lists
  }

  /** Whether what opened last stands directly in a list. */
  get parentIsList(): boolean {
    return this.#levels.at(-2)?.isList ?? false
  }

  /** Whether what opened last is a list. */
  get isList(): boolean {
    return this.#levels.at(-1)?.isList ?? false
  }

  /** The keys of the objects that are open, down to a depth. */
  keys(depth: number): string[] {
    return this.#levels.slice(0, depth).flatMap(({ isList, key }) => (isList ? [] : [key]))
  }

  push(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!
      if (byte === NEW_LINE) this.#breakLine()
      if (this.#inString) this.#insideString(byte)
      else if (byte === QUOTE) {
        this.#inString = true
        this.#string = []
      } else if (byte === COMMA) this.#handler.comma?.(at)
      else if (byte === COLON) this.#nameKey()
      else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#open(byte, at)
      else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) this.#close(byte, at)
    }
  }

  #breakLine(): void {
    this.line++
    if (this.roots === 0 && this.depth > 0) this.firstRootHasLineBreak = true
  }

  #insideString(byte: number): void {
    if (this.#escaped) this.#escaped = false
    else if (byte === ESCAPE) this.#escaped = true
    else if (byte === QUOTE) this.#inString = false
    if (this.#inString && this.#lists === 0 && this.#string.length < LONGEST_KEY) this.#string.push(byte)
  }

  #nameKey(): void {
    const level = this.#levels.at(-1)
    if (!level || level.isList || this.#lists > 0) return
    const raw = Buffer.from(this.#string).toString('utf8')
    level.key = raw.includes('\\') ? unescaped(raw) : raw
  }

  #open(byte: number, at: number): void {
    if (this.#levels.length >= MOST_DEPTH) throw new Error('JSON is too deep')
    this.#levels.push({ isList: byte === OPEN_LIST, key: '' })
    if (byte === OPEN_LIST) this.#lists++
    this.#handler.opens(byte, at)
  }

  #close(byte: number, at: number): void {
    const level = this.#levels.pop()
    if (!level || level.isList !== (byte === CLOSE_LIST)) throw new Error('brackets of JSON do not match')
    if (level.isList) this.#lists--
    if (this.#levels.length === 0) this.roots++
    this.#handler.closes(byte, at)
  }
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return raw
  }
}
