// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { OwnSessionSchema } from '../../contract/index.ts'
import { listOwnSessions, type OwnSessionParts } from '../own-sessions.ts'

/** The person's own sessions (R-SSO-09). */
export const listSessions = (parts: OwnSessionParts) =>
  defineRoute({
    operationId: 'identity.listSessions',
    method: 'GET',
    url: '/api/sessions',
    audience: 'signedIn',
    summary: { vi: 'Các phiên đăng nhập của tôi', en: 'My sessions' },
    response: Type.Object({
      items: Type.Array(OwnSessionSchema),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    handle: async ({ actor }) => ({ items: await listOwnSessions(parts, actor), nextCursor: null }),
  })
