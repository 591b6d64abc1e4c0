// SPDX-License-Identifier: Apache-2.0
import { type Actor, actorAgencyIds, can } from '@tinhso/kernel/access'
import {
  approveBatch,
  type DatasetSchema,
  type FieldAccess,
  fixRows,
  type ReadPolicy,
  readSensitive,
  uploadBatch,
} from '../contract/index.ts'
import type { DatasetEntry } from '../warehouse-parts.ts'

/** Whether only the owner agency may read the rows: kept for its own use, or of restricted security. */
export const isOwnersOnly = ({ classification }: DatasetEntry): boolean =>
  classification.access === 'private' || classification.security === 'restricted'

/** Whether reading rows is written to the audit: everything that is not open to anyone. */
export const isRecorded = ({ classification }: DatasetEntry): boolean =>
  classification.access !== 'open' ||
  classification.personalData !== 'none' ||
  classification.security !== 'public'

const ownAccess = (
  actor: Actor,
  entry: DatasetEntry,
  purpose: string | null,
): Record<'none' | 'basic' | 'sensitive', FieldAccess> => {
  const resource = { agencyId: entry.ownerAgencyId }
  const works = [uploadBatch, fixRows, approveBatch].some((permission) => can(actor, permission, resource))
  const opened = actor.kind === 'system' || (purpose !== null && can(actor, readSensitive, resource))
  return { none: 'allow', basic: works ? 'allow' : 'mask', sensitive: opened ? 'allow' : 'mask' }
}

const othersAccess = { none: 'allow', basic: 'drop', sensitive: 'drop' } as const

/**
 * The policy of an official without a sharing decision: those of the owner agency who work with its data read basic personal
 * fields, the others of the agency see them masked; sensitive fields are masked for all until someone whose role allows gives a
 * purpose (R-WH-13, R-SEC-14). Other agencies read what is not kept for the owner, without personal fields. Null: no rows for this actor.
 */
export const defaultPolicy = (
  actor: Actor,
  entry: DatasetEntry,
  schema: DatasetSchema,
  purpose: string | null = null,
): ReadPolicy | null => {
  if (actor.kind === 'anonymous') return null
  const own =
    actor.kind === 'system' ||
    (entry.ownerAgencyId !== null && actorAgencyIds(actor).has(entry.ownerAgencyId))
  if (!own && isOwnersOnly(entry)) return null
  const access = own ? ownAccess(actor, entry, purpose) : othersAccess
  const fields = Object.fromEntries(schema.fields.map((field) => [field.name, access[field.sensitive]]))
  if (Object.values(fields).every((given) => given === 'drop')) return null
  return {
    fields,
    purpose: purpose ?? (own ? 'owner-agency' : 'state-agency'),
    ...(isRecorded(entry) ? { recordedFor: actor } : {}),
  }
}
