// SPDX-License-Identifier: Apache-2.0

/** One entry met while reading an archive; what is not read of `content` is passed over. */
export type MetEntry = {
  path: string
  kind: 'file' | 'link' | 'folder' | 'other'
  linkTo: string
  size: number
  content: () => AsyncGenerator<Uint8Array>
}

const block = 512

/** Reads a tar archive entry by entry from a stream; throws when it is damaged or ends too early. */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<MetEntry> {
  const input = new ByteReader(chunks)
  let longPath = ''
  let longLink = ''
  for (;;) {
    const header = await input.take(block)
    if (header.every((byte) => byte === 0)) return
    checkSum(header)
    const type = String.fromCharCode(header[156]!)
    const size = Number.parseInt(textAt(header, 124, 12).trim() || '0', 8)
    const padding = (block - (size % block)) % block
    if (type === 'L' || type === 'K') {
      const name = (await input.take(size)).toString('utf8').replace(/\0+$/, '')
      await input.take(padding)
      if (type === 'L') longPath = name
      else longLink = name
      continue
    }
    const prefix = textAt(header, 345, 155)
    const short = textAt(header, 0, 100)
    const path = longPath || (prefix ? `${prefix}/${short}` : short)
    const linkTo = longLink || textAt(header, 157, 100)
    longPath = ''
    longLink = ''
    let left = size
    const content = async function* () {
      while (left > 0) {
        const part = await input.some(left)
        left -= part.length
        yield part
      }
    }
    yield { path, kind: kindOf(type), linkTo, size, content }
    for await (const _ of content());
    await input.take(padding)
  }
}

function kindOf(type: string): MetEntry['kind'] {
  if (type === '0' || type === '\0') return 'file'
  if (type === '2') return 'link'
  return type === '5' ? 'folder' : 'other'
}

function textAt(header: Buffer, from: number, length: number): string {
  const end = header.indexOf(0, from)
  return header.toString('utf8', from, end < 0 || end > from + length ? from + length : end)
}

function checkSum(header: Buffer): void {
  const stated = Number.parseInt(textAt(header, 148, 8).trim(), 8)
  const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
  if (sum !== stated) throw new Error('tar: damaged header')
}

/** Hands out a stream in the pieces that are asked for. */
class ByteReader {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  /** Exactly `size` bytes. */
  async take(size: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = size; left > 0; ) {
      const part = await this.some(left)
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }

  /** At least one byte, at most `limit`. */
  async some(limit: number): Promise<Buffer> {
    while (this.#rest.length === 0) {
      const next = await this.#chunks.next()
      if (next.done) throw new Error('tar: ends too early')
      this.#rest = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length)
    }
    const part = this.#rest.subarray(0, limit)
    this.#rest = this.#rest.subarray(part.length)
    return part
  }
}
