// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import type PDFDocument from 'pdfkit'

/** The faces of a printed table. */
export type Face = 'regular' | 'bold' | 'italic' | 'boldItalic'

const fileOf = (name: string) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${name}/Tinos_${name}.ttf`))

/** Tinos has the widths of Times New Roman and all Vietnamese letters (SIL Open Font License 1.1). */
const files: Readonly<Record<Face, string>> = {
  regular: fileOf('400Regular'),
  bold: fileOf('700Bold'),
  italic: fileOf('400Regular_Italic'),
  boldItalic: fileOf('700Bold_Italic'),
}

type EmbeddedFont = {
  id: string
  ref(): PDFKit.PDFKitReference
  encode(text: string): [hex: string[], positions: { advanceWidth: number }[]]
}
type Letter = { hex: string; width: number }

/**
 * One face inside a document: widths of text, and text as glyph numbers. Each letter is set by itself and kept once, so
 * that a long table does not fill the memory with the words it has seen.
 */
export class Typeface {
  readonly #font: EmbeddedFont
  readonly #letters = new Map<string, Letter>()

  constructor(document: InstanceType<typeof PDFDocument>, face: Face) {
    document.font(files[face])
    this.#font = (document as unknown as { _font: EmbeddedFont })._font
  }

  get id(): string {
    return this.#font.id
  }

  reference(): PDFKit.PDFKitReference {
    return this.#font.ref()
  }

  #letter(sign: string): Letter {
    const known = this.#letters.get(sign)
    if (known) return known
    const [hex, positions] = this.#font.encode(sign)
    const letter = {
      hex: hex.join(''),
      width: positions.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0) / 1000,
    }
    this.#letters.set(sign, letter)
    return letter
  }

  /** Width in points. */
  width(text: string, size: number): number {
    let width = 0
    for (const sign of text) width += this.#letter(sign).width
    return width * size
  }

  /** Glyph numbers of a text, as a PDF string in hexadecimal. */
  glyphs(text: string): string {
    let hex = ''
    for (const sign of text) hex += this.#letter(sign).hex
    return hex
  }
}
