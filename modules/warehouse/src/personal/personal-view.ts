// SPDX-License-Identifier: Apache-2.0
import { type Actor, can } from '@tinhso/kernel/access'
import { ownEntry } from '../batch/batch-access.ts'
import { type PersonalData, readSensitive, seeBatches, seeReads, uploadBatch } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { listLowered } from './lowered-fields.ts'
import { basisGaps, personalFields } from './personal-fields.ts'
import { viewScan } from './scan-view.ts'
import { presentGrant } from './unmask.ts'

/** What the house knows of personal data in a dataset, for those who may see its batches: purpose, fields, scan, never rows. */
export const personalView = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
): Promise<PersonalData> => {
  const entry = await ownEntry(parts, actor, code, seeBatches)
  const { read } = parts.kernel.database
  const schema = await findSchema(read, entry.id)
  const personal = schema ? personalFields(schema) : []
  const grant = await presentGrant(parts, actor, entry.id)
  const resource = { agencyId: entry.ownerAgencyId }
  return {
    missing: personal.length > 0 ? basisGaps(entry) : [],
    purpose: entry.personalDataPurpose,
    legalBasis: [...entry.legalBasis],
    fields: personal.map(({ name, title, sensitive }) => ({ name, title: title.vi, level: sensitive })),
    lowered: schema ? await listLowered(read, entry.id, schema) : [],
    scan: schema ? await viewScan(parts, actor, entry, schema) : null,
    unmasked: grant && { purpose: grant.purpose, expiresAt: grant.expiresAt.toISOString() },
    mayScan: can(actor, uploadBatch, resource),
    mayUnmask: can(actor, readSensitive, resource),
    maySeeReads: can(actor, seeReads, resource),
  }
}
