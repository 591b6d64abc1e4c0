// SPDX-License-Identifier: Apache-2.0

import { isOverdue } from '@tinhso/catalog/contract'
import { systemActor } from '@tinhso/kernel/access'
import { localDate } from '@tinhso/kernel/clock'
import type { Kernel } from '@tinhso/kernel/module'
import { sql } from 'kysely'
import { currentVersions } from '../version/version-store.ts'
import type { Publication, Version } from './publication.ts'
import { findPublicationById } from './publication-store.ts'

/** Name of the job, and when it runs: every day at 8:00 in the zone of the house (1:00 UTC). */
export const reportOverdueJob = 'open-data.report-overdue'
export const reportOverdueCron = `0 1 * * * ${reportOverdueJob}`

const accountsToTell = async ({ ports }: Kernel, { ownerAgencyId }: Publication): Promise<string[]> => {
  const found = await Promise.all([
    ports.accountsWithRole('agency-focal', ownerAgencyId),
    ports.accountsWithRole('data-steward', ownerAgencyId),
    ports.accountsWithRole('focal-province'),
  ])
  return [...new Set(found.flat())]
}

const report = async (kernel: Kernel, version: Version): Promise<void> => {
  const publication = await findPublicationById(kernel.database.read, version.publicationId)
  if (!publication) return
  const accountIds = await accountsToTell(kernel, publication)
  const request = { name: reportOverdueJob, input: { id: publication.id, version: version.number } }
  await kernel.runCommand({ actor: systemActor(reportOverdueJob) }, request, async (command) => {
    const claimed = await sql`
      insert into open_data.overdue_notice (publication_id, version_number, told_at)
      values (${publication.id}, ${version.number}, ${command.now}) on conflict do nothing`.execute(
      command.tx,
    )
    await command.audit({
      action: 'open-data.overdue-reported',
      object: { type: 'open-data.publication', id: publication.id, label: version.title },
      agencyId: publication.ownerAgencyId,
      after: { version: version.number, told: accountIds.length },
    })
    if (Number(claimed.numAffectedRows ?? 0) === 0) return null
    await kernel.notify.send(command.tx, {
      accountIds,
      kind: 'open-data.overdue',
      title: {
        vi: `Dữ liệu mở quá hạn cập nhật: ${version.title}`,
        en: `Open data past its update cycle: ${version.title}`,
      },
      body: {
        vi: 'Nạp và duyệt dữ liệu mới, rồi công bố phiên bản mới ở mục “Công bố” của bộ dữ liệu.',
        en: 'Bring and approve new data, then publish a new version under “Publication” of the dataset.',
      },
      link: `/console/du-lieu/${version.datasetCode}?tab=publication`,
    })
    return null
  })
}

/** Tells the owner and the focal department of every dataset past its update cycle, once for each version (R-OPN-05). */
export const createOverdueReport = (kernel: Kernel) => async (): Promise<void> => {
  const { rows } = await sql<{ id: string; number: number }>`
    select publication_id as id, version_number as number from open_data.overdue_notice`.execute(
    kernel.database.read,
  )
  const told = new Set(rows.map(({ id, number }) => `${id} ${number}`))
  const today = kernel.clock.today()
  for (const version of await currentVersions(kernel.database.read)) {
    const overdue = isOverdue(localDate(version.publishedAt), version.updateCycle, today)
    if (overdue && !told.has(`${version.publicationId} ${version.number}`)) await report(kernel, version)
  }
}
