// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import { fold } from '@tinhso/kernel/search'
import type { CodeItem, CodeItemList, CodeItemsQuery } from '../contract/index.ts'

/** Whether a version of a code holds on a day. */
export const holdsOn = (item: Pick<CodeItem, 'validFrom' | 'validTo'>, day: LocalDate): boolean =>
  (item.validFrom === null || item.validFrom <= day) && (item.validTo === null || day < item.validTo)

/** One page of items: valid on a day or all, by name or code, under a parent; in the order of the list. */
export const pageOfItems = (
  items: readonly CodeItem[],
  query: CodeItemsQuery,
  today: LocalDate,
): CodeItemList => {
  const folded = query.q ? fold(query.q) : ''
  const found = items.filter(
    (item) =>
      (query.all || holdsOn(item, query.date ?? today)) &&
      (query.parent === undefined || item.parentCode === query.parent) &&
      (folded === '' || fold(`${item.code} ${item.name.vi} ${item.name.en}`).includes(folded)),
  )
  const start = Number(query.cursor ?? 0) || 0
  const end = start + (query.limit ?? 100)
  return {
    items: found.slice(start, end),
    nextCursor: end < found.length ? String(end) : null,
    total: found.length,
  }
}
