// SPDX-License-Identifier: Apache-2.0
import { open, readFile, stat } from 'node:fs/promises'
import { piecesOfBinary } from './binary-pieces.ts'
import type { Piece, Place } from './piece.ts'
import { plainPieces } from './plain-pieces.ts'
import { isWordMat, namesSecrecy, type SecrecyMark, secrecyMarkOf } from './secrecy-mark.ts'
import { zipPieces } from './zip-pieces.ts'

/** What a file bears: `clear` no mark, `marked` one, `unreadable` a machine cannot tell (pictures of pages, a password). */
export type Verdict =
  | { readonly outcome: 'clear' }
  | { readonly outcome: 'marked'; readonly mark: SecrecyMark; readonly place: Place }
  | { readonly outcome: 'unreadable' }

const startOf = async (path: string): Promise<Buffer> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const mostBinary = 400 * 1024 * 1024

async function* binaryPieces(path: string): AsyncGenerator<Piece> {
  if ((await stat(path)).size > mostBinary) throw new Error('too large for an old workbook')
  const bytes = await readFile(path)
  yield* piecesOfBinary(bytes)
  // a workbook locked with a password is a box with nothing readable in it
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new Error('locked with a password')
}

const piecesOf = async (path: string): Promise<AsyncGenerator<Piece>> => {
  const start = await startOf(path)
  if (start.subarray(0, 4).toString('latin1') === '%PDF')
    return (await import('./pdf-pieces.ts')).pdfPieces(path)
  if (start.subarray(0, 2).toString('latin1') === 'PK') return zipPieces(path)
  if (start.readUInt32BE && start.length === 8 && start.readUInt32BE(0) === 0xd0cf11e0)
    return binaryPieces(path)
  return plainPieces(path)
}

/** Reads a whole file for marks of secrecy. Nothing of its content leaves: only which mark, and in what kind of place. */
export const lookAtFile = async (path: string): Promise<Verdict> => {
  let labelled = false
  let word: Place | null = null
  try {
    for await (const { text, place } of await piecesOf(path)) {
      const mark = secrecyMarkOf(text)
      if (mark) return { outcome: 'marked', mark, place }
      labelled ||= namesSecrecy(text)
      if (isWordMat(text)) word ??= place
    }
  } catch {
    return { outcome: 'unreadable' }
  }
  return labelled && word ? { outcome: 'marked', mark: 'MẬT', place: word } : { outcome: 'clear' }
}
