// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '../../http/index.ts'
import { verifyChain } from '../audit-permissions.ts'
import type { AuditHouse } from './index.ts'

/** Checks the whole chain now; the check and its result are recorded. */
export const verifyChainRoute = ({ audit, runCommand }: AuditHouse) =>
  defineRoute({
    operationId: 'audit.verify',
    method: 'POST',
    url: '/api/audit/verify',
    audience: 'signedIn',
    permission: verifyChain,
    summary: { vi: 'Kiểm tra chuỗi bằng chứng', en: 'Verify the audit chain' },
    handle: async ({ context }) => {
      const verdict = await audit.verify()
      const { ok, checkedEntries, unsealed, faultCount } = verdict
      return runCommand(context, { name: 'audit.verify', input: null }, async (command) => {
        const after = { ok, checkedEntries, unsealed, faultCount }
        await command.audit({ action: 'audit.verified', object: { type: 'audit', id: 'chain' }, after })
        return verdict
      })
    },
  })
