// SPDX-License-Identifier: Apache-2.0
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Db } from '@tinhso/kernel/database'
import { fold } from '@tinhso/kernel/search'
import type { DocumentList, DocumentListQuery, LegalDocument } from '../contract/index.ts'
import { statusOn } from './document.ts'
import { readDocuments } from './document-store.ts'

const matches = (document: LegalDocument, query: DocumentListQuery): boolean => {
  const { q, type, level, status } = query
  const text = fold([document.ref, document.number, document.title, document.issuer, document.type].join(' '))
  return (
    (q === undefined || text.includes(fold(q))) &&
    (type === undefined || document.type === type) &&
    (level === undefined || document.level === level) &&
    (status === undefined || document.status === status)
  )
}

/** One page of the documents, by reference; their status is that of the day asked for. */
export const listDocuments = async (
  database: Db,
  query: DocumentListQuery,
  today: LocalDate,
): Promise<DocumentList> => {
  const day = query.date ?? today
  const limit = query.limit ?? 50
  const all = (await readDocuments(database)).map((document) => ({
    ...document,
    status: statusOn(document, day),
  }))
  const found = all.filter((document) => matches(document, query))
  const rest = query.cursor === undefined ? found : found.filter(({ ref }) => ref > query.cursor!)
  const items = rest.slice(0, limit)
  const nextCursor = rest.length > limit ? (items.at(-1)?.ref ?? null) : null
  return { items, nextCursor, total: found.length }
}
