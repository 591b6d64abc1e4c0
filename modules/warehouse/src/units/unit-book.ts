// SPDX-License-Identifier: Apache-2.0

/** Tier of a unit; a column may hold units of one tier only. */
export type UnitTier = 'province' | 'district' | 'commune'

/** One dated version of a unit as the check needs it. `ref` names the version: the code, and its first day when known. */
export type BookUnit = {
  ref: string
  code: string
  name: string
  level: UnitTier
  parentCode: string | null
  /** First day; null: since before records. */
  validFrom: string | null
  /** First day on which it was no more; null: in force. */
  validTo: string | null
  /** What became of it; `whole` false: only a part went there. */
  next: { ref: string; whole: boolean }[]
}

/** Every version of every unit, and what people answered before: the unit's `ref`, or null for “keep it as written”. */
export type UnitBook = { units: BookUnit[]; answers: Record<string, string | null> }

/** The name of a version of a unit, as stored with rows: codes alone are used again by reforms. */
export const unitRef = (code: string, validFrom: string | null): string =>
  validFrom === null ? code : `${code}@${validFrom}`

/** The code in the name of a version; null for the mark of a value that no unit was found for. */
export const codeOfRef = (ref: string): string | null => (ref.startsWith('?') ? null : ref.split('@')[0]!)

/** What a row keeps beside the written value when no unit was found: the writing itself, so that keys still compare. */
export const unresolvedRef = (written: string): string => `?${written}`

/** Whether a version was in force on a day. */
export const isInForce = (unit: BookUnit, day: string): boolean =>
  (unit.validFrom === null || unit.validFrom <= day) && (unit.validTo === null || day < unit.validTo)

/** Where following a unit to a day ended: units in force then; `split` is the unit whose parts need a choice. */
export type Followed = { units: BookUnit[]; split: BookUnit | null }

/** The question that a split asks: answered once, it serves every row that came from the unit. */
export const splitQuestion = (ref: string): string => `split|${ref}`

/** Follows a unit through reforms until a day; a split goes the way that a person chose, else it stays open. */
export const followUnit = (
  index: ReadonlyMap<string, BookUnit>,
  answers: UnitBook['answers'],
  from: BookUnit,
  day: string,
): Followed => {
  let unit = from
  for (let step = 0; step < 20; step += 1) {
    if (unit.validTo === null || day < unit.validTo) return { units: [unit], split: null }
    const chosen = answers[splitQuestion(unit.ref)]
    const whole = unit.next.length === 1 && unit.next[0]!.whole ? unit.next[0]!.ref : undefined
    const next = index.get(chosen ?? whole ?? '')
    if (!next) {
      const parts = unit.next.flatMap(({ ref }) => index.get(ref) ?? [])
      return { units: parts, split: parts.length > 0 ? unit : null }
    }
    unit = next
  }
  return { units: [], split: null }
}
