// SPDX-License-Identifier: Apache-2.0
import { escapeXml } from './escape-xml.ts'

/** The look of a cell. Letters are Times New Roman; `size` in points, 12 when absent; `fill` and `color` as RRGGBB. */
export interface CellStyle {
  readonly bold?: boolean
  readonly italic?: boolean
  readonly underline?: boolean
  readonly size?: number
  readonly color?: string
  readonly fill?: string
  readonly border?: boolean
  readonly align?: 'left' | 'center' | 'right'
  readonly vertical?: 'top' | 'center' | 'bottom'
  readonly wrap?: boolean
  readonly indent?: number
  /** A format code such as `#,##0.0`, `dd/mm/yyyy`, or `@` for text. */
  readonly numberFormat?: string
}

const FONT = 'Times New Roman'
const FIRST_OWN_FORMAT = 164
const SIDES = ['left', 'right', 'top', 'bottom']

/** Entries of a list that are the same are kept once. */
class Shelf {
  readonly items: string[]
  constructor(...items: string[]) {
    this.items = items
  }
  number(item: string): number {
    const at = this.items.indexOf(item)
    return at < 0 ? this.items.push(item) - 1 : at
  }
}

const fontXml = ({ bold, italic, underline, size = 12, color }: CellStyle): string =>
  `<font>${bold ? '<b/>' : ''}${italic ? '<i/>' : ''}${underline ? '<u/>' : ''}<sz val="${size}"/>${
    color ? `<color rgb="FF${color}"/>` : ''
  }<name val="${FONT}"/><family val="1"/></font>`

const fillXml = ({ fill }: CellStyle): string =>
  fill
    ? `<fill><patternFill patternType="solid"><fgColor rgb="FF${fill}"/></patternFill></fill>`
    : '<fill><patternFill patternType="none"/></fill>'

const borderXml = ({ border }: CellStyle): string =>
  `<border>${SIDES.map((side) => (border ? `<${side} style="thin"><color auto="1"/></${side}>` : `<${side}/>`)).join('')}<diagonal/></border>`

const alignmentXml = ({ align, vertical = 'center', wrap, indent }: CellStyle): string =>
  `<alignment vertical="${vertical}"${align ? ` horizontal="${align}"` : ''}${wrap ? ' wrapText="1"' : ''}${
    indent ? ` indent="${indent}"` : ''
  }/>`

/** Collects the styles of a workbook while it is written; gives each its number, and styles.xml at the end. */
export class StyleSheet {
  readonly #fonts = new Shelf(fontXml({}))
  readonly #fills = new Shelf(fillXml({}), '<fill><patternFill patternType="gray125"/></fill>')
  readonly #borders = new Shelf(borderXml({}))
  readonly #formats = new Shelf()
  readonly #styles = new Shelf('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>')
  readonly #known = new Map<string, number>()

  number(style: CellStyle | undefined): number {
    if (!style) return 0
    const key = JSON.stringify(style)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const number = this.#styles.number(this.#xml(style))
    this.#known.set(key, number)
    return number
  }

  #formatNumber(code: string | undefined): number {
    if (code === undefined) return 0
    if (code === '@') return 49
    return FIRST_OWN_FORMAT + this.#formats.number(code)
  }

  #xml(style: CellStyle): string {
    const font = this.#fonts.number(fontXml(style))
    const fill = this.#fills.number(fillXml(style))
    const border = this.#borders.number(borderXml(style))
    const format = this.#formatNumber(style.numberFormat)
    return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignmentXml(style)}</xf>`
  }

  xml(): string {
    const list = (name: string, items: readonly string[]) =>
      items.length === 0 ? '' : `<${name} count="${items.length}">${items.join('')}</${name}>`
    const formats = this.#formats.items.map(
      (code, index) => `<numFmt numFmtId="${FIRST_OWN_FORMAT + index}" formatCode="${escapeXml(code)}"/>`,
    )
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${list('numFmts', formats)}${list('fonts', this.#fonts.items)}${list('fills', this.#fills.items)}${list('borders', this.#borders.items)}<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>${list('cellXfs', this.#styles.items)}<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
  }
}
