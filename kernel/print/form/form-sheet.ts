// SPDX-License-Identifier: Apache-2.0
import { attributeOf, plainText } from './form-package.ts'
import { copyReferences } from './shift-references.ts'

/** A cell of a form: its opening tag without place and type, and what it holds. `text` is absent for numbers. */
export interface FormCell {
  readonly column: string
  readonly style: string | undefined
  readonly text?: string
  /** Kept as it is when the cell has no mark. */
  readonly inner: string
  readonly type: string | undefined
  readonly formula?: string
}

/** A row of a form; `attributes` without its number. */
export interface FormRow {
  readonly number: number
  readonly attributes: string
  readonly cells: readonly FormCell[]
}

/** A sheet of a form in three parts; `head` and `tail` are XML. */
export interface FormSheetContent {
  readonly head: string
  readonly rows: readonly FormRow[]
  readonly tail: string
}

/** The texts of sharedStrings.xml in order, without phonetic hints; runs of letters are joined. */
export const sharedTexts = (xml: string): string[] =>
  [...xml.matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g)].map(([, item = '']) => textOf(item))

const textOf = (xml: string): string =>
  [...xml.replace(/<rPh[\s\S]*?<\/rPh>/g, '').matchAll(/<t(?:\s[^>]*)?>([\s\S]*?)<\/t>/g)]
    .map(([, text = '']) => plainText(text))
    .join('')

type SharedFormula = { formula: string; row: number; column: string }

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

/** The formula of a cell; one that it shares with others is written out. */
const formulaOf = (
  inner: string,
  place: { row: number; column: string },
  shared: Map<string, SharedFormula>,
): string | undefined => {
  const found = /<f(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/f>)/.exec(inner)
  if (!found) return undefined
  const attributes = found[1] ?? ''
  const formula = plainText(found[2] ?? '')
  const group = attributeOf(attributes, 't') === 'shared' ? attributeOf(attributes, 'si') : undefined
  if (group === undefined) return formula
  if (formula !== '') {
    shared.set(group, { formula, ...place })
    return formula
  }
  const first = shared.get(group)
  if (!first) return undefined
  const columns = columnNumber(place.column) - columnNumber(first.column)
  return copyReferences(first.formula, place.row - first.row, columns)
}

const cellOf = (
  tag: string,
  inner: string,
  row: number,
  texts: readonly string[],
  shared: Map<string, SharedFormula>,
): FormCell => {
  const column = (attributeOf(tag, 'r') ?? '').replace(/\d+$/, '')
  const type = attributeOf(tag, 't')
  const value = /<v(?:\s[^>]*)?>([\s\S]*?)<\/v>/.exec(inner)?.[1] ?? ''
  const text = type === 's' ? texts[Number(value)] : type === 'inlineStr' ? textOf(inner) : undefined
  const formula = formulaOf(inner, { row, column }, shared)
  return {
    column,
    style: attributeOf(tag, 's'),
    inner,
    type,
    ...(text === undefined ? {} : { text }),
    ...(formula === undefined ? {} : { formula }),
  }
}

/** Reads the XML of a sheet; `texts` are the shared strings. */
export const readFormSheet = (xml: string, texts: readonly string[]): FormSheetContent => {
  const found = /<sheetData\s*\/>|<sheetData(?:\s[^>]*)?>([\s\S]*)<\/sheetData>/.exec(xml)
  if (!found) return { head: xml, rows: [], tail: '' }
  const shared = new Map<string, SharedFormula>()
  const rows = [...(found[1] ?? '').matchAll(/<row(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/row>)/g)].map(
    ([, attributes = '', content = ''], index) => {
      const number = Number(attributeOf(attributes, 'r') ?? index + 1)
      const cells = [...content.matchAll(/<c(\s[^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)].map(
        ([, tag = '', inner = '']) => cellOf(tag, inner, number, texts, shared),
      )
      return { number, attributes: attributes.replace(/\s(?:r|spans)="[^"]*"/g, ''), cells }
    },
  )
  const end = found.index + found[0].length
  return { head: xml.slice(0, found.index), rows, tail: xml.slice(end) }
}
