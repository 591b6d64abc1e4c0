// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Actor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { CommandContext } from '@tinhso/kernel/command'
import type { AccountParts } from '../account/account-parts.ts'
import type { AccountImport } from '../contract/index.ts'
import { importAccounts } from '../permissions.ts'
import { refuse } from '../refuse.ts'
import { columnTitles } from './columns.ts'
import { findImport, insertImport, type StoredImport } from './import-store.ts'
import { type ImportPlan, planImport } from './plan-import.ts'
import { type PersonnelList, readPersonnelList } from './read-personnel-list.ts'

const purpose = 'identity.account-import'

/** The rows of a stored list; none once it has been applied. */
export const openRows = ({ kernel }: AccountParts, stored: StoredImport): PersonnelList =>
  stored.rowsSealed === null
    ? { columns: [], people: [] }
    : (JSON.parse(kernel.keys.open(purpose, stored.rowsSealed)) as PersonnelList)

/** How many lines of each kind a comparison has. */
export const countsOf = (plan: ImportPlan): AccountImport['counts'] => {
  const counts = { new: 0, changed: 0, unchanged: 0, missing: 0, error: 0 }
  for (const { line } of plan.lines) counts[line.kind] += 1
  return counts
}

const viewOf = (stored: StoredImport, list: PersonnelList, plan: ImportPlan | null): AccountImport => ({
  id: stored.id,
  fileName: stored.fileName,
  status: stored.status,
  uploadedAt: stored.uploadedAt.toISOString(),
  decisionNumber: stored.decisionNumber,
  validFrom: stored.validFrom,
  counts: plan ? countsOf(plan) : stored.summary,
  columns: list.columns.map(({ heading, meaning }) => ({
    heading,
    meaning: meaning && columnTitles[meaning].vi,
  })),
  lines: plan ? plan.lines.map(({ line }) => line) : [],
  fingerprint: plan?.fingerprint ?? stored.fingerprint,
  slipsUrl: stored.status === 'applied' && stored.summary.new > 0 ? `/tai-khoan/phieu/${stored.id}` : null,
})

/** An import for the one who uploaded it; nobody else sees the list. */
export const ownImport = (stored: StoredImport | undefined, actor: Actor): StoredImport => {
  if (!stored || actor.kind !== 'person' || stored.uploadedBy !== actor.accountId)
    throw refuse('not-found', 'identity.import-not-found')
  return stored
}

/** The comparison as it stands now. */
export const describeImport = async (
  parts: AccountParts,
  actor: Actor,
  id: string,
): Promise<AccountImport> => {
  const { read } = parts.kernel.database
  const stored = ownImport(await findImport(read, id), actor)
  const list = openRows(parts, stored)
  const plan = stored.status === 'proposed' ? await planImport(parts, read, list, { ...stored, actor }) : null
  return viewOf(stored, list, plan)
}

/** Takes a personnel list in and compares it; nothing is changed yet. */
export const proposeImport = async (
  parts: AccountParts,
  context: CommandContext,
  upload: { fileName: string; bytes: Buffer; decisionNumber: string | null; validFrom: string | null },
): Promise<AccountImport> => {
  const { kernel } = parts
  const { actor } = context
  await kernel.screening.admitBytes(context, upload.bytes, null)
  const list = await readPersonnelList(upload.bytes)
  const fileHash = createHash('sha256').update(upload.bytes).digest('hex')
  const { fileName, decisionNumber } = upload
  const validFrom = upload.validFrom ?? kernel.clock.today()
  const plan = await planImport(parts, kernel.database.read, list, { actor, decisionNumber, validFrom })
  const request = {
    name: 'identity.propose-import',
    permission: importAccounts,
    input: { fileHash, decisionNumber, validFrom },
  }
  const id = await kernel.runCommand(context, request, async (command) => {
    const stored = {
      id: newId(),
      fileName: fileName.slice(-255),
      fileHash,
      decisionNumber,
      validFrom,
      rowsSealed: kernel.keys.seal(purpose, JSON.stringify(list)),
      fingerprint: plan.fingerprint,
      status: 'proposed' as const,
      uploadedAt: command.now,
      uploadedBy: actor.kind === 'person' ? actor.accountId : '',
      summary: countsOf(plan),
    }
    await insertImport(command.tx, stored)
    await command.audit({
      action: 'identity.personnel-list-uploaded',
      object: { type: 'account-import', id: stored.id, label: stored.fileName },
      after: { fileHash, counts: stored.summary },
    })
    return stored.id
  })
  return describeImport(parts, actor, id)
}
