// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { defineRoute } from '../../http/index.ts'
import type { Procedures } from '../procedures.ts'

/** The cases in which the signed-in official owes the next step. */
export const getInbox = (procedures: Procedures) =>
  defineRoute({
    operationId: 'procedure.getInbox',
    method: 'GET',
    url: '/api/inbox',
    audience: 'signedIn',
    summary: { vi: 'Việc cần xử lý', en: 'Steps the caller owes' },
    query: Type.Object({
      cursor: Type.Optional(Type.String({ maxLength: 60 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    handle: ({ actor, query }) => procedures.inbox(actor, query),
  })
