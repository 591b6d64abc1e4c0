// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import type { Piece } from './piece.ts'
import { mayBearMark, namesSecrecy } from './secrecy-mark.ts'

const separators = /[\r\n\t,;|"<>{}[\]\0]+|\s{3,}/

// "mật" and "mat" as bytes, in every alphabet a file may be written in: UTF-8 composed or not, TCVN3, VNI, windows-1258
const word =
  /[Mm] ?(?:\xe1\xba[\xac\xad]|[aA]\xcc\xa3\xcc\x82|\xc3[\xa2\x82]\xcc\xa3|\xcb|\xc3\x8b|[aA](?:\xe4|\xc4|\xc3[\xa4\x84])|[\xe2\xc2]\xf2|[aA]) ?[Tt]/g

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined &&
  ((byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    (byte >= 0xc3 && byte <= 0xc6) ||
    byte === 0xe1)

/** "Mật độ", "MẬT ONG": a mark is followed by no further word. */
const goesOn = (block: Buffer, end: number): boolean =>
  isLetter(block[end]) || (block[end] === 0x20 && isLetter(block[end + 1]))

const separating = new Set([...'\n\r\t,;|"<>:[]{}\0'].map((sign) => sign.charCodeAt(0)))

const beginsCell = (block: Buffer, at: number): boolean => {
  const before = block[at - 1]
  return (
    before === undefined || separating.has(before) || (before === 0x20 && separating.has(block[at - 2] ?? 0))
  )
}

// the last bytes of "tối", "tuyệt" and "độ", as the word before
const degrees = new Set([0x69, 0x49, 0x74, 0x54])
const labels = new Set([0x99, 0x98, 0x82, 0xa3, 0xe9, 0xe4, 0xc4, 0xa4, 0x84, 0xf2])

/** Whether the word at hand may be a mark or its label; "bảo mật", "mật độ" and names are passed over here. */
const isWorthReading = (block: Buffer, at: number, found: string): boolean => {
  const follows = block[at - 1] === 0x20 ? block[at - 2] : undefined
  const degree = follows !== undefined && degrees.has(follows)
  const bareDo =
    (follows === 0x6f || follows === 0x4f) && /^[dD]$/.test(String.fromCharCode(block[at - 3] ?? 0))
  const label = bareDo || (follows !== undefined && labels.has(follows))
  if (label && block[at + found.length] !== undefined) return true
  if (goesOn(block, at + found.length)) return false
  if (/^[Mm]a[Tt]$/i.test(found)) return degree
  const isCapital = found.startsWith('M') && found.endsWith('T')
  return isCapital || degree || beginsCell(block, at)
}

const linesAround = (block: Buffer): { from: number; to: number }[] => {
  const spans: { from: number; to: number }[] = []
  for (const { index: at, 0: found } of block.toString('latin1').matchAll(word)) {
    if (!isWorthReading(block, at, found)) continue
    const newline = block.indexOf(10, at)
    spans.push({
      from: Math.max(0, at - 160, block.lastIndexOf(10, at) + 1),
      to: Math.min(newline < 0 ? block.length : newline, at + 160),
    })
  }
  return spans
}

const strict = new TextDecoder('utf-8', { fatal: true })

/** A text that is no UTF-8 is read in the alphabets it may be in; marks look different in each. */
const readings = (bytes: Buffer): string[] => {
  const trimmed = bytes.subarray(0)
  try {
    return [strict.decode(trimmed)]
  } catch {
    return [
      new TextDecoder('windows-1258').decode(trimmed).normalize('NFC'),
      trimmed.toString('latin1'),
      trimmed.toString('utf8'),
    ]
  }
}

const wholeCharacters = (block: Buffer, { from, to }: { from: number; to: number }): Buffer => {
  let start = from
  while (start < to && (block[start]! & 0xc0) === 0x80) start += 1
  let end = to
  while (end < block.length && (block[end]! & 0xc0) === 0x80) end += 1
  return block.subarray(start, end)
}

/** The cells of a stretch of text in which a mark may stand. */
export const piecesOfText = function* (block: Buffer): Generator<Piece> {
  const seen = new Set<string>()
  for (const span of linesAround(block))
    for (const text of readings(wholeCharacters(block, span)))
      for (const cell of [text, ...text.split(separators)]) {
        if (seen.has(cell) || !(mayBearMark(cell) || namesSecrecy(cell))) continue
        seen.add(cell)
        yield { text: cell, place: 'content' }
      }
}

const overlap = 512

const byteOrder = (start: Buffer): 'utf-16le' | 'utf-16be' | null => {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  return start[0] === 0xfe && start[1] === 0xff ? 'utf-16be' : null
}

/** Texts of a plain file of any size and alphabet, read once from front to back. */
export async function* plainPieces(path: string): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0)
  let decoder: TextDecoder | null | undefined
  for await (const read of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) {
    const chunk = read as Buffer
    if (decoder === undefined) {
      const order = byteOrder(chunk)
      decoder = order ? new TextDecoder(order) : null
    }
    const text = decoder ? Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8') : chunk
    const block = Buffer.concat([rest, text])
    yield* piecesOfText(block)
    rest = Buffer.from(block.subarray(-overlap))
  }
}
