// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { type OwnSessionParts, revokeOtherSessions } from '../own-sessions.ts'

/** Ends all of the person's own sessions but the one in use. */
export const deleteOtherSessions = (parts: OwnSessionParts) =>
  defineRoute({
    operationId: 'identity.revokeOtherSessions',
    method: 'DELETE',
    url: '/api/sessions',
    audience: 'signedIn',
    summary: { vi: 'Kết thúc các phiên khác của tôi', en: 'End my other sessions' },
    handle: ({ context }) => revokeOtherSessions(parts, context),
  })
