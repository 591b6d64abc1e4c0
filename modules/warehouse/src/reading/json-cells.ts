// SPDX-License-Identifier: Apache-2.0
import { markedNumber, TYPED_NUMBER_MARK } from './typed-number.ts'

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown

/** Deeper than any record of an office; writing such a value out again would need more calls than there can be. */
const MOST_LEVELS = 200

/** Text of a JSON object's values; long numbers keep every digit. Null when the text is no JSON object of usual depth. */
export function parseJsonObject(text: string): Record<string, unknown> | null {
  try {
    const exact = /\d{16}/.test(text) ? (keepLongNumbers as Reviver) : undefined
    const parsed: unknown = JSON.parse(text, exact as Parameters<typeof JSON.parse>[1])
    const isRecord = parsed !== null && typeof parsed === 'object' && !Array.isArray(parsed)
    return isRecord && !isTooDeep(parsed) ? (parsed as Record<string, unknown>) : null
  } catch {
    return null
  }
}

function isTooDeep(parsed: object): boolean {
  let level = [parsed]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === MOST_LEVELS) return true
    level = level.flatMap((item) =>
      Object.values(item).filter((value) => typeof value === 'object' && value !== null),
    )
  }
  return false
}

/** A list of values as a record whose keys are the numbers of its columns; null when the text is no JSON list. */
export function parseJsonRow(text: string): Record<string, unknown> | null {
  if (!text.trimStart().startsWith('[')) return null
  const wrapped = parseJsonObject(`{"row":${text}}`)
  const row = wrapped?.['row']
  return Array.isArray(row)
    ? Object.fromEntries(row.map((value, index) => [`Cột ${index + 1}`, value]))
    : null
}

/** A record without objects inside: their values stand under keys joined with dots. Geometries and lists stay as they are. */
export function flatRecord(record: Record<string, unknown>): Record<string, unknown> {
  if (!Object.values(record).some(isNested)) return record
  const flat = new Map<string, unknown>()
  const add = (key: string, value: unknown) => {
    const inner = isNested(value)
      ? Object.entries(value).map(([name, one]) => [`${key}.${name}`, one] as const)
      : []
    if (inner.length === 0 || inner.some(([name]) => flat.has(name) || name in record)) flat.set(key, value)
    else for (const [name, one] of inner) add(name, one)
  }
  for (const [key, value] of Object.entries(record)) add(key, value)
  return Object.fromEntries(flat)
}

function isNested(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false
  return !('type' in value && ('coordinates' in value || 'geometries' in value))
}

/** The raw text of a JSON value: numbers marked, objects and lists as JSON, null as missing. */
export function jsonCell(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return markedNumber(value)
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value)
  return text.replaceAll('\0', '\u2400').normalize('NFC')
}

/** Cells of a record in column order, and what lies in keys that are no column. */
export function jsonCells(
  record: Record<string, unknown>,
  header: readonly string[],
  columns: ReadonlySet<string>,
): { cells: (string | null)[]; rest: string[] } {
  const cells = header.map((name) => jsonCell(record[name]))
  const rest = Object.keys(record)
    .filter((key) => !columns.has(key) && record[key] !== null)
    .map((key) => `${key}: ${jsonCell(record[key])}`)
  return { cells, rest }
}

const keepLongNumbers: Reviver = (_key, value, { source }) =>
  typeof value === 'number' && source && /^-?\d{16,}$/.test(source) ? source + TYPED_NUMBER_MARK : value
