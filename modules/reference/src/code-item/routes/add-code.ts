// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { AddCodeSchema, CodeItemSchema, manageCodeLists } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { addCode } from '../change-codes.ts'

/** Adds a code to a list. */
export const addCodeRoute = ({ kernel, derived }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.addCode',
    method: 'POST',
    url: '/api/reference/code-lists/:list/items',
    audience: 'signedIn',
    permission: manageCodeLists,
    summary: { vi: 'Thêm mã vào danh mục', en: 'Add a code' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
    body: AddCodeSchema,
    response: CodeItemSchema,
    handle: ({ context, params, body }) => addCode(kernel, context, params.list, body, derived),
  })
