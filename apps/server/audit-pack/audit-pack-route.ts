// SPDX-License-Identifier: Apache-2.0
import { packForAudit } from '@tinhso/kernel/audit'
import { defineRoute } from '@tinhso/kernel/http'
import type { House } from '@tinhso/kernel/module'
import { zipSync } from 'fflate'
import Type from 'typebox'
import { makeAuditPack } from './make-audit-pack.ts'

/** The audit pack as a ZIP, for the auditor and the security lead. */
export const auditPackRoute = (house: House) =>
  defineRoute({
    operationId: 'audit.pack',
    method: 'GET',
    url: '/api/audit/pack',
    audience: 'signedIn',
    permission: packForAudit,
    summary: { vi: 'Lập hồ sơ kiểm tra hệ thống', en: 'Make the audit pack' },
    query: Type.Object(
      {
        asOf: Type.Optional(
          Type.String({ format: 'date', description: 'Accounts and roles as of this day' }),
        ),
      },
      { additionalProperties: false },
    ),
    stream: true,
    handle: async ({ query, context, reply }) => {
      const { name, files } = await makeAuditPack(house, context, { asOf: query.asOf })
      reply.header('content-type', 'application/zip')
      reply.header('content-disposition', `attachment; filename="${name}.zip"`)
      return reply.send(Buffer.from(zipSync({ ...files })))
    },
  })
