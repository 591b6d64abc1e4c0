// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { defineRoute } from '../../http/index.ts'
import { readAudit } from '../audit-permissions.ts'
import { makeBundle } from '../case-bundle.ts'
import type { AuditHouse } from './index.ts'

/** The evidence of a case, to be checked outside this software with openssl (architecture §3E); recorded as an export. */
export const exportBundleRoute = ({ audit, clock, database, files, procedures, runCommand }: AuditHouse) =>
  defineRoute({
    operationId: 'audit.exportBundle',
    method: 'GET',
    url: '/api/cases/:id/bundle',
    audience: 'signedIn',
    summary: { vi: 'Tải bằng chứng của một hồ sơ', en: 'Download the evidence of a case' },
    permission: readAudit,
    params: Type.Object({ id: Type.String({ maxLength: 36 }) }),
    stream: true,
    handle: async ({ actor, params, context, reply }) => {
      const subject = await procedures.evidence(actor, params.id)
      const request = {
        name: 'audit.export-bundle',
        input: params.id,
        permission: readAudit,
        resource: subject,
      }
      await runCommand(context, request, (command) =>
        command.audit({
          action: 'audit.bundle-exported',
          object: { type: 'case', id: subject.caseId, label: subject.title },
          agencyId: subject.agencyId,
        }),
      )
      const bundle = await makeBundle(
        { db: database.read, files, publicKey: audit.publicKey, now: clock.now() },
        subject,
      )
      reply.header('content-type', 'application/zip')
      reply.header('content-disposition', `attachment; filename="bang-chung-${params.id}.zip"`)
      return reply.send(Buffer.from(bundle))
    },
  })
