// SPDX-License-Identifier: Apache-2.0
import type { Permission } from '@tinhso/kernel/access'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import { ownEntry, personOf } from '../batch/batch-access.ts'
import { approveBatch, uploadBatch } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { type FindingRow, lockFinding } from './scan-store.ts'

interface FindingAddress {
  readonly code: string
  readonly id: string
}

const onFinding = async (
  parts: WarehouseParts,
  context: CommandContext,
  { code, id }: FindingAddress,
  permission: Permission,
  action: string,
  work: (command: Command, finding: FindingRow) => Promise<string>,
): Promise<{ id: string }> => {
  const entry: DatasetEntry = await ownEntry(parts, context.actor, code, permission)
  const resource = { agencyId: entry.ownerAgencyId }
  return parts.kernel.runCommand(
    context,
    { name: action, permission, resource, input: { code, id } },
    async (command) => {
      const finding = await lockFinding(command.tx, entry.id, id)
      if (!finding) throw refuse('not-found', 'warehouse.unknown-finding')
      const reason = await work(command, finding)
      await command.audit({
        action,
        object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
        agencyId: entry.ownerAgencyId,
        after: { finding: id, field: finding.field_id, kind: finding.kind, rows: Number(finding.row_count) },
        reason,
      })
      return { id }
    },
  )
}

/** One person says that a finding is no personal data, and why; it still keeps the column from being published. */
export const claimFalseAlarm = (
  parts: WarehouseParts,
  context: CommandContext,
  address: FindingAddress,
  reason: string,
): Promise<{ id: string }> =>
  onFinding(
    parts,
    context,
    address,
    uploadBatch,
    'warehouse.finding-claimed',
    async ({ tx, actor, now }, finding) => {
      if (!reason.trim()) throw refuse('invalid', 'warehouse.reason-required')
      if (finding.claimed_by !== null) throw refuse('conflict', 'warehouse.finding-decided')
      const { id, name } = personOf(actor)
      await sql`update warehouse.personal_finding set claimed_by = ${id}, claimed_name = ${name}, claimed_at = ${now},
        claim_reason = ${reason.trim()} where id = ${finding.id}`.execute(tx)
      return reason.trim()
    },
  )

/** Another person confirms that a finding is no personal data; the column may go public, and the same matches later too. */
export const confirmFalseAlarm = (
  parts: WarehouseParts,
  context: CommandContext,
  address: FindingAddress,
): Promise<{ id: string }> =>
  onFinding(
    parts,
    context,
    address,
    approveBatch,
    'warehouse.finding-confirmed',
    async ({ tx, actor, now }, finding) => {
      if (finding.claimed_by === null || finding.confirmed_by !== null)
        throw refuse('conflict', 'warehouse.finding-decided')
      const { id, name } = personOf(actor)
      if (id === finding.claimed_by) throw refuse('forbidden', 'warehouse.finding-second-person')
      await sql`update warehouse.personal_finding set confirmed_by = ${id}, confirmed_name = ${name},
        confirmed_at = ${now} where id = ${finding.id}`.execute(tx)
      return finding.claim_reason ?? ''
    },
  )
