// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { Type } from 'typebox'
import { defineGuard } from './parts.ts'
import { refuseProcedure } from './procedure-messages.ts'

/** Closed while a child of the group stands in one of the states. */
const noChildIn = defineGuard({
  name: 'procedure.no-child-in',
  input: Type.Object({ children: Type.String(), states: Type.Array(Type.String()) }),
  check: async ({ case: { id }, input }, tx) => {
    const { rows } = await sql<{ title: string; state: string }>`
      select title, state from kernel.case
      where parent_id = ${id} and parent_group = ${input.children} and state = any(${input.states}) limit 1`.execute(
      tx,
    )
    if (rows[0]) throw refuseProcedure('conflict', 'procedure.child-went-on', { title: rows[0].title })
  },
})

/** Closed until every child of the group has ended. */
const childrenEnded = defineGuard({
  name: 'procedure.children-ended',
  input: Type.Object({ children: Type.String() }),
  check: async ({ case: { id }, input }, tx) => {
    const { rows } = await sql<{ open: string }>`
      select count(*) as open from kernel.case
      where parent_id = ${id} and parent_group = ${input.children} and closed_at is null`.execute(tx)
    if (rows[0] && rows[0].open !== '0')
      throw refuseProcedure('conflict', 'procedure.children-open', { count: rows[0].open })
  },
})

/** Guards every definition may use without registering them. */
export const houseGuards = [noChildIn, childrenEnded]
