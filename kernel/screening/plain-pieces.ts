// SPDX-License-Identifier: Apache-2.0
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import type { Piece } from './piece.ts'
import { mayBearMark, namesSecrecy } from './secrecy-mark.ts'

// "mật" and "mat" as bytes, in every alphabet a file may be written in: UTF-8 composed or not, TCVN3, VNI, windows-1258
const word =
  /[Mm] ?(?:\xe1\xba[\xac\xad]|[aA]\xcc\xa3\xcc\x82|\xc3[\xa2\x82]\xcc\xa3|\xcb|\xc3\x8b|[aA](?:\xe4|\xc4|\xc3[\xa4\x84])|[\xe2\xc2]\xf2|[aA]) ?[Tt]/g

/** Bytes around a word that are looked at: more than any mark with its label, less than a cell may hold. */
const reach = 160
const margin = 2 * reach

const isLetterOrDigit = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0xc3 && byte <= 0xc6) ||
    byte === 0xe1)

/** "Mật độ", "MẬT ONG", "MẬT 12": a mark is followed by no further word or number. */
const goesOn = (block: Buffer, end: number): boolean =>
  isLetterOrDigit(block[end]) || (block[end] === 0x20 && isLetterOrDigit(block[end + 1]))

const bytesOf = (signs: string) => new Set([...signs].map((sign) => sign.charCodeAt(0)))
const lineEnds = bytesOf('\n\r\0')
const cellEnds = bytesOf('\n\r\t,;|"<>{}[]\0')
const separating = new Set([...cellEnds, 0x3a])

const beginsCell = (block: Buffer, at: number): boolean => {
  const before = block[at - 1]
  return (
    before === undefined || separating.has(before) || (before === 0x20 && separating.has(block[at - 2] ?? 0))
  )
}

// the last bytes of "tối", "tuyệt" and "độ", as the word before
const degrees = new Set([0x69, 0x49, 0x74, 0x54])
const labels = new Set([0x99, 0x98, 0x82, 0xa3, 0xe9, 0xe4, 0xc4, 0xa4, 0x84, 0xf2])

type Worth = 'nothing' | 'cell' | 'line'

/** How much around a word is read: "bảo mật", "mật độ" and names are passed over; a label is read with its line. */
const worthOf = (block: Buffer, at: number, found: string): Worth => {
  if (goesOn(block, at + found.length)) return 'nothing'
  const follows = block[at - 1] === 0x20 ? block[at - 2] : undefined
  const degree = follows !== undefined && degrees.has(follows)
  const bareDo =
    (follows === 0x6f || follows === 0x4f) && /^[dD]$/.test(String.fromCharCode(block[at - 3] ?? 0))
  if (bareDo || (follows !== undefined && labels.has(follows))) return 'line'
  if (/^[Mm]a[Tt]$/i.test(found)) return degree ? 'cell' : 'nothing'
  const isCapital = found.startsWith('M') && found.endsWith('T')
  return isCapital || degree || beginsCell(block, at) ? 'cell' : 'nothing'
}

/** The cell or line around a word, as far as it is looked at; no character is cut in two. */
const stretchAround = (block: Buffer, at: number, length: number, ends: ReadonlySet<number>): Buffer => {
  let from = at
  while (from > 0 && at - from < reach && !ends.has(block[from - 1]!)) from -= 1
  while (from < at && (block[from]! & 0xc0) === 0x80) from += 1
  let to = at + length
  const most = Math.min(block.length, to + reach)
  while (to < most && !ends.has(block[to]!)) to += 1
  while (to < block.length && (block[to]! & 0xc0) === 0x80) to += 1
  return block.subarray(from, to)
}

const windows1258 = new TextDecoder('windows-1258')

/** A text that is no UTF-8 is read in the alphabets it may be in; marks look different in each. */
const readings = (bytes: Buffer): string[] =>
  isUtf8(bytes)
    ? [bytes.toString('utf8')]
    : [windows1258.decode(bytes).normalize('NFC'), bytes.toString('latin1'), bytes.toString('utf8')]

const mostRemembered = 20_000

/** Reads a text that comes in chunks for cells in which a mark may stand; the last chunk is said to be the last. */
export type TextLook = (chunk: Buffer, last: boolean) => Generator<Piece>

/**
 * Begins to look at one text. Every word is judged once, with what stands before and after it: one near the end of a chunk
 * waits for the next, so that a cut makes no mark of "MẬT ONG" and hides none.
 */
export const openTextLook = (): TextLook => {
  let rest: Buffer = Buffer.alloc(0)
  let judged = 0
  const seen = new Set<string>()
  return function* (chunk, last) {
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const until = last ? block.length : Math.max(judged, block.length - margin)
    for (const { index: at, 0: found } of block.toString('latin1').matchAll(word)) {
      if (at < judged || at >= until) continue
      const worth = worthOf(block, at, found)
      if (worth === 'nothing') continue
      for (const ends of worth === 'line' ? [cellEnds, lineEnds] : [cellEnds]) {
        const stretch = stretchAround(block, at, found.length, ends)
        const key = stretch.toString('latin1')
        if (seen.has(key)) continue
        if (seen.size > mostRemembered) seen.clear()
        seen.add(key)
        yield* piecesOfStretch(stretch)
      }
    }
    const kept = Math.max(0, until - margin)
    rest = Buffer.from(block.subarray(kept))
    judged = until - kept
  }
}

const piecesOfStretch = function* (stretch: Buffer): Generator<Piece> {
  for (const text of readings(stretch))
    for (const cell of text.split(/\s{3,}/))
      if (mayBearMark(cell) || namesSecrecy(cell)) yield { text: cell, place: 'content' }
}

/** UTF-16 with or without its mark; ASCII signs leave every second byte NUL. */
const byteOrder = (start: Buffer): 'utf-16le' | 'utf-16be' | null => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  const nuls = [0, 0]
  const length = Math.min(start.length, 4096)
  for (let at = 0; at < length; at += 1) if (start[at] === 0) nuls[at % 2]! += 1
  const [even = 0, odd = 0] = nuls
  if (Math.min(even, odd) > length * 0.025) return null
  if (odd > length * 0.15) return 'utf-16le'
  return even > length * 0.15 ? 'utf-16be' : null
}

/** Texts of a plain file of any size and alphabet, read once from front to back. */
export async function* plainPieces(path: string): AsyncGenerator<Piece> {
  const look = openTextLook()
  let decoder: TextDecoder | null | undefined
  for await (const read of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) {
    const chunk = read as Buffer
    if (decoder === undefined) {
      const order = byteOrder(chunk)
      decoder = order ? new TextDecoder(order) : null
    }
    yield* look(decoder ? Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8') : chunk, false)
  }
  yield* look(Buffer.alloc(0), true)
}
