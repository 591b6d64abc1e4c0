// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { Type } from 'typebox'
import { createRefusal } from '../../errors/index.ts'
import { defineMessages } from '../../i18n/index.ts'
import { defineDocument, defineEffect, defineGuard, type ProcedureParts } from '../parts.ts'

const messages = defineMessages({
  'proof.state-secret': {
    vi: 'Bí mật nhà nước không được đưa vào đây. Gỡ nội dung này rồi làm lại.',
    en: 'State secrets may not enter here. Remove them and try again.',
  },
  'proof.not-fulfilled': {
    vi: 'Chưa đủ điều kiện “{condition}”.',
    en: 'The condition “{condition}” is not fulfilled.',
  },
})

const refuse = createRefusal(messages)
const nothing = Type.Object({}, { additionalProperties: false })

const demand = (holds: boolean, condition: string) => {
  if (!holds) throw refuse('conflict', 'proof.not-fulfilled', { condition })
}

const guards = [
  defineGuard({
    name: 'proof.no-state-secret',
    input: nothing,
    check: ({ case: { data } }) => {
      if (data['stateSecret'] === true) throw refuse('forbidden', 'proof.state-secret')
    },
  }),
  defineGuard({
    name: 'proof.checks-passed',
    input: Type.Object({ checks: Type.Array(Type.String()) }),
    check: ({ case: { data }, input }) => {
      for (const check of input.checks)
        demand((data['passed'] as string[] | undefined)?.includes(check) === true, check)
    },
  }),
  defineGuard({
    name: 'proof.has-parties',
    input: Type.Object({ parties: Type.Array(Type.String()) }),
    check: ({ case: { data }, input }) => {
      for (const party of input.parties) demand(typeof data[party] === 'string', party)
    },
  }),
  defineGuard({
    name: 'proof.has-fields',
    input: Type.Object({ fields: Type.Array(Type.String()) }),
    check: ({ case: { data }, input }) => {
      for (const field of input.fields) demand(data[field] !== undefined, field)
    },
  }),
  defineGuard({
    name: 'proof.data-is',
    input: Type.Object({ field: Type.String(), value: Type.Unknown() }),
    check: ({ case: { data }, input }) => demand(data[input.field] === input.value, input.field),
  }),
  defineGuard({
    name: 'proof.data-in',
    input: Type.Object({ field: Type.String(), values: Type.Array(Type.Unknown()) }),
    check: ({ case: { data }, input }) => demand(input.values.includes(data[input.field]), input.field),
  }),
]

const effects = [
  defineEffect({
    name: 'proof.set-status',
    input: Type.Object({ status: Type.String() }),
    run: async ({ case: { aggregate }, input, now }, command) => {
      await sql`insert into kernel.seed (name, applied_at) values (${`${aggregate.id}=${input.status}`}, ${now})
        on conflict do nothing`.execute(command.tx)
      return { data: { status: input.status } }
    },
  }),
]

const letter = (name: string, title: string) =>
  defineDocument({
    name,
    input: nothing,
    make: async ({ case: { id }, reason }) => ({
      title,
      fileName: `${name}.txt`,
      mediaType: 'text/plain',
      fileHash: createHash('sha256')
        .update(`${id} ${reason ?? ''}`)
        .digest('hex'),
      number: '01',
    }),
  })

const documents = [
  letter('proof.minutes', 'Biên bản họp hội đồng'),
  letter('proof.contract', 'Hợp đồng khai thác dữ liệu'),
  letter('proof.refusal-letter', 'Văn bản từ chối'),
  letter('proof.appointment-slip', 'Phiếu hẹn'),
]

/** The parts the proofs lean on: small stand-ins that look at case data only. */
export const proofParts: ProcedureParts = { guards, effects, documents }
