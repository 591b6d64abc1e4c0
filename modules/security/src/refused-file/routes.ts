// SPDX-License-Identifier: Apache-2.0
// Files that bore a mark of secrecy: the list, asking for a review, deciding it.
import { defineRoute } from '@tinhso/kernel/http'
import type { Kernel } from '@tinhso/kernel/module'
import Type from 'typebox'
import { permissions, RefusedFile } from '../contract/index.ts'
import { askReview, decideReview, listRefusedFiles } from './refused-file-service.ts'

const url = '/api/security/refused-files'
const Params = Type.Object({ number: Type.Integer({ minimum: 1, maximum: 2_000_000_000 }) })
const Reason = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' })
const Numbered = Type.Object({ number: Type.Integer() })

export const refusedFileRoutes = (kernel: Kernel) => [
  defineRoute({
    operationId: 'security.listRefusedFiles',
    method: 'GET',
    url,
    audience: 'signedIn',
    permission: permissions.seeRefusedFiles,
    summary: { vi: 'Các tệp bị từ chối vì có dấu độ mật', en: 'Files refused for a mark of secrecy' },
    response: Type.Object({
      items: Type.Array(RefusedFile),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ context }) => ({
      items: await listRefusedFiles(kernel, context.actor),
      nextCursor: null,
    }),
  }),
  defineRoute({
    operationId: 'security.askReview',
    method: 'POST',
    url: `${url}/:number/review-request`,
    audience: 'signedIn',
    permission: permissions.seeRefusedFiles,
    summary: { vi: 'Đề nghị xem lại tệp bị từ chối', en: 'Ask for a review of a refused file' },
    params: Params,
    body: Type.Object({ reason: Reason }, { additionalProperties: false }),
    response: Numbered,
    handle: ({ context, params, body }) => askReview(kernel, context, params.number, body.reason),
  }),
  defineRoute({
    operationId: 'security.decideReview',
    method: 'POST',
    url: `${url}/:number/review`,
    audience: 'signedIn',
    permission: permissions.reviewRefusedFile,
    summary: { vi: 'Kết luận về tệp bị từ chối', en: 'Decide about a refused file' },
    params: Params,
    body: Type.Object({ allow: Type.Boolean(), reason: Reason }, { additionalProperties: false }),
    response: Numbered,
    handle: ({ context, params, body }) => decideReview(kernel, context, params.number, body),
  }),
]
