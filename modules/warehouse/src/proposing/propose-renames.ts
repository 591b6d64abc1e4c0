// SPDX-License-Identifier: Apache-2.0
import { foldedWords } from '@tinhso/kernel/search'
import type { ColumnProfile } from '../checking/job.ts'
import { type DatasetSchema, type DataTypeKey, describeDataType } from '../contract/index.ts'

/** A column of the file that is probably a field under another name; `likeness` 0 to 1. */
export interface Rename {
  readonly column: number
  readonly field: string
  readonly likeness: number
}

/** What is known of a file's columns, in their order, and of the fields as the last file filled them. */
export interface RenameClues {
  readonly schema: DatasetSchema
  readonly header: readonly string[]
  /** Columns without a field, fields without a column. */
  readonly unknown: readonly number[]
  readonly missing: readonly string[]
  readonly types: readonly (DataTypeKey | undefined)[]
  readonly profile: readonly ColumnProfile[]
  readonly last: readonly ColumnProfile[]
}

const LIKELY = 0.5
const SHARE_OF_NAME = 0.6

const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))

/** Likeness of two lists (Dice): 1 the same, 0 nothing in common. */
const dice = (one: readonly string[], other: readonly string[]): number => {
  if (one.length + other.length === 0) return 0
  const left = new Map<string, number>()
  for (const item of one) left.set(item, (left.get(item) ?? 0) + 1)
  let common = 0
  for (const item of other) {
    const count = left.get(item) ?? 0
    if (count > 0) common++
    left.set(item, count - 1)
  }
  return (2 * common) / (one.length + other.length)
}

/** Likeness of titles: common words, or common pairs of letters where a word is only written otherwise. */
export const nameLikeness = (one: string, other: string): number => {
  const [left, right] = [foldedWords(one), foldedWords(other)]
  const within = left.every((word) => right.includes(word)) || right.every((word) => left.includes(word))
  const words = dice(left, right)
  return Math.max(
    within && words > 0 ? Math.max(words, 0.7) : words,
    dice(pairsOf(left.join(' ')), pairsOf(right.join(' '))),
  )
}

const isNumber = (type: DataTypeKey | undefined) =>
  type !== undefined && ['bigint', 'numeric', 'smallint'].includes(describeDataType(type).storage)

const closeness = (one: number, other: number): number =>
  one === other
    ? 1
    : Math.min(Math.abs(one), Math.abs(other)) / Math.max(Math.abs(one), Math.abs(other), 1e-9)

/** Likeness of what two columns hold: common values where there are few kinds, else the lengths; null when too little is known. */
const valueLikeness = (one: ColumnProfile | undefined, other: ColumnProfile | undefined): number | null => {
  if (!one || !other || one.rows === one.empty || other.rows === other.empty) return null
  const texts = (profile: ColumnProfile) => profile.top.map(({ value }) => foldedWords(value).join(' '))
  if (one.top.length === 0 || other.top.length === 0) return null
  const few = [one, other].every(
    ({ distinct, rows, empty }) => distinct <= 50 && distinct < (rows - empty) / 2,
  )
  const common = dice(texts(one), texts(other))
  if (few || common > 0.3) return common
  const lengths =
    closeness(one.longest ?? 0, other.longest ?? 0) * closeness(one.shortest ?? 0, other.shortest ?? 0)
  return Math.min(0.6, lengths * 0.6)
}

const likenessOf = (clues: RenameClues, column: number, id: string): number => {
  const field = clues.schema.fields.find((candidate) => candidate.id === id)
  if (!field) return 0
  const type = clues.types[column]
  if (isNumber(field.type) !== isNumber(type) && type !== undefined && type !== 'text') return 0
  const title = clues.header[column] ?? ''
  const name = Math.max(
    nameLikeness(title, field.title.vi),
    nameLikeness(title, field.name.replaceAll('_', ' ')),
  )
  const values = valueLikeness(
    clues.profile[column],
    clues.last.find((profile) => profile.id === id),
  )
  return values === null ? name * 0.9 : name * SHARE_OF_NAME + values * (1 - SHARE_OF_NAME)
}

/** Pairs columns without a field with fields without a column, the likeliest chosen first, each once; in the order of the columns. */
export const proposeRenames = (clues: RenameClues): Rename[] => {
  const pairs = clues.unknown
    .flatMap((column) =>
      clues.missing.map((field) => ({ column, field, likeness: likenessOf(clues, column, field) })),
    )
    .filter(({ likeness }) => likeness >= LIKELY)
    .sort((left, right) => right.likeness - left.likeness)
  const taken = new Set<string | number>()
  const chosen = pairs.filter(({ column, field }) => {
    if (taken.has(column) || taken.has(field)) return false
    taken.add(column).add(field)
    return true
  })
  return chosen.sort((left, right) => left.column - right.column)
}
