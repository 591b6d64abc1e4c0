// SPDX-License-Identifier: Apache-2.0
import type { Db } from '@tinhso/kernel/database'
import { readItems } from '../code-item/code-item-store.ts'
import type { CodeItem, CodeList } from '../contract/index.ts'
import { findList, readLists, type StoredList } from './code-list-store.ts'
import type { DerivedList } from './derived-lists.ts'

/** The one way to read code lists (R-REF-04): every module, the API and the console read through it. */
export interface CodeListReader {
  lists(): Promise<CodeList[]>
  list(code: string): Promise<CodeList | null>
  /** Every version of every code of a list; null when there is no such list. */
  everyItem(code: string): Promise<readonly CodeItem[] | null>
}

const publicPart = ({ id: _id, ...list }: StoredList): CodeList => list

/**
 * Makes the reader. Items are kept in memory and read again when the list's edition has counted up, so that every
 * process sees a change at once and an unchanged list costs one look at one row.
 */
export const createCodeListReader = (read: Db, derived: readonly DerivedList[]): CodeListReader => {
  const kept = new Map<string, { readonly edition: number; readonly items: readonly CodeItem[] }>()
  const derivedBy = (code: string) => derived.find((one) => one.list.code === code)
  return {
    lists: async () => [...(await readLists(read)).map(publicPart), ...derived.map((one) => one.list)],
    list: async (code) => {
      const other = derivedBy(code)
      if (other) return other.list
      const stored = await findList(read, code)
      return stored && publicPart(stored)
    },
    everyItem: async (code) => {
      const other = derivedBy(code)
      if (other) return other.everyItem()
      const stored = await findList(read, code)
      if (!stored) return null
      const known = kept.get(code)
      if (known?.edition === stored.edition) return known.items
      const items = await readItems(read, stored.id)
      kept.set(code, { edition: stored.edition, items })
      return items
    },
  }
}
