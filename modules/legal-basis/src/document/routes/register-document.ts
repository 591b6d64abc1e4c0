// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import { LegalDocumentSchema, manageDocuments, RegisterDocumentSchema } from '../../contract/index.ts'
import { registerDocument } from '../document-service.ts'

/** Enters a legal document. */
export const registerDocumentRoute = (kernel: Kernel) =>
  defineRoute({
    operationId: 'legal-basis.registerDocument',
    method: 'POST',
    url: '/api/legal-basis/documents',
    audience: 'signedIn',
    permission: manageDocuments,
    summary: { vi: 'Thêm văn bản pháp lý', en: 'Enter a legal document' },
    body: RegisterDocumentSchema,
    response: LegalDocumentSchema,
    handle: ({ context, body }) => registerDocument(kernel, context, body),
  })
