// SPDX-License-Identifier: Apache-2.0

/** A record of a BIFF stream (MS-XLS); `offset` is where it begins in the stream. */
export type BiffRecord = { id: number; offset: number; data: Buffer }

/** Records that are read. */
export const biff = {
  formula: 0x06,
  end: 0x0a,
  dateMode: 0x22,
  password: 0x2f,
  font: 0x31,
  continued: 0x3c,
  codePage: 0x42,
  sheet: 0x85,
  manyNumbers: 0xbd,
  richLabel: 0xd6,
  style: 0xe0,
  merged: 0xe5,
  strings: 0xfc,
  sharedLabel: 0xfd,
  number: 0x203,
  label: 0x204,
  yesOrError: 0x205,
  result: 0x207,
  row: 0x208,
  shortNumber: 0x27e,
  format: 0x41e,
  begin: 0x809,
} as const

/** The records from an offset of the stream on; a record that is cut ends them. */
export function* biffRecords(stream: Buffer, from = 0): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length; ) {
    const length = stream.readUInt16LE(at + 2)
    if (at + 4 + length > stream.length) throw new Error('BIFF record is cut')
    yield { id: stream.readUInt16LE(at), offset: at, data: stream.subarray(at + 4, at + 4 + length) }
    at += 4 + length
  }
}

/** A number in the short form of RK cells: 30 bits, integer or the top of a double, perhaps in hundredths. */
export function shortNumber(data: Buffer, at: number): number {
  const raw = data.readInt32LE(at)
  const double = Buffer.alloc(8)
  double.writeInt32LE(raw & ~3, 4)
  const value = raw & 2 ? raw >> 2 : double.readDoubleLE(0)
  return raw & 1 ? value / 100 : value
}

/** A shared string: its text and where its fonts change (number of a font from a character on). */
export type SharedString = { text: string; runs: { at: number; font: number }[] }

/** Reads the shared strings out of their record and the ones that continue it; a string may be cut anywhere. */
export function readSharedStrings(blocks: readonly Buffer[]): SharedString[] {
  const reader = new BlockReader(blocks)
  reader.u32()
  const count = reader.u32()
  const strings: SharedString[] = []
  while (strings.length < count && reader.more) strings.push(readSharedString(reader))
  return strings
}

function readSharedString(reader: BlockReader): SharedString {
  const length = reader.u16()
  const flags = reader.u8()
  const runCount = flags & 8 ? reader.u16() : 0
  const phoneticBytes = flags & 4 ? reader.u32() : 0
  const text = reader.characters(length, (flags & 1) !== 0)
  const runs = Array.from({ length: runCount }, () => ({ at: reader.u16(), font: reader.u16() }))
  reader.skip(phoneticBytes)
  return { text, runs }
}

class BlockReader {
  readonly #blocks: readonly Buffer[]
  #block = 0
  #at = 0

  constructor(blocks: readonly Buffer[]) {
    this.#blocks = blocks
    this.#settle()
  }

  get more(): boolean {
    return this.#block < this.#blocks.length
  }

  u8(): number {
    const value = this.#current().readUInt8(this.#at++)
    this.#settle()
    return value
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  u32(): number {
    return this.u16() + this.u16() * 65_536
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0; left--) this.u8()
  }

  /** Characters of one or two bytes; where the text goes on in the next block, a byte there says anew which. */
  characters(length: number, wide: boolean): string {
    let text = ''
    let isWide = wide
    let left = length
    while (left > 0) {
      const block = this.#current()
      const fits = Math.min(left, isWide ? (block.length - this.#at) >> 1 : block.length - this.#at)
      const end = this.#at + (isWide ? fits * 2 : fits)
      text += block.toString(isWide ? 'utf16le' : 'latin1', this.#at, end)
      this.#at = end
      left -= fits
      const crossed = this.#settle()
      if (left > 0 && !crossed) throw new Error('string is cut inside a character')
      if (left > 0) isWide = (this.u8() & 1) !== 0
    }
    return text
  }

  #current(): Buffer {
    const block = this.#blocks[this.#block]
    if (!block) throw new Error('shared strings are cut')
    return block
  }

  #settle(): boolean {
    let crossed = false
    while (this.more && this.#at >= this.#current().length) {
      this.#block++
      this.#at = 0
      crossed = true
    }
    return crossed
  }
}
