// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import type { Entry } from './entry/entry.ts'
import { countEntriesBy, type EntryListQuery, listEntryIds } from './entry/entry-list-view.ts'
import { findEntriesByIds, findEntryByCode, findEntryById } from './entry/entry-store.ts'
import { canSee } from './entry/entry-visibility.ts'
import {
  type InventoryField,
  readInventoryDatasets,
  readInventoryRows,
} from './inventory/inventory-datasets.ts'
import { inventoryCode } from './inventory/seed-inventory-datasets.ts'

/** An inventory of the profile, ready to be loaded into its dataset: fields in order, rows as text. */
export interface Inventory {
  readonly code: string
  readonly title: string
  readonly fields: readonly InventoryField[]
  readonly rows: readonly (readonly string[])[]
}

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
  /** The province's own inventories, the first content of the warehouse. */
  inventories(): Promise<Inventory[]>
}

const visitor: Actor = { kind: 'anonymous', networkAddress: '' }

export const createCatalogDoor = ({ database: { read }, profile }: Kernel): CatalogDoor => {
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
    inventories: async () =>
      Promise.all(
        (await readInventoryDatasets(profile)).map(async (dataset) => ({
          code: inventoryCode(dataset),
          title: dataset.title,
          fields: dataset.fields,
          rows: await readInventoryRows(profile, dataset),
        })),
      ),
  }
}
