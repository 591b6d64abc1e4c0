// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { defineRoute } from '../../http/index.ts'
import { auditCsv } from '../audit-csv.ts'
import { readAudit } from '../audit-permissions.ts'
import { AuditFilterSchema, searchAudit } from '../audit-search.ts'
import type { AuditHouse } from './index.ts'

/** The audit as CSV; that it was exported, by whom and with which filter, is itself recorded (R-SEC-04). */
export const exportAuditRoute = ({ database, runCommand }: AuditHouse) =>
  defineRoute({
    operationId: 'audit.export',
    method: 'GET',
    url: '/api/audit/export',
    audience: 'signedIn',
    permission: readAudit,
    summary: { vi: 'Xuất nhật ký hoạt động', en: 'Export the audit' },
    query: AuditFilterSchema,
    stream: true,
    handle: async ({ actor, query, context, reply }) => {
      await runCommand(context, { name: 'audit.export', input: query }, (command) =>
        command.audit({ action: 'audit.exported', object: { type: 'audit', id: 'export' }, after: query }),
      )
      const pages = auditCsv((cursor) => searchAudit(database.read, actor, query, { cursor, limit: 1000 }))
      reply.header('content-type', 'text/csv; charset=utf-8')
      reply.header('content-disposition', 'attachment; filename="nhat-ky.csv"')
      return reply.send(Readable.from(pages))
    },
  })
