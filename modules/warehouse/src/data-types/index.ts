// SPDX-License-Identifier: Apache-2.0
import { type DataTypeKey, describeDataType } from '../contract/data-types.ts'
import { dates } from './dates.ts'
import { check, type DataTypeDefinition, type ValueCheck } from './definition.ts'
import { matches, value } from './expression.ts'
import { geometries } from './geometry.ts'
import { identifiers } from './identifiers.ts'
import { numbers } from './numbers.ts'
import { texts } from './texts.ts'

/** The table of standard data types: normalising and checks of every key of `contract/data-types.ts`. */
const definitions: Record<DataTypeKey, DataTypeDefinition> = {
  ...texts,
  ...numbers,
  ...dates,
  ...identifiers,
  ...geometries,
}

/** What a cell must be before any type is asked: no control characters, no mark of an unreadable byte (U+FFFD) or of NUL (U+2400). */
const readable: ValueCheck = check(
  'cell.unreadable',
  matches(value, '[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\x{2400}\\x{FFFD}]*'),
  'Ô “{title}” có ký tự không đọc được. Gõ lại ô này hoặc lưu lại tệp với bảng mã UTF-8.',
  'Cell “{title}” holds unreadable characters. Type it again or save the file as UTF-8.',
)

/** How cells of a type are normalised and checked; geometry alone may hold more than a person reads. */
export function dataTypeDefinition(key: DataTypeKey): DataTypeDefinition {
  const definition = definitions[key]
  return { ...definition, checks: [readable, ...definition.checks] }
}

/** The way of writing that a column uses: its own choice when the type knows it, else the type's default. */
export function formatOf(key: DataTypeKey, chosen: string | undefined): string {
  const formats = describeDataType(key).formats ?? []
  return chosen && formats.includes(chosen) ? chosen : (formats[0] ?? '')
}

export type { DataTypeDefinition, ValueCheck } from './definition.ts'
