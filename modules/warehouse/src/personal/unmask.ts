// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import { ownEntry } from '../batch/batch-access.ts'
import { readSensitive } from '../contract/index.ts'
import { findDataset } from '../dataset-store/dataset-store.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'

/** How long a purpose that was given lets its person read in full: half an hour. */
export const UNMASK_MINUTES = 30

/** A purpose under which a person reads in full now. */
export interface UnmaskGrant {
  readonly purpose: string
  readonly expiresAt: Date
}

/** The purpose that a person gave for this dataset and that still holds; null: none. */
export const presentGrant = async (
  { kernel }: WarehouseParts,
  actor: Actor,
  datasetId: string,
): Promise<UnmaskGrant | null> => {
  if (actor.kind !== 'person') return null
  const { rows } = await sql<{ purpose: string; expires_at: Date }>`
    select purpose, expires_at from warehouse.unmask_grant
    where account_id = ${actor.accountId} and dataset_id = ${datasetId} and expires_at > ${kernel.clock.now()}
    order by expires_at desc limit 1`.execute(kernel.database.read)
  return rows[0] ? { purpose: rows[0].purpose, expiresAt: rows[0].expires_at } : null
}

/** The purpose under which this person asks to read in full; 403 when none was given or its time is over (R-SEC-14). */
export const requireGrant = async (
  parts: WarehouseParts,
  actor: Actor,
  datasetId: string,
): Promise<UnmaskGrant> => {
  const grant = await presentGrant(parts, actor, datasetId)
  if (!grant) throw refuse('forbidden', 'warehouse.purpose-required')
  return grant
}

/**
 * Opens the protected fields of a dataset to one person for a stated purpose and a short time; written to the audit. Without a purpose
 * it is refused with 403: use of personal data without a purpose is not lawful.
 */
export const grantUnmask = async (
  parts: WarehouseParts,
  context: CommandContext,
  code: string,
  input: { purpose?: string | undefined },
): Promise<{ purpose: string; expiresAt: string }> => {
  const entry = await ownEntry(parts, context.actor, code, readSensitive)
  const purpose = input.purpose?.normalize('NFC').trim() ?? ''
  if (purpose.length < 5) throw refuse('forbidden', 'warehouse.purpose-required')
  if (!(await findDataset(parts.kernel.database.read, entry.id)))
    throw refuse('not-found', 'warehouse.no-store')
  return parts.kernel.runCommand(
    context,
    {
      name: 'warehouse.rows.unmask',
      permission: readSensitive,
      resource: { agencyId: entry.ownerAgencyId },
      input: { code, purpose },
    },
    async (command) => {
      const { actor, now } = command
      const expiresAt = new Date(now.getTime() + UNMASK_MINUTES * 60_000)
      const accountId = actor.kind === 'person' ? actor.accountId : null
      await sql`insert into warehouse.unmask_grant (id, dataset_id, account_id, purpose, granted_at, expires_at)
        values (${newId()}, ${entry.id}, ${accountId}, ${purpose}, ${now}, ${expiresAt})`.execute(command.tx)
      await command.audit({
        action: 'warehouse.rows-unmasked',
        object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
        agencyId: entry.ownerAgencyId,
        reason: purpose,
        after: { expiresAt: expiresAt.toISOString() },
      })
      return { purpose, expiresAt: expiresAt.toISOString() }
    },
  )
}
