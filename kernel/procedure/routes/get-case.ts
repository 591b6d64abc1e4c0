// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { defineRoute } from '../../http/index.ts'
import type { Procedures } from '../procedures.ts'

/** The story of a case, its next step and its deadline day by day. */
export const getCase = (procedures: Procedures) =>
  defineRoute({
    operationId: 'procedure.getCase',
    method: 'GET',
    url: '/api/cases/:id',
    audience: 'signedIn',
    summary: { vi: 'Quá trình xử lý một hồ sơ', en: 'The story of a case' },
    params: Type.Object({ id: Type.String({ maxLength: 36 }) }),
    handle: ({ actor, params }) => procedures.view(actor, params.id),
  })
