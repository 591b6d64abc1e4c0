// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { getDocumentProxy, getMeta } from 'unpdf'
import type { Piece } from './piece.ts'

const mostPages = 3000

/** Thrown for a PDF that holds pictures of pages only: a machine cannot read it. */
export class NotReadable extends Error {}

const linesOf = (items: readonly unknown[]): string[] => {
  let line = ''
  const lines: string[] = []
  for (const item of items) {
    const { str = '', hasEOL = false } = item as { str?: string; hasEOL?: boolean }
    lines.push(str)
    line += str
    if (hasEOL) {
      lines.push(line)
      line = ''
    }
  }
  return [...lines, line]
}

/** Lines of the pages of a PDF, and its properties. */
export async function* pdfPieces(path: string): AsyncGenerator<Piece> {
  const document = await getDocumentProxy(new Uint8Array(await readFile(path)))
  const { info } = await getMeta(document)
  for (const value of Object.values(info ?? {}))
    if (typeof value === 'string') yield { text: value, place: 'properties' }
  let letters = 0
  for (let number = 1; number <= Math.min(document.numPages, mostPages); number += 1) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    for (const text of linesOf(items)) {
      letters += text.trim().length
      yield { text, place: 'page' }
    }
    page.cleanup()
  }
  if (letters === 0) throw new NotReadable('no text in the pages')
}
