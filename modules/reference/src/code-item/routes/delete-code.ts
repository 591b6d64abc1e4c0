// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { manageCodeLists } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { deleteCode } from '../change-codes.ts'

/** Deletes a code entered by mistake; a used one is refused (R-REF-03). */
export const deleteCodeRoute = ({ kernel, derived }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.deleteCode',
    method: 'DELETE',
    url: '/api/reference/code-lists/:list/items/:code',
    audience: 'signedIn',
    permission: manageCodeLists,
    summary: { vi: 'Xóa mã nhập nhầm', en: 'Delete a code entered by mistake' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }), code: Type.String({ maxLength: 60 }) }),
    response: Type.Object({ deleted: Type.String() }),
    handle: ({ context, params }) => deleteCode(kernel, context, params.list, params.code, derived),
  })
