// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { CloseCodeSchema, CodeItemSchema, manageCodeLists } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { closeCode } from '../change-codes.ts'

/** Closes a code and names the one that supersedes it (R-REF-03). */
export const closeCodeRoute = ({ kernel, derived }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.closeCode',
    method: 'POST',
    url: '/api/reference/code-lists/:list/items/:code/close',
    audience: 'signedIn',
    permission: manageCodeLists,
    summary: { vi: 'Đóng mã', en: 'Close a code' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }), code: Type.String({ maxLength: 60 }) }),
    body: CloseCodeSchema,
    response: CodeItemSchema,
    handle: ({ context, params, body }) =>
      closeCode(kernel, context, params.list, params.code, body, derived),
  })
