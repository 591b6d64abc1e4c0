// SPDX-License-Identifier: Apache-2.0
import type { Route } from '@tinhso/kernel/http'
import type { OwnSessionParts } from '../own-sessions.ts'
import type { SessionViewParts } from '../session-view.ts'
import { getSession } from './get-session.ts'
import { listSessions } from './list-sessions.ts'
import { deleteOtherSessions } from './revoke-other-sessions.ts'
import { deleteSession } from './revoke-session.ts'

/** Operations on sessions, for anyone who has signed in. */
export const sessionRoutes = (parts: OwnSessionParts & SessionViewParts): Route[] => [
  getSession(parts),
  listSessions(parts),
  deleteSession(parts),
  deleteOtherSessions(parts),
]
