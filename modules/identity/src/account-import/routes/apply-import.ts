// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import type { AccountParts } from '../../account/account-parts.ts'
import { AccountImportSchema, ApplyImportSchema } from '../../contract/index.ts'
import { importAccounts } from '../../permissions.ts'
import { applyImport } from '../apply-import.ts'

/** Applies a comparison that has been reviewed. */
export const applyImportRoute = (parts: AccountParts) =>
  defineRoute({
    operationId: 'identity.applyAccountImport',
    method: 'POST',
    url: '/api/account-imports/:id/apply',
    audience: 'signedIn',
    permission: importAccounts,
    summary: { vi: 'Áp dụng danh sách cán bộ', en: 'Apply a personnel list' },
    params: Type.Object({ id: Type.String() }),
    body: ApplyImportSchema,
    response: AccountImportSchema,
    handle: ({ context, params, body }) => applyImport(parts, context, params.id, body),
  })
