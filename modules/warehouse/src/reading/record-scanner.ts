// SPDX-License-Identifier: Apache-2.0

/** A record found by the scanner: `buffer[start, end)` without its line break. */
export type ScannedRecord = {
  buffer: Buffer
  start: number
  end: number
  line: number
  offset: number
  cells: number
  /** Blanks, delimiters and quotes only. */
  empty: boolean
  /** Strict CSV in plain NFC text: may be copied as it stands, if it is valid UTF-8. */
  plain: boolean
  /** A quote opened here and was never closed: this is only the first physical line of what it would have swallowed. */
  unclosed: boolean
}

/** A quoted cell that runs over more than this many bytes and over a line break counts as never closed. */
const LONGEST_QUOTED_CELL = 1 << 20

const ORDINARY = 0
const BLANK = 1
const DELIMITER = 2
const LINE_BREAK = 3
const QUOTE = 4
const ODD = 5
const LEAD = 6

/**
 * Finds the records of delimited text in chunks of bytes. It never loses a physical line: when a quote turns out never to be
 * closed, it goes back and gives the lines one by one.
 */
export class RecordScanner {
  /** Cells of an ordinary record; 0 until it is known. */
  expectedCells = 0
  readonly #kinds: Uint8Array
  readonly #limit: number
  #buffer: Buffer = Buffer.alloc(0)
  #bufferOffset = 0
  #line = 1
  #start = 0
  #at = 0
  // A quote as the very last byte of a chunk: closed or doubled is known only with the next byte.
  #waiting = false
  // What is known of the record under way; kept across chunks.
  #cells = 1
  #empty = true
  #plain = true
  #quoted = false
  #atCellStart = true
  #breaks = 0
  #firstBreak = -1

  constructor(options: { delimiter: string; limit: number; lineBreak?: number; offset?: number }) {
    this.#kinds = byteKinds(options.delimiter, options.lineBreak ?? 10)
    this.#limit = options.limit
    this.#bufferOffset = options.offset ?? 0
  }

  /** The line at which the record under way begins. */
  get line(): number {
    return this.#line
  }

  /** Takes the next bytes and gives every record that is complete; the buffer of a record is valid until the next call. */
  *push(chunk: Buffer): Generator<ScannedRecord> {
    const kept = this.#buffer.subarray(this.#start)
    this.#bufferOffset += this.#start
    this.#buffer = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
    this.#at -= this.#start
    if (this.#firstBreak >= 0) this.#firstBreak -= this.#start
    this.#start = 0
    this.#waiting = false
    yield* this.#scan()
  }

  /** Gives what is left after the last line break. */
  *end(): Generator<ScannedRecord> {
    if (this.#waiting) this.#quoted = false
    this.#waiting = false
    while (this.#start < this.#buffer.length) {
      if (this.#quoted && this.#firstBreak >= 0) {
        yield this.#goBack()
        yield* this.#scan()
      } else {
        yield this.#take(this.#buffer.length, this.#quoted)
      }
    }
  }

  /** Whether the record under way is longer than a record may be. */
  get tooLong(): boolean {
    return this.#buffer.length - this.#start > this.#limit
  }

  *#scan(): Generator<ScannedRecord> {
    while (this.#at < this.#buffer.length && !this.#waiting) {
      const record = this.#quoted ? this.#scanQuoted() : this.#scanOpen()
      if (record) yield record
    }
  }

  #scanOpen(): ScannedRecord | null {
    const { length } = this.#buffer
    const buffer = this.#buffer
    const kinds = this.#kinds
    let at = this.#at
    let atCellStart = this.#atCellStart
    for (; at < length; at++) {
      const kind = kinds[buffer[at]!]
      if (kind === ORDINARY) {
        this.#empty = false
        atCellStart = false
      } else if (kind === DELIMITER) {
        this.#cells++
        atCellStart = true
      } else if (kind === LINE_BREAK) {
        this.#at = at
        return this.#swallowedLines() ? this.#goBack() : this.#take(at, false)
      } else if (kind === QUOTE) {
        if (atCellStart && !isLoneQuote(buffer, kinds, at)) {
          this.#quoted = true
          this.#at = at + 1
          return null
        }
        this.#plain = false
        this.#empty = false
      } else {
        atCellStart = false
        if (kind !== BLANK) this.#empty = false
        else if (at > this.#start && kinds[buffer[at - 1]!] === BLANK) this.#plain = false
        if (kind === ODD || (kind === LEAD && !isComposed(buffer, at))) this.#plain = false
      }
    }
    this.#at = at
    this.#atCellStart = atCellStart
    return null
  }

  /** A record over several lines whose cells do not add up began with a stray quote. */
  #swallowedLines(): boolean {
    return this.#breaks > 0 && this.expectedCells > 0 && this.#cells !== this.expectedCells
  }

  #scanQuoted(): ScannedRecord | null {
    const { length } = this.#buffer
    const buffer = this.#buffer
    const kinds = this.#kinds
    for (let at = this.#at; at < length; at++) {
      const kind = kinds[buffer[at]!]
      if (kind === QUOTE) {
        if (at + 1 === length) {
          this.#waiting = true
          this.#at = at
          return null
        }
        if (buffer[at + 1] === 34) {
          at++
          this.#empty = false
          continue
        }
        return this.#closeQuote(at)
      }
      if (kind === LINE_BREAK) {
        this.#breaks++
        if (this.#firstBreak < 0) this.#firstBreak = at
      } else if (kind !== BLANK) {
        this.#empty = false
        if (kind === ODD || (kind === LEAD && !isComposed(buffer, at))) this.#plain = false
      } else if (kinds[buffer[at - 1]!] === BLANK) this.#plain = false
    }
    this.#at = length
    const tooFar = length - this.#start > LONGEST_QUOTED_CELL && this.#firstBreak >= 0
    return tooFar ? this.#goBack() : null
  }

  #closeQuote(at: number): ScannedRecord | null {
    const next = this.#kinds[this.#buffer[at + 1]!]
    const carriageReturn = this.#buffer[at + 1] === 13
    if (next !== DELIMITER && next !== LINE_BREAK && !carriageReturn) {
      if (this.#firstBreak >= 0) return this.#goBack()
      this.#plain = false
    }
    this.#quoted = false
    this.#atCellStart = false
    this.#at = at + 1
    return null
  }

  #take(end: number, unclosed: boolean): ScannedRecord {
    const { buffer, start } = { buffer: this.#buffer, start: this.#start }
    const withoutReturn = end > start && buffer[end - 1] === 13 ? end - 1 : end
    const record: ScannedRecord = {
      buffer,
      start,
      end: withoutReturn,
      line: this.#line,
      offset: this.#bufferOffset + start,
      cells: this.#cells,
      empty: this.#empty,
      plain: this.#plain && !unclosed,
      unclosed,
    }
    this.#line += this.#breaks + 1
    this.#begin(Math.min(end + 1, buffer.length))
    return record
  }

  #goBack(): ScannedRecord {
    const end = this.#firstBreak
    this.#breaks = 0
    return this.#take(end, true)
  }

  #begin(at: number): void {
    this.#start = at
    this.#at = at
    this.#cells = 1
    this.#empty = true
    this.#plain = true
    this.#quoted = false
    this.#atCellStart = true
    this.#breaks = 0
    this.#firstBreak = -1
  }
}

/** A quote that is all there is in its cell means “as above”; a cell with only a delimiter in quotes goes on with a quote. */
function isLoneQuote(buffer: Buffer, kinds: Uint8Array, at: number): boolean {
  return kinds[buffer[at + 1] ?? 0] === DELIMITER && buffer[at + 2] !== 34
}

/**
 * Vietnamese letters U+1E80–1EFF and plain punctuation of U+2010–2044 are in NFC and show as they are; hard blanks, soft hyphens
 * and hidden characters are not.
 */
function isComposed(buffer: Buffer, at: number): boolean {
  const [lead, second] = [buffer[at], buffer[at + 1]]
  if (lead === 0xc2) return second !== 0xa0 && second !== 0xad
  if (lead === 0xe1) return second === 0xba || second === 0xbb
  const third = buffer[at + 2] ?? 0
  return (
    (second === 0x80 && ((third >= 0x90 && third <= 0xa7) || third >= 0xb0)) ||
    (second === 0x81 && third < 0x85)
  )
}

function byteKinds(delimiter: string, lineBreak: number): Uint8Array {
  const kinds = new Uint8Array(256)
  kinds[0] = ODD
  // Beyond Latin letters, Vietnamese and plain punctuation a character may not be in NFC: such records are read as text.
  kinds.fill(ODD, 0x80, 0x100)
  kinds.fill(ORDINARY, 0x80, 0xc0)
  kinds.fill(ORDINARY, 0xc2, 0xc7)
  kinds[0xc2] = LEAD
  kinds[0xe1] = LEAD
  kinds[0xe2] = LEAD
  kinds[0x20] = BLANK
  kinds[0x09] = BLANK
  kinds[0x0d] = BLANK
  kinds[0x22] = QUOTE
  kinds[lineBreak] = LINE_BREAK
  kinds[delimiter.charCodeAt(0)] = DELIMITER
  return kinds
}
