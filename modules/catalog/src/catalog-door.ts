// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { Db } from '@tinhso/kernel/database'
import type { Entry } from './entry/entry.ts'
import { countEntriesBy, type EntryListQuery, listEntryIds } from './entry/entry-list-view.ts'
import { findEntriesByIds, findEntryByCode, findEntryById } from './entry/entry-store.ts'
import { canSee } from './entry/entry-visibility.ts'

/** What higher modules ask of the catalogue. */
export interface CatalogDoor {
  entryByCode(code: string): Promise<Entry | null>
  entryById(id: string): Promise<Entry | null>
  entriesByIds(ids: readonly string[]): Promise<Entry[]>
  /** A page of entries as an actor may see them. */
  list(
    actor: Actor,
    query: EntryListQuery,
  ): Promise<{ entries: Entry[]; total: number; nextCursor: string | null }>
  /** Entries anyone may know of: the published catalogue (000/002 Đ30.1). */
  listPublic(query: EntryListQuery): Promise<{ entries: Entry[]; total: number; nextCursor: string | null }>
  countBy(
    actor: Actor,
    column: 'sector' | 'data_type' | 'status' | 'access' | 'owner_agency_id',
  ): Promise<{ value: string; count: number }[]>
  /** Whether an actor may know that the entry exists. */
  canSee(actor: Actor, entry: Entry): boolean
}

const visitor: Actor = { kind: 'anonymous', networkAddress: '' }

export const createCatalogDoor = (read: Db): CatalogDoor => {
  const list = async (actor: Actor, query: EntryListQuery) => {
    const { ids, total, nextCursor } = await listEntryIds(read, actor, query)
    const found = new Map((await findEntriesByIds(read, ids)).map((entry) => [entry.id, entry]))
    return { entries: ids.flatMap((id) => found.get(id) ?? []), total, nextCursor }
  }
  return {
    entryByCode: (code) => findEntryByCode(read, code),
    entryById: (id) => findEntryById(read, id),
    entriesByIds: (ids) => findEntriesByIds(read, ids),
    list,
    listPublic: (query) => list(visitor, query),
    countBy: (actor, column) => countEntriesBy(read, actor, column),
    canSee,
  }
}
