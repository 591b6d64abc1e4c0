// SPDX-License-Identifier: Apache-2.0
import PDFDocument from 'pdfkit'
import { type PageLayout, paperSize } from '../page-layout.ts'
import { textLines } from './text-lines.ts'
import { type Face, Typeface } from './typeface.ts'

const POINTS_PER_MM = 72 / 25.4
const ASCENT = 0.89
const NUMBER_SIZE = 13
const faces: readonly Face[] = ['regular', 'bold', 'italic', 'boldItalic']
const at = (value: number): string => String(Math.round(value * 100) / 100)

/** Text to be set: how, how large in points, and where its lines stand in the width given. */
export interface Setting {
  readonly face: Face
  readonly size: number
  readonly align?: 'left' | 'center' | 'right'
}

/** Height of a line of text. */
export const lineHeight = (size: number): number => size * 1.18

/** What a PDF says of itself; `createdAt` in ISO 8601. */
export interface DocumentFacts {
  readonly title: string
  readonly author: string
  readonly createdAt: string
}

/** Pages of a PDF 1.7 document, measured in points from the top left; what is drawn is written out page by page. */
export class Canvas {
  readonly document: InstanceType<typeof PDFDocument>
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  pages = 0
  readonly #layout: PageLayout
  readonly #faces: Readonly<Record<Face, Typeface>>
  readonly #total: PDFKit.PDFKitReference

  constructor(layout: PageLayout, { title, author, createdAt }: DocumentFacts) {
    const { width, height } = paperSize(layout)
    const { margins } = layout
    this.#layout = layout
    this.left = margins.left * POINTS_PER_MM
    this.right = (width - margins.right) * POINTS_PER_MM
    this.top = margins.top * POINTS_PER_MM
    this.bottom = (height - margins.bottom) * POINTS_PER_MM
    this.document = new PDFDocument({
      autoFirstPage: false,
      pdfVersion: '1.7',
      lang: 'vi-VN',
      margin: 0,
      size: [width * POINTS_PER_MM, height * POINTS_PER_MM],
      displayTitle: true,
      info: {
        Title: title,
        Author: author,
        Producer: 'Tỉnh Số',
        Creator: 'Tỉnh Số',
        CreationDate: new Date(createdAt),
      },
    } as PDFKit.PDFDocumentOptions)
    this.#faces = Object.fromEntries(
      faces.map((face) => [face, new Typeface(this.document, face)]),
    ) as Record<Face, Typeface>
    this.#total = this.document.ref({})
  }

  get width(): number {
    return this.right - this.left
  }

  /** Begins a page and gives it its number, as "2/5"; how many there are is filled in at the end. */
  addPage(): void {
    this.document.addPage()
    this.pages++
    this.#add('0.6 w 0 G 0 g')
    if (this.pages < this.#layout.numberedFrom) return
    const middle = (this.left + this.right) / 2
    const baseline = Math.max(this.top * 0.6, NUMBER_SIZE)
    const number = `${this.pages}/`
    const { width } = this.measure({ face: 'regular', size: NUMBER_SIZE })
    this.#string(number, middle - width(number), baseline, { face: 'regular', size: NUMBER_SIZE })
    const { page } = this.document as unknown as { page: { xobjects: Record<string, unknown> } }
    page.xobjects.Total = this.#total
    this.#add(`q 1 0 0 -1 ${at(middle)} ${at(baseline)} cm /Total Do Q`)
  }

  #add(content: string): void {
    ;(this.document as unknown as { addContent(text: string): void }).addContent(content)
  }

  #string(text: string, x: number, baseline: number, { face, size }: Setting): void {
    const typeface = this.#faces[face]
    const { page } = this.document as unknown as { page: { fonts: Record<string, unknown> } }
    page.fonts[typeface.id] ??= typeface.reference()
    this.#add(
      `BT 1 0 0 -1 ${at(x)} ${at(baseline)} Tm /${typeface.id} ${size} Tf <${typeface.glyphs(text)}> Tj ET`,
    )
  }

  /** Measures of a setting: width of a text, and its lines in a width. */
  measure({ face, size }: Setting): {
    width(text: string): number
    lines(text: string, width: number): string[]
  } {
    const width = (text: string) => this.#faces[face].width(text, size)
    return { width, lines: (text, wide) => textLines(text, wide, width) }
  }

  /** Sets lines below one another from `y` on; gives where the next line would begin. */
  lines(lines: readonly string[], x: number, y: number, width: number, setting: Setting): number {
    const { align = 'left', size } = setting
    const measure = this.measure(setting)
    let next = y
    for (const line of lines) {
      const rest = align === 'left' ? 0 : width - measure.width(line)
      if (line !== '')
        this.#string(line, x + (align === 'center' ? rest / 2 : rest), next + size * ASCENT, setting)
      next += lineHeight(size)
    }
    return next
  }

  /** Sets a text in a width; gives where the next line would begin. */
  text(text: string, x: number, y: number, width: number, setting: Setting): number {
    return this.lines(this.measure(setting).lines(text, width), x, y, width, setting)
  }

  box(x: number, y: number, width: number, height: number): void {
    this.#add(`${at(x)} ${at(y)} ${at(width)} ${at(height)} re S`)
  }

  rule(x: number, y: number, width: number): void {
    this.#add(`${at(x)} ${at(y)} m ${at(x + width)} ${at(y)} l S`)
  }

  /** Says how many pages there are and closes the document. */
  end(): void {
    const typeface = this.#faces.regular
    Object.assign((this.#total as unknown as { data: object }).data, {
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, -10, 100, 20],
      Resources: { Font: { [typeface.id]: typeface.reference() } },
    })
    const text = typeface.glyphs(String(this.pages))
    this.#total.end(Buffer.from(`BT /${typeface.id} ${NUMBER_SIZE} Tf <${text}> Tj ET`))
    this.document.end()
  }
}
