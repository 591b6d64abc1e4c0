// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { LocalDate } from '@tinhso/kernel/clock'
import { holdsOn } from '../code-item/code-item.ts'
import type { CodeItem, CodeListDiff } from '../contract/index.ts'

const differs = (mine: CodeItem, theirs: CodeItem): boolean =>
  mine.name.vi !== theirs.name.vi ||
  (theirs.name.en !== theirs.name.vi && mine.name.en !== theirs.name.en) ||
  mine.parentCode !== theirs.parentCode

const withTheirs = (mine: CodeItem, theirs: CodeItem, effectiveOn: LocalDate): CodeItem => ({
  ...mine,
  name: { vi: theirs.name.vi, en: theirs.name.en === theirs.name.vi ? mine.name.en : theirs.name.en },
  parentCode: theirs.parentCode,
  validFrom: effectiveOn,
})

/**
 * How a file differs from the codes that hold on the day: added, changed, closed by the file, and local ones that the
 * file does not have (R-REF-05). A text without English keeps the English name we have.
 */
export const compareCodes = (
  ours: readonly CodeItem[],
  theirs: readonly CodeItem[],
  effectiveOn: LocalDate,
): CodeListDiff => {
  const mine = new Map(ours.filter((item) => holdsOn(item, effectiveOn)).map((item) => [item.code, item]))
  const added: CodeItem[] = []
  const changed: { before: CodeItem; after: CodeItem }[] = []
  const closed: { before: CodeItem; after: CodeItem }[] = []
  let unchanged = 0
  for (const item of theirs) {
    const before = mine.get(item.code)
    const ended = item.validTo !== null && item.validTo <= effectiveOn
    if (!before) {
      if (!ended) added.push({ ...item, validFrom: item.validFrom ?? effectiveOn })
    } else if (item.validTo !== null && before.validTo === null) {
      closed.push({ before, after: { ...before, validTo: item.validTo } })
    } else if (differs(before, item)) {
      changed.push({ before, after: withTheirs(before, item, effectiveOn) })
    } else unchanged += 1
  }
  const inFile = new Set(theirs.map(({ code }) => code))
  const localOnly = [...mine.values()].filter(({ code }) => !inFile.has(code))
  const difference = { added, changed, closed, localOnly, unchanged }
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([effectiveOn, difference]))
    .digest('hex')
  return { ...difference, fingerprint }
}
