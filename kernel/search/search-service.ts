// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { type Actor, actorAgencyIds } from '../access/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { exactWords, fold, foldedWords } from './fold.ts'

/** Who may find a thing: everyone · anyone signed in · its agency (or some roles in it) and holders of the named roles. */
export type Visibility = 'public' | 'official' | 'agency'

/** A thing that can be found; `kind` and `id` name it, `url` is its page. */
export interface SearchDocument {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly code?: string | null
  readonly body?: string | null
  readonly url: string
  readonly visibility: Visibility
  readonly agencyId?: string | null
  /** Only these roles find it within its agency, when `visibility` is `agency`; everyone of the agency when left out. */
  readonly agencyRoles?: readonly string[]
  /** Roles that find it wherever they hold them, when `visibility` is `agency`. */
  readonly roles?: readonly string[]
}

/** One result; `exact`: how many words of the query stand in it with the very same diacritics. */
export interface SearchHit {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly code: string | null
  readonly url: string
  readonly agencyId: string | null
  readonly exact: number
}

/** Which kinds to look for, and how many results at most (20 when left out, never more than 100). */
export interface SearchOptions {
  readonly kinds?: readonly string[]
  readonly limit?: number
}

const longestQuery = 200
const mostWords = 12

const quoteLexeme = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** The query as typed: every word must be there, the last one may be unfinished unless a space follows it. */
const toTsquery = (query: string): string => {
  const words = foldedWords(query).slice(0, mostWords)
  const unfinished = !/\s$/.test(query)
  return words
    .map((word, index) => quoteLexeme(word) + (unfinished && index === words.length - 1 ? ':*' : ''))
    .join(' & ')
}

const visibleTo = (actor: Actor) => {
  if (actor.kind === 'system') return sql<boolean>`true`
  if (actor.kind === 'anonymous') return sql<boolean>`visibility = 'public'`
  const agencies = [...actorAgencyIds(actor)]
  const roles = actor.grants.map((grant) => grant.role)
  const held = actor.grants.flatMap(({ role, agencyIds }) => [...agencyIds].map((id) => `${role} ${id}`))
  return sql<boolean>`(visibility in ('public', 'official') or roles && ${roles}::text[]
    or agency_id = any(${agencies}::uuid[]) and (agency_roles is null
      or exists (select from unnest(agency_roles) as role where role || ' ' || agency_id = any(${held}::text[]))))`
}

/** Puts a thing into the search, or brings its entry up to date. */
export const upsertDocument = async (tx: Tx, document: SearchDocument): Promise<void> => {
  const { kind, id, title, url, visibility } = document
  const code = document.code ?? null
  const words = exactWords(`${code ?? ''} ${title}`)
  await sql`
    insert into kernel.search_document (kind, id, title, code, body, url, agency_id, visibility, roles, agency_roles,
      exact_words)
    values (${kind}, ${id}, ${title}, ${code}, ${document.body ?? ''}, ${url}, ${document.agencyId ?? null},
      ${visibility}, ${[...(document.roles ?? [])]}::text[],
      ${document.agencyRoles ? [...document.agencyRoles] : null}::text[], ${words}::text[])
    on conflict (kind, id) do update set title = excluded.title, code = excluded.code, body = excluded.body,
      url = excluded.url, agency_id = excluded.agency_id, visibility = excluded.visibility, roles = excluded.roles,
      agency_roles = excluded.agency_roles, exact_words = excluded.exact_words`.execute(tx)
}

/** Takes a thing out of the search; nothing happens when it is not there. */
export const removeDocument = async (tx: Tx, kind: string, id: string): Promise<void> => {
  await sql`delete from kernel.search_document where kind = ${kind} and id = ${id}`.execute(tx)
}

/**
 * What the actor may find. Two levels: everything that matches without diacritics, and of it first what has the
 * query's own diacritics; a code typed in full comes before all. An empty query finds nothing.
 */
export const queryDocuments = async (
  database: Db | Tx,
  actor: Actor,
  typed: string,
  options: SearchOptions = {},
): Promise<SearchHit[]> => {
  const query = typed.slice(0, longestQuery)
  const wanted = toTsquery(query)
  if (wanted === '') return []
  const folded = fold(query)
  const kinds = options.kinds === undefined ? null : [...options.kinds]
  const { rows } = await sql<SearchHit>`
    select kind, id, title, code, url, agency_id as "agencyId",
      (select count(*)::integer from unnest(${exactWords(query)}::text[]) as word where word = any(exact_words)) as exact
    from kernel.search_document
    where words @@ ${wanted}::tsquery and (${kinds}::text[] is null or kind = any(${kinds}::text[]))
      and ${visibleTo(actor)}
    order by coalesce(code_folded = ${folded}, false) desc, exact desc, (title_words @@ ${wanted}::tsquery) desc,
      (title_folded like ${`${folded}%`}) desc, length(title), title, kind, id
    limit ${Math.min(Math.max(options.limit ?? 20, 1), 100)}`.execute(database)
  return rows
}
