// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { LegalDocumentSchema } from '../../contract/index.ts'
import { refuse } from '../../contract/messages.ts'
import type { LegalBasisDoor } from '../../legal-basis-door.ts'

/** One document by reference or short name, with its status on a day. */
export const getDocumentRoute = (door: LegalBasisDoor) =>
  defineRoute({
    operationId: 'legal-basis.getDocument',
    method: 'GET',
    url: '/api/legal-basis/documents/:ref',
    audience: 'anonymous',
    summary: { vi: 'Một văn bản pháp lý', en: 'One legal document' },
    params: Type.Object({ ref: Type.String({ maxLength: 80 }) }),
    query: Type.Object({ date: Type.Optional(Type.String({ format: 'date' })) }),
    response: LegalDocumentSchema,
    handle: async ({ params, query }) => {
      const document = await door.document(params.ref, query.date)
      if (!document) throw refuse('not-found', 'legal-basis.document-not-found', { ref: params.ref })
      return document
    },
  })
