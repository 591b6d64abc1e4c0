// SPDX-License-Identifier: Apache-2.0
import { type Actor, actorAgencyIds, can } from '@tinhso/kernel/access'
import { type DatasetSchema, type FieldAccess, type ReadPolicy, readSensitive } from '../contract/index.ts'
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
): Record<'none' | 'basic' | 'sensitive', FieldAccess> => ({
  none: 'allow',
  basic: 'allow',
  sensitive: can(actor, readSensitive, { agencyId: entry.ownerAgencyId }) ? 'allow' : 'mask',
})

const othersAccess = { none: 'allow', basic: 'drop', sensitive: 'drop' } as const

/**
 * The policy of an official without a sharing decision: people of the owner agency read all, sensitive fields masked
 * unless their role allows (R-WH-13); other agencies read what is not kept for the owner, without personal fields.
 * Null: no rows for this actor.
 */
export const defaultPolicy = (
  actor: Actor,
  entry: DatasetEntry,
  schema: DatasetSchema,
): ReadPolicy | null => {
  if (actor.kind === 'anonymous') return null
  const own =
    actor.kind === 'system' ||
    (entry.ownerAgencyId !== null && actorAgencyIds(actor).has(entry.ownerAgencyId))
  if (!own && isOwnersOnly(entry)) return null
  const access = own ? ownAccess(actor, entry) : othersAccess
  const fields = Object.fromEntries(schema.fields.map((field) => [field.name, access[field.sensitive]]))
  if (Object.values(fields).every((given) => given === 'drop')) return null
  return {
    fields,
    purpose: own ? 'owner-agency' : 'state-agency',
    ...(isRecorded(entry) ? { recordedFor: actor } : {}),
  }
}
