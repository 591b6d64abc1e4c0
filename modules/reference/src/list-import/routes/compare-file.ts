// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { CodeListDiffSchema, CompareFileSchema, manageCodeLists } from '../../contract/index.ts'
import type { ReferenceParts } from '../../reference-parts.ts'
import { compareFile } from '../import-code-list.ts'

/** Compares a CSV or XLSX file with a list; nothing is written (R-REF-05). */
export const compareFileRoute = ({ reader }: ReferenceParts) =>
  defineRoute({
    operationId: 'reference.compareFile',
    method: 'POST',
    url: '/api/reference/code-lists/:list/imports/compare',
    audience: 'signedIn',
    permission: manageCodeLists,
    summary: { vi: 'So sánh tệp với danh mục', en: 'Compare a file with a list' },
    params: Type.Object({ list: Type.String({ maxLength: 60 }) }),
    body: CompareFileSchema,
    bodyLimit: 12 * 1024 * 1024,
    response: CodeListDiffSchema,
    handle: ({ params, body }) => compareFile(reader, params.list, body),
  })
