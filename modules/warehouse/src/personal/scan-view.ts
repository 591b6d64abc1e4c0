// SPDX-License-Identifier: Apache-2.0
import { type Actor, can } from '@tinhso/kernel/access'
import {
  approveBatch,
  type DatasetSchema,
  fixRows,
  type PersonalData,
  uploadBatch,
} from '../contract/index.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { type FindingRow, findingsOf, lastLoadOf, latestScan } from './scan-store.ts'

const stateOf = ({ claimed_by, confirmed_by }: FindingRow) =>
  confirmed_by !== null ? 'false-alarm' : claimed_by === null ? 'open' : 'claimed'

const viewer = (actor: Actor, entry: DatasetEntry) => {
  const resource = { agencyId: entry.ownerAgencyId }
  return {
    claims: can(actor, uploadBatch, resource),
    confirms: can(actor, approveBatch, resource),
    reads: can(actor, fixRows, resource),
    id: actor.kind === 'person' ? actor.accountId : null,
  }
}

/** The latest scan of a dataset and what of it this person may settle; null when it was never scanned. */
export const viewScan = async (
  parts: WarehouseParts,
  actor: Actor,
  entry: DatasetEntry,
  schema: DatasetSchema,
): Promise<PersonalData['scan']> => {
  const { read } = parts.kernel.database
  const scan = await latestScan(read, entry.id)
  if (!scan) return null
  const load = await lastLoadOf(read, entry.id)
  const present = scan.schema_version === schema.version && Number(scan.load_number) === load
  const titleOf = (id: string) => schema.fields.find((field) => field.id === id)?.title.vi ?? id
  const may = viewer(actor, entry)
  const findings = (await findingsOf(read, scan.id)).map((finding) => {
    const state = stateOf(finding)
    const { claimed_name, claimed_at, claim_reason, confirmed_name, confirmed_at } = finding
    return {
      id: finding.id,
      field: finding.field_id,
      title: titleOf(finding.field_id),
      beside: finding.beside && titleOf(finding.beside),
      kind: finding.kind,
      rows: Number(finding.row_count),
      examples: finding.examples,
      state,
      claim: claimed_at && {
        name: claimed_name ?? '',
        at: claimed_at.toISOString(),
        reason: claim_reason ?? '',
      },
      confirmed: confirmed_at && { name: confirmed_name ?? '', at: confirmed_at.toISOString() },
      mayClaim: present && state === 'open' && may.claims,
      mayConfirm: present && state === 'claimed' && may.confirms && may.id !== finding.claimed_by,
      maySeeRows: may.reads,
    } as const
  })
  return {
    at: scan.scanned_at.toISOString(),
    rows: Number(scan.row_count),
    columns: scan.columns,
    load: Number(scan.load_number),
    present,
    findings,
  }
}
