// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import type { TextEncoding } from '../../contract/text-encodings.ts'
import { awaitsMark, decodeOldLetters, type OldLetters } from './old-letters.ts'

const CHUNK_BYTES = 1 << 20

type Recipe = { bytes: string; letters: OldLetters | null }

const recipes: Record<TextEncoding, Recipe | null> = {
  'utf-8': null,
  'by-font': null,
  'utf-16le': { bytes: 'utf-16le', letters: null },
  'utf-16be': { bytes: 'utf-16be', letters: null },
  'windows-1258': { bytes: 'windows-1258', letters: null },
  tcvn3: { bytes: 'windows-1252', letters: 'tcvn3' },
  vni: { bytes: 'windows-1252', letters: 'vni' },
  'tcvn3-in-utf-8': { bytes: 'utf-8', letters: 'tcvn3' },
  'vni-in-utf-8': { bytes: 'utf-8', letters: 'vni' },
}

/** Whether a file in this encoding is read as it stands, byte by byte. */
export function isReadAsItStands(encoding: TextEncoding): boolean {
  return recipes[encoding] === null
}

/** The bytes of a file as UTF-8 in chunks; bytes that mean nothing in its encoding become U+FFFD. Memory does not grow with the file. */
export async function* utf8Chunks(path: string, encoding: TextEncoding): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>
  const recipe = recipes[encoding]
  if (!recipe) {
    yield* source
    return
  }
  const decoder = new ChunkDecoder(recipe)
  for await (const chunk of source) {
    const text = decoder.push(chunk)
    if (text) yield Buffer.from(text)
  }
  const last = decoder.end()
  if (last) yield Buffer.from(last)
}

/** The text of bytes that are not necessarily whole: a character cut at the end is left out. */
export function decodeWhole(bytes: Buffer, encoding: TextEncoding): string {
  const recipe = recipes[encoding]
  return recipe ? new ChunkDecoder(recipe).push(bytes) : bytes.toString('utf8')
}

class ChunkDecoder {
  readonly #decoder: TextDecoder
  readonly #letters: OldLetters | null
  #held = ''

  constructor({ bytes, letters }: Recipe) {
    this.#decoder = new TextDecoder(bytes)
    this.#letters = letters
  }

  push(chunk: Buffer): string {
    return this.#take(this.#decoder.decode(chunk, { stream: true }), true)
  }

  end(): string {
    return this.#take(this.#decoder.decode(), false)
  }

  #take(text: string, more: boolean): string {
    const all = this.#held + text.replace(/[\u0080-\u009f]/g, '\ufffd')
    const hold = more && this.#letters === 'vni' && awaitsMark(all.at(-1) ?? '')
    this.#held = hold ? all.slice(-1) : ''
    const whole = hold ? all.slice(0, -1) : all
    return this.#letters ? decodeOldLetters(whole, this.#letters) : whole
  }
}
