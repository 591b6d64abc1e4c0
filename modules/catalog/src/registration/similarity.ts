// SPDX-License-Identifier: Apache-2.0
import { foldedWords } from '@tinhso/kernel/search'

/** What is compared of an entry (000/002 Đ4.2.b: name, subject, fields, sources). */
export interface Comparable {
  readonly title: string
  readonly purpose: string
  readonly fields: readonly string[]
  readonly sources: readonly string[]
}

/** How alike two entries are, each part and together, from 0 to 1. */
export interface Similarity {
  readonly score: number
  readonly parts: {
    readonly title: number
    readonly purpose: number
    readonly fields: number
    readonly sources: number
  }
}

// words that nearly every entry has say nothing about sameness
const emptyWords = new Set(
  'co so du lieu csdl he thong thong tin quan ly tinh tren dia ban va cua cac cho ve nganh phuc vu cong tac nha nuoc toan danh muc'.split(
    ' ',
  ),
)

const meaningful = (text: string): Set<string> => {
  const words = foldedWords(text)
  const telling = words.filter((word) => !emptyWords.has(word))
  return new Set(telling.length > 0 ? telling : words)
}

/** Shared words over all words (Jaccard). */
const overlap = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  if (one.size === 0 || other.size === 0) return 0
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / (one.size + other.size - shared)
}

/** Shared words over the shorter set: a short name inside a long one is a strong sign. */
const containment = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  const smaller = Math.min(one.size, other.size)
  if (smaller < 2) return overlap(one, other)
  return [...one].filter((word) => other.has(word)).length / smaller
}

const phrases = (lines: readonly string[]) =>
  new Set(lines.map((line) => foldedWords(line).join(' ')).filter((line) => line !== ''))

const round = (value: number) => Math.round(value * 1000) / 1000

const weights = { title: 0.55, purpose: 0.15, fields: 0.2, sources: 0.1 } as const

/**
 * Compares two entries by their metadata (R-CAT-02). Parts that one side does not declare do not count against it:
 * their weight goes to the others.
 */
export const compareEntries = (one: Comparable, other: Comparable): Similarity => {
  const titles = [meaningful(one.title), meaningful(other.title)] as const
  const parts = {
    title: round(0.6 * overlap(...titles) + 0.4 * containment(...titles)),
    purpose: round(overlap(meaningful(one.purpose), meaningful(other.purpose))),
    fields: round(overlap(phrases(one.fields), phrases(other.fields))),
    sources: round(overlap(phrases(one.sources), phrases(other.sources))),
  }
  const known = {
    title: weights.title,
    purpose: one.purpose && other.purpose ? weights.purpose : 0,
    fields: one.fields.length && other.fields.length ? weights.fields : 0,
    sources: one.sources.length && other.sources.length ? weights.sources : 0,
  }
  const total = known.title + known.purpose + known.fields + known.sources
  const sum =
    known.title * parts.title +
    known.purpose * parts.purpose +
    known.fields * parts.fields +
    known.sources * parts.sources
  return { score: round(sum / total), parts }
}
