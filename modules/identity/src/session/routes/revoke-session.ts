// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { Type } from 'typebox'
import { type OwnSessionParts, revokeSession } from '../own-sessions.ts'

/** Ends one of the person's own sessions at once. */
export const deleteSession = (parts: OwnSessionParts) =>
  defineRoute({
    operationId: 'identity.revokeSession',
    method: 'DELETE',
    url: '/api/sessions/:id',
    audience: 'signedIn',
    summary: { vi: 'Kết thúc một phiên đăng nhập', en: 'End a session' },
    params: Type.Object({ id: Type.String() }),
    handle: ({ params, context }) => revokeSession(parts, context, params.id),
  })
