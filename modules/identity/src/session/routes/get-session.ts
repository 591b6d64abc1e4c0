// SPDX-License-Identifier: Apache-2.0
import { defineRoute } from '@tinhso/kernel/http'
import { SessionSchema } from '../../contract/index.ts'
import { describeSession, type SessionViewParts } from '../session-view.ts'

/** Tells the console who works and what the person may do; 401 for a visitor. */
export const getSession = (parts: SessionViewParts) =>
  defineRoute({
    operationId: 'identity.getSession',
    method: 'GET',
    url: '/api/session',
    audience: 'signedIn',
    summary: { vi: 'Phiên làm việc hiện tại', en: 'The session in use' },
    response: SessionSchema,
    handle: ({ request, locale }) => describeSession(parts, request, locale),
  })
