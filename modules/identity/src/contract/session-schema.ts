// SPDX-License-Identifier: Apache-2.0
import { type Static, Type } from 'typebox'
import { TextSchema } from './account-schema.ts'

const TextOrNull = Type.Union([Type.String(), Type.Null()])

/** Who works, what the person may do, and the province: the answer of `GET /api/session`. */
export const SessionSchema = Type.Object({
  account: Type.Object({
    username: Type.String(),
    displayName: Type.String(),
    agencyName: TextOrNull,
    agencyCode: TextOrNull,
    position: TextOrNull,
    roles: Type.Array(
      Type.Object({
        role: Type.String(),
        title: TextSchema,
        agencyCode: TextOrNull,
        agencyName: TextOrNull,
        until: Type.Union([Type.String(), Type.Null()], {
          description: 'First day on which the role no longer holds',
        }),
      }),
    ),
  }),
  permissions: Type.Array(Type.String()),
  csrfToken: Type.String(),
  profile: Type.Object({
    provinceName: TextSchema,
    platformName: TextSchema,
    accent: Type.String(),
    demo: Type.Boolean(),
    referenceDate: Type.String(),
  }),
  locale: Type.Union([Type.Literal('vi'), Type.Literal('en')]),
})
export type SessionView = Static<typeof SessionSchema>

/** One of the person's own sessions. */
export const OwnSessionSchema = Type.Object({
  id: Type.String(),
  current: Type.Boolean(),
  startedAt: Type.String(),
  lastSeenAt: Type.String(),
  expiresAt: Type.String(),
  address: Type.String(),
  device: Type.String(),
})
export type OwnSession = Static<typeof OwnSessionSchema>
