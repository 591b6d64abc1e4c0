// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { ChangeCodeListSchema, CodeListSchema, manageCodeLists } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { changeCodeList } from '../publish-code-list.ts'

/** Changes the particulars of a list. */
export const changeCodeListRoute = ({ kernel, derived }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.changeCodeList',
    method: 'PATCH',
    url: '/api/reference/code-lists/:list',
    audience: 'signedIn',
    permission: manageCodeLists,
    summary: { vi: 'Sửa thông tin danh mục', en: 'Change a code list' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
    body: ChangeCodeListSchema,
    response: CodeListSchema,
    handle: ({ context, params, body }) => changeCodeList(kernel, context, params.list, body, derived),
  })
