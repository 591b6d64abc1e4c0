// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Unzip, UnzipInflate } from 'fflate'
import { piecesOfBinary } from './binary-pieces.ts'
import type { Piece, Place } from './piece.ts'
import { openTextLook, type TextLook } from './plain-pieces.ts'
import { mayBearMark } from './secrecy-mark.ts'

// what unpacks to more is no workbook: its reader refuses it for the same reason
const mostBytes = 1024 ** 3
const mostRatio = 200
const smallBytes = 20_000_000
/** Packed bytes unpacked at a time: a thousand times as many may come of them. */
const step = 4096

const placeOf = (name: string): Place => {
  if (/docprops\/|^meta\.xml$/i.test(name)) return 'properties'
  if (/comment/i.test(name)) return 'comment'
  if (/header|footer|^styles\.xml$/i.test(name)) return 'header'
  if (/drawing|chart/i.test(name)) return 'drawing'
  return /workbook\.xml$/i.test(name) ? 'sheet-name' : 'content'
}

const runs =
  /<\/?(?:[a-z]+\d*:)?(?:t|r|rPr|b|i|u|sz|color|rFont|font|family|scheme|charset|span|phonetic|rPh|proofErr|lang|noProof|bookmarkStart|bookmarkEnd)(?:\s[^>]*)?\/?>/gi
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const withoutEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (all, hex, decimal, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? all
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })

/** Texts of a stretch of XML: runs of one cell or paragraph are one text; names of sheets stand in attributes. */
const piecesOfXml = function* (xml: string, name: string): Generator<Piece> {
  const place = placeOf(name)
  const printed = [...xml.matchAll(/<(?:odd|even|first)(?:Header|Footer)>([^<]*)</g)].map(
    (found) => found[1]!,
  )
  for (const text of printed) yield { text: withoutEntities(text), place: 'header' }
  if (place === 'sheet-name' || /^content\.xml$/i.test(name))
    for (const found of xml.matchAll(/<(?:sheet|table:table)\s[^>]*?\bname="([^"]*)"/g))
      yield { text: withoutEntities(found[1]!), place: 'sheet-name' }
  for (const text of xml.replace(runs, '').split(/<[^>]*>/)) {
    if (text.trim() === '') continue
    yield { text: withoutEntities(text), place }
  }
}

interface Part {
  readonly name: string
  readonly look: TextLook | null
  rest: Buffer
}

const isXml = (name: string) => /\.(?:xml|rels|vml|kml|html?)$/i.test(name)

/** Bytes without the end of a cell that are waited for; no cell of a workbook is longer. */
const mostHeld = 1024 * 1024

/** What of a part may be looked at now; the unfinished tag at its end waits for more. */
const takeWhole = (part: Part, chunk: Buffer, final: boolean): Buffer => {
  const block = Buffer.concat([part.rest, chunk])
  if (final) return block
  const end = Math.max(
    block.lastIndexOf('</si>'),
    block.lastIndexOf('</c>'),
    block.lastIndexOf('</p>'),
    block.lastIndexOf('p>'),
  )
  // the end found first is where the rest of the last chunk began: nothing more has ended since
  if (end <= 0 && block.length < mostHeld) {
    part.rest = block
    return Buffer.alloc(0)
  }
  const cut = end <= 0 ? block.length : end
  part.rest = Buffer.from(block.subarray(cut))
  return block.subarray(0, cut)
}

const piecesOfPart = function* (part: Part, chunk: Buffer, final: boolean): Generator<Piece> {
  if (isXml(part.name)) yield* piecesOfXml(takeWhole(part, chunk, final).toString('utf8'), part.name)
  else {
    const block = Buffer.concat([part.rest, chunk])
    yield* piecesOfBinary(block)
    if (part.look) yield* part.look(chunk, final)
    part.rest = Buffer.from(block.subarray(-512))
  }
}

const isPlainText = (name: string) => /\.(?:csv|txt|tsv|json|geojson|ndjson)$/i.test(name)
const isLookedAt = (name: string) => isXml(name) || isPlainText(name) || /\.(?:bin|dbf)$/i.test(name)

/** Texts of a packed file: workbooks and documents of today's kinds, zipped tables. Throws when it cannot be unpacked. */
export async function* zipPieces(path: string): AsyncGenerator<Piece> {
  const found: Piece[] = []
  const most = Math.min(mostBytes, Math.max(smallBytes, mostRatio * (await stat(path)).size))
  let bytes = 0
  let parts = 0
  const unzip = new Unzip((file) => {
    parts += 1
    if (!isLookedAt(file.name)) return
    const look = isPlainText(file.name) ? openTextLook() : null
    const part: Part = { name: file.name, look, rest: Buffer.alloc(0) }
    file.ondata = (error, data, final) => {
      if (error) throw error
      bytes += data.length
      if (bytes > most) throw new Error('unpacked too large')
      for (const piece of piecesOfPart(part, Buffer.from(data.buffer, data.byteOffset, data.length), final))
        if (mayBearMark(piece.text)) found.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }))
    for (let at = 0; at < (chunk as Buffer).length; at += step) {
      unzip.push(new Uint8Array((chunk as Buffer).subarray(at, at + step)), false)
      yield* found.splice(0)
    }
  unzip.push(new Uint8Array(0), true)
  yield* found
  if (parts === 0) throw new Error('nothing to unpack')
}
