// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { DocumentListQuerySchema, DocumentListSchema } from '../../contract/index.ts'
import { listDocuments } from '../document-list-view.ts'

/** Lists and searches legal documents, with their status on a day. */
export const listDocumentsRoute = ({ database, clock }: Kernel) =>
  defineRoute({
    operationId: 'legal-basis.listDocuments',
    method: 'GET',
    url: '/api/legal-basis/documents',
    audience: 'anonymous',
    summary: { vi: 'Danh mục văn bản pháp lý', en: 'List legal documents' },
    query: DocumentListQuerySchema,
    response: DocumentListSchema,
    handle: ({ query }) => listDocuments(database.read, query, clock.today()),
  })
