// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import { defineRoute } from '../../http/index.ts'
import type { Notify } from '../notify.ts'

/** What the signed-in official has been told. */
export const listNotifications = (notify: Notify) =>
  defineRoute({
    operationId: 'notify.list',
    method: 'GET',
    url: '/api/notifications',
    audience: 'signedIn',
    summary: { vi: 'Thông báo của tôi', en: 'My notices' },
    query: Type.Object({
      cursor: Type.Optional(Type.String({ maxLength: 80 })),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
      unread: Type.Optional(Type.Boolean({ description: 'Only what has not been read' })),
    }),
    handle: ({ actor, query: { cursor, limit, unread } }) =>
      notify.list(actor, { cursor, limit, unreadOnly: unread }),
  })
