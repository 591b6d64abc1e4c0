// SPDX-License-Identifier: Apache-2.0
import type { Command } from '@tinhso/kernel/command'
import type { HouseEvent } from '@tinhso/kernel/events'
import { fill, type Text } from '@tinhso/kernel/i18n'
import type { Subscriber } from '@tinhso/kernel/module'
import { approveBatch, warehouseEvents } from '../contract/index.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { findBatch } from './batch-store.ts'

interface BatchEvent {
  readonly datasetId: string
  readonly batch: number
  readonly rows?: number
}

type Recipients = 'bringer' | 'approvers'

interface NoticeKind {
  readonly event: string
  readonly name: string
  readonly to: Recipients
  readonly title: Text
}

// R-WH-06: the person at the source learns of rows that failed; the others of what waits for them or is done
const kinds: readonly NoticeKind[] = [
  {
    event: warehouseEvents.batchNeedsFixes,
    name: 'needs-fixes',
    to: 'bringer',
    title: {
      vi: '“{title}”, lần nạp {number}: {rows} dòng cần sửa',
      en: '“{title}”, batch {number}: {rows} rows need fixing',
    },
  },
  {
    event: warehouseEvents.batchSubmitted,
    name: 'submitted',
    to: 'approvers',
    title: {
      vi: '“{title}”, lần nạp {number}: {rows} dòng chờ duyệt',
      en: '“{title}”, batch {number}: {rows} rows wait for approval',
    },
  },
  {
    event: warehouseEvents.batchReturned,
    name: 'returned',
    to: 'bringer',
    title: {
      vi: '“{title}”, lần nạp {number} bị trả lại: xem lý do',
      en: '“{title}”, batch {number} was returned: see why',
    },
  },
  {
    event: warehouseEvents.batchLoaded,
    name: 'loaded',
    to: 'bringer',
    title: {
      vi: '“{title}”, lần nạp {number} đã được duyệt: {rows} dòng vào kho',
      en: '“{title}”, batch {number} was approved: {rows} rows are in the store',
    },
  },
]

const approversOf = async (parts: WarehouseParts, agencyId: string | null): Promise<string[]> => {
  const roles = Object.keys(approveBatch.allow)
  const found = await Promise.all(roles.map((role) => parts.kernel.ports.accountsWithRole(role, agencyId)))
  return [...new Set(found.flat())]
}

const notify = async (
  parts: WarehouseParts,
  kind: NoticeKind,
  event: HouseEvent,
  command: Command,
): Promise<void> => {
  const { datasetId, batch: number, rows } = event.data as BatchEvent
  const [entry] = await parts.catalog.entriesByIds([datasetId])
  const batch = await findBatch(command.tx, datasetId, number)
  if (!entry || !batch) return
  const bringers = [batch.uploaded_by, batch.submitted_by].filter((id) => id !== null)
  const accountIds =
    kind.to === 'bringer'
      ? [...new Set(bringers)]
      : (await approversOf(parts, batch.agency_id)).filter((id) => !bringers.includes(id))
  if (accountIds.length === 0) return
  const values = { title: entry.title, number, rows: rows ?? 0 }
  await parts.kernel.notify.send(command.tx, {
    accountIds,
    kind: `warehouse.${kind.name}`,
    title: { vi: fill(kind.title.vi, values), en: fill(kind.title.en, values) },
    link: `/console/du-lieu/${encodeURIComponent(entry.code)}/lan-nap/${number}`,
  })
}

/** Tells people of a batch what waits for them and what became of it. */
export const batchNotices = (parts: WarehouseParts): Subscriber[] =>
  kinds.map((kind) => ({
    name: `warehouse.notify-${kind.name}`,
    event: kind.event,
    handle: (event, command) => notify(parts, kind, event, command),
  }))
