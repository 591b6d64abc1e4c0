// SPDX-License-Identifier: Apache-2.0
// Corrections after a round was locked (R-ING-12).
import { defineRoute, type Route } from '@tinhso/kernel/http'
import Type from 'typebox'
import type { CollectionParts } from '../collection-parts.ts'
import { CorrectionRequest, CorrectionView, permissions } from '../contract/index.ts'
import { correctRow, viewCorrections } from './correct-row.ts'

const url = '/api/collection/rounds/:code/corrections'
const params = Type.Object({ code: Type.String({ maxLength: 120 }) })

/** The operations on corrections. */
export const correctionRoutes = (parts: CollectionParts): Route[] => [
  defineRoute({
    operationId: 'collection.listCorrections',
    method: 'GET',
    url,
    audience: 'steward',
    permission: permissions.see,
    summary: { vi: 'Đính chính sau khi chốt', en: 'Corrections after locking' },
    params,
    response: Type.Object({ items: Type.Array(CorrectionView) }),
    handle: async ({ actor, params: { code } }) => ({ items: await viewCorrections(parts, actor, code) }),
  }),
  defineRoute({
    operationId: 'collection.correct',
    method: 'POST',
    url,
    audience: 'steward',
    permission: permissions.manage,
    summary: { vi: 'Đính chính một dòng', en: 'Correct a row' },
    params,
    body: CorrectionRequest,
    response: Type.Object({ batchNumber: Type.Integer() }),
    handle: ({ context, params: { code }, body }) => correctRow(parts, context, code, body),
  }),
]
