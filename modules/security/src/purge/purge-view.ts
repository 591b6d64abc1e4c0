// SPDX-License-Identifier: Apache-2.0
import { type Actor, agencyIdsFor, can, canEverywhere } from '@tinhso/kernel/access'
import type { Kernel } from '@tinhso/kernel/module'
import { type PurgeDetail, type PurgeSummary, permissions } from '../contract/index.ts'
import { refuse } from '../refuse.ts'
import { findPurge, listPurges, type PurgeRow, type PurgeStepRow, stepsOf } from './purge-store.ts'

const person = (name: string | null, at: Date | null) =>
  name === null || at === null ? null : { name, at: at.toISOString() }

const summaryOf = (purge: PurgeRow): PurgeSummary => ({
  number: purge.number,
  kind: purge.kind,
  status: purge.status,
  target: purge.target,
  proposed: { name: purge.proposed_name, at: purge.proposed_at.toISOString() },
  decided: person(purge.decided_name, purge.decided_at),
  finishedAt: purge.finished_at?.toISOString() ?? null,
})

const lastTitles: Readonly<Record<string, { vi: string; en: string }>> = {
  database: { vi: 'Ghi lại tệp của cơ sở dữ liệu', en: 'Files of the database written anew' },
  search: { vi: 'Tìm lại nội dung đã tiêu hủy', en: 'Search for what was erased' },
}

const mayDecide = (purge: PurgeRow, actor: Actor): boolean =>
  actor.kind === 'person' &&
  actor.accountId !== purge.proposed_by &&
  purge.agency_ids.every((agencyId) => can(actor, permissions.confirmPurge, { agencyId }))

const allowedActs = (purge: PurgeRow, actor: Actor): PurgeDetail['allowed'] => {
  if (purge.status === 'done')
    return purge.agency_ids.every((agencyId) => can(actor, permissions.confirmPurge, { agencyId }))
      ? ['search']
      : []
  if (purge.status !== 'proposed') return []
  if (actor.kind === 'person' && actor.accountId === purge.proposed_by) return ['withdraw']
  return mayDecide(purge, actor) ? ['confirm', 'refuse'] : []
}

const detailOf = (
  kernel: Kernel,
  purge: PurgeRow,
  steps: readonly PurgeStepRow[],
  actor: Actor,
): PurgeDetail => {
  const titles = new Map(kernel.erasing.erasers().map(({ name, title }) => [name, title]))
  return {
    ...summaryOf(purge),
    legalBasis: purge.legal_basis,
    reason: purge.reason,
    decisionReason: purge.decision_reason,
    objects: purge.scope.objects.map(({ label, type, members }) => ({
      label,
      type,
      parts: members?.length ?? null,
    })),
    files: [...purge.scope.files],
    steps: steps.map((step) => ({
      ...step,
      counts: { ...step.counts },
      title: titles.get(step.step) ?? lastTitles[step.step] ?? { vi: step.step, en: step.step },
    })),
    result: purge.result,
    allowed: allowedActs(purge, actor),
    version: purge.version,
  }
}

/** Purges as people may see them: all of the province, or those that touch only their own agencies. */
export const createPurgeView = (kernel: Kernel) => {
  const find = async (actor: Actor, number: number): Promise<PurgeRow> => {
    const purge = await findPurge(kernel.database.read, number)
    if (!purge?.agency_ids.every((agencyId) => can(actor, permissions.seePurges, { agencyId })))
      throw refuse('not-found', 'security.purge-not-found')
    return purge
  }
  return {
    find,
    list: async (actor: Actor): Promise<PurgeSummary[]> => {
      const agencies = canEverywhere(actor, permissions.seePurges)
        ? null
        : [...agencyIdsFor(actor, permissions.seePurges)]
      return (await listPurges(kernel.database.read, agencies)).map(summaryOf)
    },
    detail: async (actor: Actor, number: number): Promise<PurgeDetail> => {
      const purge = await find(actor, number)
      return detailOf(kernel, purge, await stepsOf(kernel.database.read, purge.id), actor)
    },
  }
}
export type PurgeView = ReturnType<typeof createPurgeView>
