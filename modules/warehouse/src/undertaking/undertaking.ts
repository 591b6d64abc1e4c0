// SPDX-License-Identifier: Apache-2.0
// The undertaking of whoever brings files: read it, give it; every batch records which version held.
import type { Actor } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import type { Db, Tx } from '@tinhso/kernel/database'
import { defineRoute } from '@tinhso/kernel/http'
import { sql } from 'kysely'
import Type from 'typebox'
import { Undertaking, undertakingText, uploadBatch } from '../contract/index.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'

/** The present undertaking as the actor stands to it. */
export const undertakingOf = async (db: Db | Tx, actor: Actor): Promise<Undertaking> => {
  const { version, text } = undertakingText
  const account = actor.kind === 'person' ? actor.accountId : null
  const { rows } = await sql<{ given_at: Date }>`select given_at from kernel.undertaking
    where account_id = ${account}::uuid and text_version = ${version}`.execute(db)
  return { version, text, givenAt: rows[0]?.given_at.toISOString() ?? null }
}

const give = ({ kernel }: WarehouseParts, context: CommandContext) =>
  kernel.runCommand(
    context,
    { name: 'warehouse.undertaking.give', input: undertakingText.version },
    async (command) => {
      const { version, legalBasis } = undertakingText
      const account = command.actor.kind === 'person' ? command.actor.accountId : null
      if (account !== null)
        await sql`insert into kernel.undertaking (account_id, text_version, given_at)
        values (${account}, ${version}, ${command.now}) on conflict do nothing`.execute(command.tx)
      await command.audit({
        action: 'warehouse.undertaking-given',
        object: { type: 'undertaking', id: version },
        after: { version, legalBasis },
      })
      return undertakingOf(command.tx, command.actor)
    },
  )

const url = '/api/warehouse/undertaking'

export const undertakingRoutes = (parts: WarehouseParts) => [
  defineRoute({
    operationId: 'warehouse.getUndertaking',
    method: 'GET',
    url,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Cam kết không nạp bí mật nhà nước', en: 'The undertaking to bring no state secrets' },
    response: Undertaking,
    handle: ({ context }) => undertakingOf(parts.kernel.database.read, context.actor),
  }),
  defineRoute({
    operationId: 'warehouse.giveUndertaking',
    method: 'POST',
    url,
    audience: 'steward',
    permission: uploadBatch,
    summary: { vi: 'Cam kết không nạp bí mật nhà nước', en: 'Give the undertaking' },
    body: Type.Object({ version: Type.Literal(undertakingText.version) }, { additionalProperties: false }),
    response: Undertaking,
    handle: ({ context }) => give(parts, context),
  }),
]
