// SPDX-License-Identifier: Apache-2.0
import { Type } from 'typebox'
import type { RunCommand } from '../../command/index.ts'
import { defineRoute } from '../../http/index.ts'
import type { Procedures } from '../procedures.ts'

const Body = Type.Object({
  version: Type.Integer({ minimum: 1, description: 'The version of the case the person saw' }),
  form: Type.Optional(Type.Unsafe<Record<string, unknown>>({ type: 'object' })),
  reason: Type.Optional(Type.String({ maxLength: 4000 })),
})

const Answer = Type.Object({
  caseId: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  done: Type.Boolean({ description: 'False while other sides are still to confirm' }),
  awaiting: Type.Array(Type.String()),
})

/** Takes a step of a case. */
export const actOnCase = (procedures: Procedures, runCommand: RunCommand) =>
  defineRoute({
    operationId: 'procedure.actOnCase',
    method: 'POST',
    url: '/api/cases/:id/actions/:action',
    audience: 'signedIn',
    summary: { vi: 'Thực hiện một bước của hồ sơ', en: 'Take a step of a case' },
    params: Type.Object({ id: Type.String({ maxLength: 36 }), action: Type.String({ maxLength: 64 }) }),
    body: Body,
    response: Answer,
    handle: async ({ params, body, context }) => {
      const { version: expectedVersion, form, reason } = body
      const request = { caseId: params.id, action: params.action, form, reason, expectedVersion }
      const result = await runCommand(context, { name: 'procedure.act', input: request }, (command) =>
        procedures.act(command, request),
      )
      return { ...result, awaiting: [...result.awaiting] }
    },
  })
