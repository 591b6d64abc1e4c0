// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { LocalDate } from '@tinhso/kernel/clock'
import { sql } from 'kysely'
import { latestMeasures, type StoredMeasure } from '../measure/measure-store.ts'
import type { QualityParts } from '../quality-parts.ts'

const peopleToTell = async ({ kernel }: QualityParts, agencyId: string): Promise<string[]> => {
  const found = await Promise.all([
    kernel.ports.accountsWithRole('agency-focal', agencyId),
    kernel.ports.accountsWithRole('data-steward', agencyId),
    kernel.ports.accountsWithRole('focal-province'),
  ])
  return [...new Set(found.flat())]
}

const report = async (parts: QualityParts, late: StoredMeasure & { dueOn: LocalDate }): Promise<void> => {
  const { kernel } = parts
  const entry = await parts.catalog.entryById(late.datasetId)
  if (!entry) return
  const accountIds = await peopleToTell(parts, late.agencyId)
  const input = { datasetId: late.datasetId, dueOn: late.dueOn }
  await kernel.runCommand(
    { actor: systemActor('quality') },
    { name: 'quality.report-overdue', input },
    async (command) => {
      await sql`insert into quality.overdue (dataset_id, due_on, agency_id, told_at)
      values (${late.datasetId}, ${late.dueOn}, ${late.agencyId}, ${command.now})`.execute(command.tx)
      await command.audit({
        action: 'quality.overdue-reported',
        object: { type: 'catalog.entry', id: late.datasetId, label: entry.code },
        agencyId: late.agencyId,
        after: { dueOn: late.dueOn, told: accountIds.length },
      })
      await kernel.notify.send(command.tx, {
        accountIds,
        kind: 'quality.overdue',
        title: {
          vi: `Quá hạn cập nhật: “${entry.title}”`,
          en: `Past its update cycle: “${entry.title}”`,
        },
        body: {
          vi: 'Cơ quan chủ quản nạp dữ liệu kỳ mới, hoặc sửa chu kỳ cập nhật nếu chu kỳ đã đổi.',
          en: 'The owner brings the data of the new period, or corrects the update cycle if it has changed.',
        },
        link: `/console/du-lieu/${encodeURIComponent(entry.code)}`,
      })
      return null
    },
  )
}

/** Tells owner, focal officers and the focal department of every update cycle that passed without new data, once each (R-ING-13). */
export const reportOverdue = async (parts: QualityParts): Promise<void> => {
  const { clock, database } = parts.kernel
  const { rows } = await sql<{ key: string }>`
    select dataset_id || ' ' || due_on as key from quality.overdue`.execute(database.read)
  const told = new Set(rows.map(({ key }) => key))
  const today = clock.today()
  for (const measure of await latestMeasures(database.read, null)) {
    const { dueOn } = measure
    if (dueOn === null || dueOn >= today || told.has(`${measure.datasetId} ${dueOn}`)) continue
    await report(parts, { ...measure, dueOn })
  }
}
