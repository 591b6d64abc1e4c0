// SPDX-License-Identifier: Apache-2.0
import Type from 'typebox'
import { definePermission } from '../access/index.ts'
import { AppError } from '../errors/index.ts'
import { defineRoute } from '../http/index.ts'
import { defineMessages } from '../i18n/index.ts'
import { defineModule } from '../module/index.ts'

const write = definePermission({
  key: 'note.write',
  title: { vi: 'Ghi chú', en: 'Write a note' },
  allow: { scribe: 'agency', 'head-scribe': 'province' },
})

const messages = defineMessages({
  'note.empty': { vi: 'Ghi nội dung “{name}” rồi gửi lại.', en: 'Write “{name}”, then send again.' },
})

/** A module of three operations, for tests of the kernel: it writes, emits and listens, and owns no table. */
export const noteModule = (received: string[] = []) =>
  defineModule({
    name: 'note',
    dependsOn: [],
    permissions: [write],
    messages,
    roles: [
      { key: 'scribe', title: { vi: 'Người ghi', en: 'Scribe' } },
      { key: 'head-scribe', title: { vi: 'Trưởng ban ghi', en: 'Head scribe' } },
    ],
    setup: async ({ kernel }) => ({
      door: {},
      subscribers: [
        {
          name: 'note.on-written',
          event: 'note.written',
          handle: async (event) => {
            received.push(`${event.aggregate.sequence}:${(event.data as { text: string }).text}`)
          },
        },
      ],
      routes: [
        defineRoute({
          operationId: 'note.write',
          method: 'POST',
          url: '/api/notes',
          audience: 'steward',
          permission: write,
          summary: { vi: 'Ghi chú', en: 'Write a note' },
          body: Type.Object({ text: Type.String({ maxLength: 50 }), agencyId: Type.Optional(Type.String()) }),
          response: Type.Object({ text: Type.String(), at: Type.String() }),
          handle: ({ context, body }) =>
            kernel.runCommand(
              context,
              {
                name: 'note.write',
                permission: write,
                resource: { agencyId: body.agencyId ?? null },
                input: body,
              },
              async (command) => {
                if (body.text === '') throw new AppError('invalid', 'note.empty', { name: 'nội dung' })
                await command.audit({
                  action: 'note.written',
                  object: { type: 'note', id: 'one' },
                  after: body,
                })
                await command.emit({
                  type: 'note.written',
                  aggregate: { type: 'note', id: 'one' },
                  data: body,
                })
                if (body.text === 'fail') throw new Error('the disk is full')
                return { text: body.text, at: command.id }
              },
            ),
        }),
        defineRoute({
          operationId: 'note.forget',
          method: 'POST',
          url: '/api/notes/unaudited',
          audience: 'steward',
          summary: { vi: 'Quên ghi vết', en: 'Forget the evidence' },
          handle: ({ context }) =>
            kernel.runCommand(context, { name: 'note.forget', input: null }, async () => ({})),
        }),
        defineRoute({
          operationId: 'note.lie',
          method: 'GET',
          url: '/api/notes/lie',
          audience: 'anonymous',
          summary: { vi: 'Trả lời ngoài khuôn', en: 'Answer outside the schema' },
          response: Type.Object({ count: Type.Integer() }),
          handle: () => ({ count: 'many' }) as never,
        }),
      ],
    }),
  })
