// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { Type } from 'typebox'
import { LegalDocumentSchema, manageDocuments, UpdateValiditySchema } from '../../contract/index.ts'
import { changeValidity } from '../document-service.ts'

/** Records from when to when a document holds and what replaced it. */
export const changeValidityRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'legal-basis.changeValidity',
    method: 'PATCH',
    url: '/api/legal-basis/documents/:ref',
    audience: 'signedIn',
    permission: manageDocuments,
    summary: { vi: 'Cập nhật hiệu lực văn bản', en: 'Change the validity of a document' },
    params: Type.Object({ ref: Type.String({ maxLength: 80 }) }),
    body: UpdateValiditySchema,
    response: LegalDocumentSchema,
    handle: ({ context, params, body }) => changeValidity(kernel, context, params.ref, body),
  })
