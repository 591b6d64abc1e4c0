// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from './canonical-json.ts'

/** An audit entry as it is hashed: every column of `kernel.audit_entry`, instants as UTC text with microseconds. */
export interface SealedEntry {
  readonly id: string
  readonly at: string
  readonly transaction_id: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_label: string
  readonly actor_agency: string | null
  readonly address: string | null
  readonly action: string
  readonly object_type: string
  readonly object_id: string
  readonly object_label: string | null
  readonly agency_id: string | null
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
  readonly command_id: string | null
  readonly correlation_id: string | null
}

/** Columns of `kernel.audit_entry e` in the form in which they are hashed. */
export const entryColumns = sql`e.id,
  to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, e.transaction_id::text as transaction_id,
  e.actor_kind, e.actor_id, e.actor_label, e.actor_agency, e.address, e.action, e.object_type, e.object_id, e.object_label,
  e.agency_id, e.before, e.after, e.reason, e.command_id, e.correlation_id`

const fieldsOf = (row: SealedEntry): SealedEntry => ({
  id: row.id,
  at: row.at,
  transaction_id: row.transaction_id,
  actor_kind: row.actor_kind,
  actor_id: row.actor_id,
  actor_label: row.actor_label,
  actor_agency: row.actor_agency,
  address: row.address,
  action: row.action,
  object_type: row.object_type,
  object_id: row.object_id,
  object_label: row.object_label,
  agency_id: row.agency_id,
  before: row.before,
  after: row.after,
  reason: row.reason,
  command_id: row.command_id,
  correlation_id: row.correlation_id,
})

/** The text of an entry that is hashed, and that a bundle carries: canonical JSON of its columns. */
export const entryText = (row: SealedEntry): string => canonicalJson(fieldsOf(row))

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

export const entryHash = (row: SealedEntry): string => sha256(entryText(row))

/** The hash before the first entry. */
export const chainStart = '0'.repeat(64)

/** One link of the chain: the hash over the two hashes written one after the other in hex. */
export const chainHash = (previous: string, entry: string): string => sha256(previous + entry)
