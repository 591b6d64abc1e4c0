// SPDX-License-Identifier: Apache-2.0
import { type Actor, requirePermission } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import { ownEntry, personOf, visibleEntry } from '../batch/batch-access.ts'
import { approveBatch, type SourceOrderChange, type SourceOrderView, seeBatches } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { findSourceOrder, knownSources, saveSourceOrder } from './source-order-store.ts'

/** The sources of a dataset, which of them count first, who decided so and why. */
export const viewSourceOrder = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
): Promise<SourceOrderView> => {
  const { read } = parts.kernel.database
  const entry = await visibleEntry(parts, actor, code)
  requirePermission(actor, seeBatches, { agencyId: entry.ownerAgencyId })
  const order = await findSourceOrder(read, entry.id)
  return {
    known: await knownSources(read, entry.id),
    order: [...(order?.sources ?? [])],
    reason: order?.reason ?? null,
    decided: order && { name: order.decidedName, at: order.decidedAt.toISOString() },
    version: order?.version ?? 0,
  }
}

/** Decides which sources count first in later conflicts, with a reason; who approves data of the agency decides. */
export const decideSourceOrder = async (
  parts: WarehouseParts,
  context: CommandContext,
  code: string,
  { order, reason, version }: SourceOrderChange,
): Promise<{ version: number }> => {
  const entry = await ownEntry(parts, context.actor, code, approveBatch)
  if (!/\p{L}/u.test(reason)) throw refuse('invalid', 'warehouse.reason-required')
  const known = await knownSources(parts.kernel.database.read, entry.id)
  const unknown = order.find((key) => !known.some((source) => source.key === key))
  if (unknown !== undefined) throw refuse('invalid', 'warehouse.unknown-source', { source: unknown })
  return parts.kernel.runCommand(
    context,
    {
      name: 'warehouse.source-order',
      permission: approveBatch,
      resource: { agencyId: entry.ownerAgencyId },
      input: { code, order, reason, version },
    },
    async (command) => {
      const before = await findSourceOrder(command.tx, entry.id)
      const person = personOf(command.actor)
      const sources = [...new Set(order)]
      const saved = await saveSourceOrder(command.tx, entry.id, {
        sources,
        reason,
        person,
        at: command.now,
        version,
      })
      if (!saved) throw refuse('conflict', 'warehouse.stale')
      await command.audit({
        action: 'warehouse.source-order-decided',
        object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
        agencyId: entry.ownerAgencyId,
        before: { order: before?.sources ?? [] },
        after: { order: sources },
        reason,
      })
      return { version: (before?.version ?? 0) + 1 }
    },
  )
}
