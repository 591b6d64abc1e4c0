// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { AppliedSchema, ApplyFileSchema, manageCodeLists } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { applyFile } from '../import-code-list.ts'

/** Applies a comparison that a person has seen (R-REF-05). */
export const applyFileRoute = ({ kernel, derived }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.applyFile',
    method: 'POST',
    url: '/api/reference/code-lists/:list/imports',
    audience: 'signedIn',
    permission: manageCodeLists,
    summary: { vi: 'Áp dụng tệp vào danh mục', en: 'Apply a file to a list' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
    body: ApplyFileSchema,
    bodyLimit: 12 * 1024 * 1024,
    response: AppliedSchema,
    handle: ({ context, params, body }) => applyFile(kernel, context, params.list, body, derived),
  })
