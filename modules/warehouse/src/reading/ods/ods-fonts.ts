// SPDX-License-Identifier: Apache-2.0
import { attribute } from '../xlsx/xml-scanner.ts'

const MOST_ANCESTORS = 20

/** The fonts of an OpenDocument spreadsheet by the names of its styles, filled while its XML goes by. */
export class OdsFonts {
  readonly #faces = new Map<string, string>()
  readonly #styles = new Map<string, { font: string; parent: string }>()
  #style = ''

  /** Takes an opening tag of styles.xml or content.xml. */
  open(name: string, attributes: string): void {
    if (name === 'font-face') {
      const family = attribute(attributes, 'svg:font-family') ?? ''
      this.#faces.set(attribute(attributes, 'style:name') ?? '', plainName(family))
    } else if (name === 'style' || name === 'default-style') {
      const family = attribute(attributes, 'style:family') ?? ''
      const own = attribute(attributes, 'style:name')
      const parent = attribute(attributes, 'style:parent-style-name')
      this.#style = own === undefined ? family : `${family}/${own}`
      const isDefault = own === undefined
      this.#styles.set(this.#style, {
        font: '',
        parent: isDefault ? '' : parent === undefined ? family : `${family}/${parent}`,
      })
    } else if (name === 'text-properties' && this.#styles.has(this.#style)) {
      const face = attribute(attributes, 'style:font-name')
      const family = attribute(attributes, 'fo:font-family')
      const style = this.#styles.get(this.#style)!
      style.font ||= face !== undefined ? (this.#faces.get(face) ?? face) : plainName(family ?? '')
    }
  }

  /** Every font that is named. */
  get names(): string[] {
    return [...this.#faces.values(), ...[...this.#styles.values()].map(({ font }) => font)]
  }

  /** A style ended: text properties that follow belong to none. */
  close(name: string): void {
    if (name === 'style' || name === 'default-style') this.#style = ''
  }

  /** The font of cells in a style; empty: an ordinary one. */
  ofCell(style: string | undefined): string {
    return this.#font(`table-cell/${style ?? 'Default'}`) || this.#font('table-cell')
  }

  /** The font of characters in a style; empty: that of their cell. */
  ofText(style: string | undefined): string {
    return style === undefined ? '' : this.#font(`text/${style}`)
  }

  #font(name: string): string {
    let style = this.#styles.get(name)
    for (let left = MOST_ANCESTORS; style && left > 0; left--) {
      if (style.font !== '') return style.font
      style = this.#styles.get(style.parent)
    }
    return ''
  }
}

function plainName(family: string): string {
  return (family.split(',')[0] ?? '').replaceAll(/["']/g, '').trim()
}
