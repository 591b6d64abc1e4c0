// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { Unzip, UnzipInflate } from 'fflate'
import { piecesOfBinary } from './binary-pieces.ts'
import type { Piece, Place } from './piece.ts'
import { piecesOfText } from './plain-pieces.ts'

/** Unpacked bytes beyond which a file is not looked into further: its reader refuses it for its ratio anyway. */
const mostBytes = 3 * 1024 ** 3

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
  rest: Buffer
}

const isXml = (name: string) => /\.(?:xml|rels|vml|kml|html?)$/i.test(name)

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
  if (end < 0 && block.length < 16 * 1024 * 1024) {
    part.rest = block
    return Buffer.alloc(0)
  }
  const cut = end < 0 ? block.length : end
  part.rest = Buffer.from(block.subarray(cut))
  return block.subarray(0, cut)
}

const piecesOfPart = function* (part: Part, chunk: Buffer, final: boolean): Generator<Piece> {
  if (isXml(part.name)) yield* piecesOfXml(takeWhole(part, chunk, final).toString('utf8'), part.name)
  else {
    const block = Buffer.concat([part.rest, chunk])
    yield* piecesOfBinary(block)
    if (/\.(?:csv|txt|tsv|json|geojson)$/i.test(part.name)) yield* piecesOfText(block)
    part.rest = Buffer.from(block.subarray(-512))
  }
}

const isLookedAt = (name: string) => isXml(name) || /\.(?:bin|csv|txt|tsv|json|geojson|dbf)$/i.test(name)

/** Texts of a packed file: workbooks and documents of today's kinds, zipped tables. Throws when it cannot be unpacked. */
export async function* zipPieces(path: string): AsyncGenerator<Piece> {
  const found: Piece[] = []
  let bytes = 0
  let parts = 0
  const unzip = new Unzip((file) => {
    parts += 1
    if (!isLookedAt(file.name)) return
    const part: Part = { name: file.name, rest: Buffer.alloc(0) }
    file.ondata = (error, data, final) => {
      if (error) throw error
      bytes += data.length
      if (bytes > mostBytes) throw new Error('unpacked too large')
      for (const piece of piecesOfPart(part, Buffer.from(data), final)) found.push(piece)
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    unzip.push(new Uint8Array(chunk as Buffer), false)
    yield* found.splice(0)
  }
  unzip.push(new Uint8Array(0), true)
  yield* found
  if (parts === 0) throw new Error('nothing to unpack')
}
