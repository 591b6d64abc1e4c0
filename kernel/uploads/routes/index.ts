// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { defineRoute, type Route } from '../../http/index.ts'
import { type Uploads, uploadsUrl } from '../uploads.ts'

const Id = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' })

const begin = (uploads: Uploads) =>
  defineRoute({
    operationId: 'uploads.begin',
    method: 'POST',
    url: uploadsUrl,
    audience: 'signedIn',
    summary: {
      vi: 'Bắt đầu tải một tệp lớn theo từng phần (tus 1.0)',
      en: 'Begin to send a large file in pieces (tus 1.0)',
    },
    raw: true,
    handle: ({ actor, request, reply }) => uploads.answer(actor, null, request, reply),
  })

const steps = {
  PATCH: ['uploads.append', { vi: 'Gửi phần tiếp theo của tệp', en: 'Send the next piece of a file' }],
  HEAD: [
    'uploads.received',
    { vi: 'Hỏi đã nhận được bao nhiêu byte', en: 'Ask how many bytes have arrived' },
  ],
  DELETE: ['uploads.give-up', { vi: 'Bỏ tệp đang tải', en: 'Give an upload up' }],
} as const

/** The operations of tus 1.0: creation, termination and expiration are supported. */
export const uploadRoutes = ({ uploads }: { readonly uploads: Uploads }): Route[] => [
  begin(uploads),
  ...(['PATCH', 'HEAD', 'DELETE'] as const).map((method) =>
    defineRoute({
      operationId: steps[method][0],
      method,
      url: `${uploadsUrl}/:id`,
      audience: 'signedIn',
      summary: steps[method][1],
      params: Type.Object({ id: Id }),
      raw: true,
      handle: ({ actor, params, request, reply }) => uploads.answer(actor, params.id, request, reply),
    }),
  ),
]
