// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '../access/index.ts'
import type { Db, Tx } from '../database/index.ts'
import {
  queryDocuments,
  removeDocument,
  type SearchDocument,
  type SearchHit,
  type SearchOptions,
  upsertDocument,
} from './search-service.ts'

/** The search over everything that has a page. */
export interface Search {
  /** Puts a thing into the search, or brings it up to date, in the transaction that changes the thing. */
  upsert(tx: Tx, document: SearchDocument): Promise<void>
  remove(tx: Tx, kind: string, id: string): Promise<void>
  /** What the actor may find, best first; see `queryDocuments`. */
  query(actor: Actor, typed: string, options?: SearchOptions): Promise<SearchHit[]>
}

export const createSearch = (read: Db): Search => ({
  upsert: upsertDocument,
  remove: removeDocument,
  query: (actor, typed, options) => queryDocuments(read, actor, typed, options),
})

export { compareExact, countExactWords, exactWords, fold, foldedWords } from './fold.ts'
export type { SearchDocument, SearchHit, SearchOptions, Visibility } from './search-service.ts'
export { bareName, spellOut } from './unit-name.ts'
