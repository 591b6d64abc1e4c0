// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Command } from '../command/index.ts'
import type { Db, Tx } from '../database/index.ts'
import type { Definition } from './contract.ts'
import { hashOf } from './registry.ts'

/** The hash under which a version was stored; null when it never was. */
export const storedHash = async (db: Db | Tx, definition: Definition): Promise<string | null> => {
  const { rows } = await sql<{ hash: string }>`
    select hash from kernel.procedure_definition where id = ${definition.id} and version = ${definition.version}`.execute(
    db,
  )
  return rows[0]?.hash ?? null
}

/** Stores a version once; a version that was already used with other content refuses the start. */
export const storeDefinition = async (command: Command, definition: Definition): Promise<void> => {
  const hash = hashOf(definition)
  const known = await storedHash(command.tx, definition)
  if (known === hash) return
  if (known) {
    throw new Error(
      `procedure ${definition.id}@${definition.version} was changed after it had been used: raise its version`,
    )
  }
  await sql`insert into kernel.procedure_definition (id, version, body, hash, registered_at)
    values (${definition.id}, ${definition.version}, ${JSON.stringify(definition)}, ${hash}, ${command.now})`.execute(
    command.tx,
  )
  await command.audit({
    action: 'procedure.definition-registered',
    object: { type: 'procedure', id: definition.id, label: definition.title.vi },
    after: { version: definition.version, hash },
  })
}

/** Older versions that running cases still follow. */
export const versionsInUse = async (db: Db, current: readonly Definition[]): Promise<Definition[]> => {
  const { rows } = await sql<{ body: Definition; id: string; version: number }>`
    select d.id, d.version, d.body from kernel.procedure_definition d
    where exists (select from kernel.case c where c.definition = d.id and c.definition_version = d.version and c.closed_at is null)`.execute(
    db,
  )
  const now = new Set(current.map(({ id, version }) => `${id}@${version}`))
  return rows.filter(({ id, version }) => !now.has(`${id}@${version}`)).map(({ body }) => body)
}
