// SPDX-License-Identifier: Apache-2.0
import { bareName, spellOut } from '@tinhso/kernel/search'
import type { UnitQuery } from './resolve-unit.ts'
import { type BookUnit, isInForce } from './unit-book.ts'
import type { UnitIndex } from './unit-index.ts'

const pairsOf = (text: string): Set<string> => {
  const padded = ` ${text} `
  return new Set(Array.from({ length: padded.length - 1 }, (_, at) => padded.slice(at, at + 2)))
}

const known = new WeakMap<BookUnit, Set<string>>()
const pairsOfUnit = (unit: BookUnit): Set<string> => {
  const pairs = known.get(unit) ?? pairsOf(bareName(unit.name))
  known.set(unit, pairs)
  return pairs
}

const likeness = (one: Set<string>, other: Set<string>): number => {
  let common = 0
  for (const pair of one) if (other.has(pair)) common += 1
  return (2 * common) / (one.size + other.size)
}

/** How alike two names must be; less is enough when the unit lies where it is said to lie, more is needed elsewhere. */
const LEAST = 0.6
const LEAST_ELSEWHERE = 0.8
const LEAST_IN_PLACE = 0.45

/** Units in force on the day whose names are near the written one, the nearest first; those in the place told come before. */
export const nearUnits = (index: UnitIndex, query: UnitQuery, most = 5): BookUnit[] => {
  const first = query.written.split(/\s+[-–—]\s+|[,;()/|]/)[0] ?? ''
  const wanted = pairsOf(bareName(spellOut(first)))
  const places = query.within.map((text) => bareName(spellOut(text)))
  return index.book.units
    .filter((unit) => isInForce(unit, query.day) && unit.level === (query.level ?? 'commune'))
    .map((unit) => {
      const near = likeness(wanted, pairsOfUnit(unit))
      const inPlace = near >= LEAST_IN_PLACE && places.some((place) => index.above(unit).has(place))
      return { unit, near: inPlace ? near + 1 : near }
    })
    .filter(({ near }) => near >= (places.length > 0 ? LEAST_ELSEWHERE : LEAST))
    .sort((left, right) => right.near - left.near)
    .slice(0, most)
    .map(({ unit }) => unit)
}
