// SPDX-License-Identifier: Apache-2.0
import type { DatasetSchema, Field } from '../contract/schema.ts'

/** What marks the title of a column that must be filled. */
export const requiredMark = ' (*)'

/** A title as it is compared: without the mark of required columns, blanks and capitals. */
export const plainTitle = (title: string): string =>
  title
    .normalize('NFC')
    .replace(/\s*\(?\*+\)?\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

/** The titles of a template's columns; a title that two fields share gets the code of the field behind it. */
export const templateTitles = ({ fields }: DatasetSchema): string[] => {
  const plain = fields.map(({ title }) => plainTitle(title.vi))
  return fields.map((field: Field, index) => {
    const shared = plain.indexOf(plain[index] ?? '') !== plain.lastIndexOf(plain[index] ?? '')
    const title = field.title.vi.replace(/\s+/g, ' ').trim()
    return shared ? `${title} [${field.name}]` : title
  })
}
