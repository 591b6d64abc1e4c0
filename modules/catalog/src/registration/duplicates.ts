// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { Entry, Known } from '../entry/entry.ts'
import { type Comparable, compareEntries, type Similarity } from './similarity.ts'

/** An entry that may hold the same content, and how alike it is. */
export interface LikelyDuplicate extends Similarity, Known {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly ownerAgencyId: string | null
}

const most = 10

/** Entries at least as alike as the profile's threshold, most alike first. */
export const findDuplicates = (
  subject: Comparable,
  entries: readonly Entry[],
  threshold: number,
): LikelyDuplicate[] =>
  entries
    .map((entry) => ({
      id: entry.id,
      code: entry.code,
      title: entry.title,
      ownerAgencyId: entry.ownerAgencyId,
      status: entry.status,
      classification: entry.classification,
      ...compareEntries(subject, {
        title: entry.title,
        purpose: entry.purpose,
        fields: entry.fields.map(({ title }) => title),
        sources: entry.sources,
      }),
    }))
    .filter(({ score }) => score >= threshold)
    .sort((one, other) => other.score - one.score)
    .slice(0, most)

/** Replaces what was found for an entry. */
export const storeDuplicates = async (
  tx: Tx,
  entryId: string,
  duplicates: readonly LikelyDuplicate[],
): Promise<void> => {
  await sql`delete from catalog.duplicate where entry_id = ${entryId}`.execute(tx)
  for (const { id, score, parts } of duplicates) {
    await sql`insert into catalog.duplicate (entry_id, other_id, score, parts)
      values (${entryId}, ${id}, ${score}, ${JSON.stringify(parts)})`.execute(tx)
  }
}

/** What was found when the entry was registered, most alike first. */
export const readDuplicates = async (db: Db | Tx, entryId: string): Promise<LikelyDuplicate[]> => {
  const { rows } = await sql<{
    id: string
    code: string
    title: string
    owner: string | null
    status: Entry['status']
    access: Entry['classification']['access']
    security: Entry['classification']['security']
    score: string
    parts: Similarity['parts']
  }>`
    select e.id, e.code, e.title, e.owner_agency_id as owner, e.status, e.access, e.security, d.score, d.parts
    from catalog.duplicate d join catalog.entry e on e.id = d.other_id
    where d.entry_id = ${entryId} order by d.score desc`.execute(db)
  return rows.map(({ owner, access, security, score, ...row }) => ({
    ...row,
    ownerAgencyId: owner,
    classification: { access, security },
    score: Number(score),
  }))
}
