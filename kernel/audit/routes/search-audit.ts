// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { defineRoute } from '../../http/index.ts'
import { readAudit } from '../audit-permissions.ts'
import { AuditEntrySchema, auditFilterFields, searchAudit } from '../audit-search.ts'
import type { AuditHouse } from './index.ts'

/** Who did what, when and why, newest first (R-SEC-03, R-SEC-04). */
export const searchAuditRoute = ({ database }: AuditHouse) =>
  defineRoute({
    operationId: 'audit.search',
    method: 'GET',
    url: '/api/audit',
    audience: 'signedIn',
    permission: readAudit,
    summary: { vi: 'Tra cứu nhật ký hoạt động', en: 'Search the audit' },
    query: Type.Object({
      ...auditFilterFields,
      cursor: Type.Optional(Type.String({ maxLength: 80 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    }),
    response: Type.Object({
      items: Type.Array(AuditEntrySchema),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: ({ actor, query: { cursor, limit, ...filter } }) =>
      searchAudit(database.read, actor, filter, { cursor, limit }),
  })
