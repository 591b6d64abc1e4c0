// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import type { RunCommand } from '../../command/index.ts'
import { defineRoute } from '../../http/index.ts'
import type { Notify } from '../notify.ts'

const Uuid = Type.String({ pattern: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$' })

/** Marks notices as read: those named, or all of them. */
export const readNotifications = (notify: Notify, runCommand: RunCommand) =>
  defineRoute({
    operationId: 'notify.read',
    method: 'POST',
    url: '/api/notifications/read',
    audience: 'signedIn',
    summary: { vi: 'Đánh dấu thông báo đã đọc', en: 'Mark notices as read' },
    body: Type.Object({
      ids: Type.Optional(Type.Array(Uuid, { maxItems: 200, description: 'Left out: all' })),
    }),
    response: Type.Object({ read: Type.Integer() }),
    handle: async ({ body, context }) => ({
      read: await runCommand(context, { name: 'notify.read', input: body }, (command) =>
        notify.markRead(command, body.ids ?? null),
      ),
    }),
  })
