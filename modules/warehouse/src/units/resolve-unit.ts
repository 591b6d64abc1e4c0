// SPDX-License-Identifier: Apache-2.0
import { bareName, spellOut } from '@tinhso/kernel/search'
import { type BookUnit, followUnit, isInForce, splitQuestion, type UnitTier } from './unit-book.ts'
import type { UnitIndex } from './unit-index.ts'

/** A written unit to find: its value, what other columns say of where it lies, and the day of the row. */
export type UnitQuery = {
  written: string
  within: readonly string[]
  day: string
  level?: UnitTier | undefined
}

/** Why a written value is not one unit on its day. */
export type UnitFault = 'unit.unknown' | 'unit.ambiguous' | 'unit.split' | 'unit.not-yet'

/** What a written value means: a unit, or a fault with the question that a person answers and the units it may mean. */
export type ResolvedUnit = {
  ref: string | null
  fault: UnitFault | null
  question: string | null
  candidates: readonly BookUnit[]
}

const nothing: ResolvedUnit = { ref: null, fault: null, question: null, candidates: [] }
const found = (unit: BookUnit): ResolvedUnit => ({ ...nothing, ref: unit.ref })

/** The unit that a written name or code means on the day of its row; what a person answered before counts first. */
export const resolveUnit = (index: UnitIndex, query: UnitQuery): ResolvedUnit => {
  if (!index.tiers.has(query.level ?? 'commune')) return nothing
  const reading = readings(query).map((one) => resolveReading(index, query, one))
  const best =
    reading.find(({ fault }) => fault === null) ??
    reading.find(({ candidates }) => candidates.length > 0) ??
    reading[0]!
  if (best.fault === null) return best
  return answered(index, query.day, { ...best, question: best.question ?? questionOf(query, best) })
}

/** What was asked with the answer of a person, if there is one: followed to the day of the row, never led back before its time. */
function answered(index: UnitIndex, day: string, asking: ResolvedUnit): ResolvedUnit {
  const { question } = asking
  const answer = index.book.answers[question!]
  if (answer === undefined) return asking
  const unit = answer === null ? undefined : index.byRef.get(answer)
  if (!unit || isInForce(unit, day)) return { ...nothing, ref: answer }
  if (unit.validFrom !== null && day < unit.validFrom) {
    if (asking.fault === 'unit.not-yet') return found(unit)
    return answered(index, day, { ...asked('unit.not-yet', [unit]), question: `${question}|${unit.ref}` })
  }
  const followed = resolveGone(index, day, [unit])
  if (followed.fault === null) return followed
  if (followed.fault === 'unit.unknown' && asking.candidates.length === 1 && asking.candidates[0] === unit)
    return found(unit)
  return answered(index, day, { ...followed, question: followed.question ?? `${question}|${unit.ref}` })
}

const questionOf = ({ written, within }: UnitQuery, { candidates }: ResolvedUnit): string =>
  ['name', spellOut(written), ...within.map(spellOut), ...candidates.map(({ ref }) => ref).sort()].join('|')

type Reading = { name: string; within: string[] }

/** A cell may hold the place whole, or the units above it too: “xã Tân Lợi, huyện Đồng Phú”, “Đồng Phú - Tân Lợi”. */
function readings({ written, within }: UnitQuery): Reading[] {
  const parts = written
    .split(/\s+[-–—]\s+|[,;()/|]/)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
  const whole = { name: written, within: [...within] }
  if (parts.length < 2) return [whole]
  return [
    whole,
    { name: parts[0]!, within: [...parts.slice(1), ...within] },
    { name: parts.at(-1)!, within: [...parts.slice(0, -1), ...within] },
  ]
}

function resolveReading(index: UnitIndex, query: UnitQuery, { name, within }: Reading): ResolvedUnit {
  const named = candidatesOf(index, name, query.level)
  const fitting = named.filter((unit) => liesWithin(index, unit, within))
  const now = prefer(
    fitting.filter((unit) => isInForce(unit, query.day)),
    name,
  )
  if (now.length > 0) return now.length === 1 ? found(now[0]!) : asked('unit.ambiguous', now)
  const gone = latest(fitting.filter(({ validTo }) => validTo !== null && validTo <= query.day))
  if (gone.length > 0) return resolveGone(index, query.day, prefer(gone, name))
  if (fitting.length > 0) return asked('unit.not-yet', fitting)
  return asked(named.length > 0 ? 'unit.ambiguous' : 'unit.unknown', named)
}

/** A unit that was dissolved before the day of the row: what became of it by then. */
function resolveGone(index: UnitIndex, day: string, gone: readonly BookUnit[]): ResolvedUnit {
  const followed = gone.map((unit) => followUnit(index.byRef, index.book.answers, unit, day))
  const units = [...new Map(followed.flatMap(({ units }) => units).map((unit) => [unit.ref, unit])).values()]
  const split = followed.length === 1 ? followed[0]!.split : null
  if (split) return { ...asked('unit.split', units), question: splitQuestion(split.ref) }
  if (units.length === 1 && followed.every(({ split: open }) => open === null)) return found(units[0]!)
  return asked(units.length === 0 ? 'unit.unknown' : 'unit.ambiguous', gone)
}

const asked = (fault: UnitFault, candidates: readonly BookUnit[]): ResolvedUnit => ({
  ...nothing,
  fault,
  candidates,
})

const codeLengths: Readonly<Record<UnitTier, number>> = { province: 2, district: 3, commune: 5 }

/** Versions that a name or code may mean, of any time. A code that lost its leading zeros gets them back. */
function candidatesOf(index: UnitIndex, name: string, level: UnitTier | undefined): readonly BookUnit[] {
  const ofTier = (units: readonly BookUnit[] | undefined) =>
    (units ?? []).filter((unit) => level === undefined || unit.level === level)
  const digits = name.replace(/\s/g, '')
  if (/^\d{1,5}$/.test(digits)) {
    const lengths = level ? [codeLengths[level]] : [digits.length, ...Object.values(codeLengths)]
    for (const length of lengths) {
      const units = ofTier(index.byCode.get(digits.padStart(length, '0')))
      if (digits.length <= length && units.length > 0) return units
    }
  }
  const wanted = spellOut(name)
  const whole = ofTier(index.byName.get(wanted))
  if (whole.length > 0) return whole
  const hasKind = bareName(wanted) !== wanted
  return hasKind ? [] : ofTier(index.byBareName.get(wanted))
}

/** Whether everything said about where a unit lies is true of it. */
function liesWithin(index: UnitIndex, unit: BookUnit, within: readonly string[]): boolean {
  const above = index.above(unit)
  return within.every((text) => {
    const wanted = spellOut(text)
    return (
      wanted === '' || above.has(wanted) || above.has(bareName(wanted)) || above.has(wanted.replace(/ /g, ''))
    )
  })
}

const tone = /[\u0300\u0301\u0303\u0309\u0323]/g

/** The words of a name with their marks, the tone at the end of each: hoà and hòa are one. */
const wordsOf = (text: string): string[] =>
  (
    text
      .normalize('NFD')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).map((word) => word.replace(tone, '') + (word.match(tone) ?? []).join(''))

/** Of several units whose names differ in tone marks only, the one written; otherwise all. */
function prefer(units: readonly BookUnit[], name: string): readonly BookUnit[] {
  if (units.length < 2) return units
  const written = wordsOf(name)
  const exact = units.filter((unit) => {
    const count = bareName(unit.name).split(' ').length
    return wordsOf(unit.name).slice(-count).join(' ') === written.slice(-count).join(' ')
  })
  return exact.length === 1 ? exact : units
}

/** The last version of each code among versions that have ended. */
function latest(units: readonly BookUnit[]): BookUnit[] {
  const last = new Map<string, BookUnit>()
  for (const unit of units) {
    const known = last.get(unit.code)
    if (!known || known.validTo! < unit.validTo!) last.set(unit.code, unit)
  }
  return [...last.values()]
}
