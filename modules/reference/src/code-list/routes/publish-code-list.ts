// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { CodeListSchema, manageCodeLists, PublishCodeListSchema } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { publishCodeList } from '../publish-code-list.ts'

/** Publishes a code list (R-REF-01). */
export const publishCodeListRoute = ({ kernel, derived }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.publishCodeList',
    method: 'POST',
    url: '/api/reference/code-lists',
    audience: 'signedIn',
    permission: manageCodeLists,
    summary: { vi: 'Công bố danh mục', en: 'Publish a code list' },
    body: PublishCodeListSchema,
    response: CodeListSchema,
    handle: ({ context, body }) => publishCodeList(kernel, context, body, derived),
  })
