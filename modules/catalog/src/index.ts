// SPDX-License-Identifier: Apache-2.0
export type { CatalogDoor, Inventory } from './catalog-door.ts'
export type { Entry } from './entry/entry.ts'
export type { EntryListQuery } from './entry/entry-list-view.ts'
export { catalog } from './module.ts'
