// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { CitationSchema } from '../../contract/index.ts'
import { refuse } from '../../contract/messages.ts'
import type { LegalBasisDoor } from '../../legal-basis-door.ts'

/** A clause spelled out, and whether it may still be cited: `?reference=000 Đ27.2.b`. */
export const citeClauseRoute = (door: LegalBasisDoor) =>
  defineRoute({
    operationId: 'legal-basis.citeClause',
    method: 'GET',
    url: '/api/legal-basis/citations',
    audience: 'anonymous',
    summary: { vi: 'Trích dẫn điều khoản', en: 'Cite a clause' },
    query: Type.Object({
      reference: Type.String({ minLength: 1, maxLength: 200 }),
      date: Type.Optional(Type.String({ format: 'date' })),
    }),
    response: CitationSchema,
    handle: async ({ query }) => {
      const citation = await door.citation(query.reference, query.date)
      if (!citation) throw refuse('not-found', 'legal-basis.document-not-found', { ref: query.reference })
      return citation
    },
  })
