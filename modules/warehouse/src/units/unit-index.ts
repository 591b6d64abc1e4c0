// SPDX-License-Identifier: Apache-2.0
import { bareName, fold, spellOut } from '@tinhso/kernel/search'
import type { BookUnit, UnitBook } from './unit-book.ts'

/** A book of units made ready for look-ups. */
export type UnitIndex = {
  book: UnitBook
  byRef: ReadonlyMap<string, BookUnit>
  byCode: ReadonlyMap<string, BookUnit[]>
  byName: ReadonlyMap<string, BookUnit[]>
  byBareName: ReadonlyMap<string, BookUnit[]>
  /** Whether the book holds units of the tier at all; without any nothing can be judged. */
  tiers: ReadonlySet<BookUnit['level']>
  /** Folded names and codes of everything above a unit, today's successors of these included. */
  above: (unit: BookUnit) => ReadonlySet<string>
}

const overlaps = (one: BookUnit, other: BookUnit): boolean =>
  (one.validTo === null || other.validFrom === null || other.validFrom < one.validTo) &&
  (other.validTo === null || one.validFrom === null || one.validFrom < other.validTo)

const without0 = (name: string) => name.replace(/(^| )0+(?=\d)/g, '$1')

/** Every word by which a unit above may be named: with its kind, without it, by code. */
export const namesOf = (unit: BookUnit): string[] => [
  spellOut(unit.name),
  without0(bareName(unit.name)),
  unit.code,
]

/** Prepares a book for look-ups. */
export const indexUnits = (book: UnitBook): UnitIndex => {
  const byRef = new Map(book.units.map((unit) => [unit.ref, unit]))
  const byCode = Map.groupBy(book.units, ({ code }) => code)
  const known = new Map<string, ReadonlySet<string>>()
  const above = (unit: BookUnit): ReadonlySet<string> => {
    const found = known.get(unit.ref)
    if (found) return found
    const names = new Set<string>()
    known.set(unit.ref, names)
    const parents = (byCode.get(unit.parentCode ?? '') ?? []).filter((parent) => overlaps(unit, parent))
    for (const parent of parents) {
      const later = parent.next.flatMap(({ ref }) => byRef.get(ref) ?? [])
      for (const named of [parent, ...later]) for (const name of namesOf(named)) names.add(name)
      for (const name of above(parent)) names.add(name)
    }
    return names
  }
  return {
    book,
    byRef,
    byCode,
    byName: Map.groupBy(book.units, ({ name }) => without0(fold(name))),
    byBareName: Map.groupBy(book.units, ({ name }) => without0(bareName(name))),
    tiers: new Set(book.units.map(({ level }) => level)),
    above,
  }
}
