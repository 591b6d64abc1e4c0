// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import type { AccountParts } from '../../account/account-parts.ts'
import { AccountImportSchema } from '../../contract/index.ts'
import { importAccounts } from '../../permissions.ts'
import { describeImport } from '../propose-import.ts'

/** The comparison of a personnel list as it stands now. */
export const getImport = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.getAccountImport',
    method: 'GET',
    url: '/api/account-imports/:id',
    audience: 'signedIn',
    permission: importAccounts,
    summary: { vi: 'Kết quả so sánh danh sách cán bộ', en: 'Comparison of a personnel list' },
    params: Type.Object({ id: Type.String() }),
    response: AccountImportSchema,
    handle: ({ actor, params }) => describeImport(parts, actor, params.id),
  })
