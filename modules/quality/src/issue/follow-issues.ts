// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { LocalDate } from '@tinhso/kernel/clock'
import type { Command } from '@tinhso/kernel/command'
import type { HouseEvent } from '@tinhso/kernel/events'
import type { QualityParts } from '../quality-parts.ts'
import { isClosed, issueState } from './issue-state.ts'
import {
  claimReminder,
  moveIssue,
  openIssue,
  overdueUntold,
  type StoredIssue,
  unclosedIssues,
} from './issue-store.ts'

interface BatchEvent {
  readonly datasetId: string
  readonly batch: number
  readonly rows?: number
}

const linkOf = (code: string, batch: number) =>
  `/console/du-lieu/${encodeURIComponent(code)}/lan-nap/${batch}`

const dueDay = ({ clock, calendar, profile }: QualityParts['kernel']): LocalDate | null => {
  const term = profile.deadlines['data-quality.fix']
  return term?.unit === 'working-days' ? calendar.addWorkingDays(clock.today(), term.count).due : null
}

/** Who looks after the source: the focal officers of the agency, when nobody brought the file in person. */
const focalOfficers = ({ kernel }: QualityParts, agencyId: string): Promise<string[]> =>
  kernel.ports.accountsWithRole('agency-focal', agencyId)

/**
 * Opens an issue for rows that failed (R-WH-06). The person who brought them has been told by the warehouse; where no
 * person did, the agency's focal officers are told here.
 */
export const openFromBatch =
  (parts: QualityParts) =>
  async (event: HouseEvent, command: Command): Promise<void> => {
    const { datasetId, batch, rows = 0 } = event.data as BatchEvent
    const fixes = await parts.warehouse.fixesOf(datasetId, batch)
    const entry = await parts.catalog.entryById(datasetId)
    if (!fixes || !entry?.ownerAgencyId || rows === 0) return
    const agencyId = entry.ownerAgencyId
    const told = fixes.broughtBy ? [fixes.broughtBy] : await focalOfficers(parts, agencyId)
    const dueOn = dueDay(parts.kernel)
    await openIssue(command.tx, { datasetId, batch, agencyId, rows, told, dueOn, at: command.now })
    if (fixes.broughtBy) return
    await parts.kernel.notify.send(command.tx, {
      accountIds: told,
      kind: 'quality.issue',
      title: {
        vi: `“${entry.title}”, lần nạp ${batch}: ${rows} dòng cần sửa ở nguồn`,
        en: `“${entry.title}”, batch ${batch}: ${rows} rows need fixing at the source`,
      },
      link: linkOf(entry.code, batch),
    })
  }

const follow = async (parts: QualityParts, command: Command, issue: StoredIssue): Promise<void> => {
  const fixes = await parts.warehouse.fixesOf(issue.datasetId, issue.batch)
  if (!fixes) return
  const state = issueState(fixes)
  const openRows = isClosed(state) ? 0 : fixes.open + fixes.leftOut
  if (state === issue.state && openRows === issue.openRows) return
  await moveIssue(command.tx, issue.id, { state, openRows, closedAt: isClosed(state) ? command.now : null })
}

/** Brings the open issues of a dataset up to where its batches stand. */
export const followDataset =
  (parts: QualityParts) =>
  async (event: HouseEvent, command: Command): Promise<void> => {
    const { datasetId } = event.data as BatchEvent
    for (const issue of await unclosedIssues(command.tx, datasetId)) await follow(parts, command, issue)
  }

const remind = async (parts: QualityParts, issue: StoredIssue): Promise<void> => {
  const { kernel } = parts
  const entry = await parts.catalog.entryById(issue.datasetId)
  if (!entry) return
  const accountIds = [
    ...new Set([
      ...(await focalOfficers(parts, issue.agencyId)),
      ...(await kernel.ports.accountsWithRole('data-steward', issue.agencyId)),
    ]),
  ]
  const request = { name: 'quality.remind-issue', input: { issue: issue.id } }
  await kernel.runCommand({ actor: systemActor('quality') }, request, async (command) => {
    await command.audit({
      action: 'quality.issue-overdue',
      object: { type: 'quality.issue', id: issue.id, label: `${entry.code} / ${issue.batch}` },
      agencyId: issue.agencyId,
      after: { openRows: issue.openRows, dueOn: issue.dueOn, told: accountIds.length },
    })
    if (!(await claimReminder(command.tx, issue.id, command.now))) return null
    await kernel.notify.send(command.tx, {
      accountIds,
      kind: 'quality.issue-overdue',
      title: {
        vi: `Quá hạn sửa ${issue.openRows} dòng của “${entry.title}”, lần nạp ${issue.batch}`,
        en: `${issue.openRows} rows of “${entry.title}”, batch ${issue.batch}, are overdue for fixing`,
      },
      link: linkOf(entry.code, issue.batch),
    })
    return null
  })
}

/** Reminds once of every issue that is past its day. */
export const remindOverdue = async (parts: QualityParts): Promise<void> => {
  const { clock, database } = parts.kernel
  for (const issue of await overdueUntold(database.read, clock.today())) await remind(parts, issue)
}
