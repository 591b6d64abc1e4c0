// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Command } from '../command/index.ts'
import type { Db, Tx } from '../database/index.ts'
import { entryColumns, entryHash, type SealedEntry, sha256 } from './audit-entry.ts'

/** Thrown while entries to be erased are not part of the chain yet; the sealer is asked, then it is tried again. */
export class NotSealedYet extends Error {}

/** Kind of the entry that says which details were erased; `after.digest` covers what is left of each. */
export const detailsErased = 'audit.details-erased'

interface Line {
  readonly entry_id: string
  readonly remainder_hash: string
}

/** One hash over what is left of erased entries, in the order of their ids. */
export const erasureDigest = (lines: readonly Line[]): string =>
  sha256(
    lines
      .map((line) => `${line.entry_id} ${line.remainder_hash}\n`)
      .sort()
      .join(''),
  )

interface Found extends SealedEntry {
  readonly sealed_hash: string | null
  readonly erased: boolean
}

const readEntries = async (tx: Tx, ids: readonly string[]): Promise<Found[]> => {
  const { rows } = await sql<Found>`
    select ${entryColumns}, s.entry_hash as sealed_hash, x.entry_id is not null as erased
    from kernel.audit_entry e left join kernel.audit_seal s on s.entry_id = e.id
      left join kernel.audit_erasure x on x.entry_id = e.id
    where e.id = any(${[...ids]}::uuid[]) and e.object_type <> 'purge'`.execute(tx)
  return rows
}

const assertAsSealed = (entry: Found): void => {
  if (entry.sealed_hash === null) throw new NotSealedYet(`audit entry ${entry.id} is not sealed yet`)
  if (entryHash(entry) !== entry.sealed_hash)
    throw new Error(`audit entry ${entry.id} is not what was sealed: nothing of it is erased`)
}

/**
 * Erases before, after and reason of entries (and the label where asked), in the command of a purge. Each entry is first
 * held against the chain; what is left of it (who, when, what kind, which object) is hashed into a new entry of the
 * chain, so that a later check still proves it. Needs the loader. Returns how many entries lost their details.
 */
export const eraseAuditDetails = async (
  command: Command,
  purgeId: string,
  entries: readonly { readonly id: string; readonly withLabel: boolean }[],
): Promise<number> => {
  const withLabel = new Map(entries.map((entry) => [entry.id, entry.withLabel]))
  const found = (await readEntries(command.tx, [...withLabel.keys()])).filter(({ erased }) => !erased)
  if (found.length === 0) return 0
  found.forEach(assertAsSealed)
  const lines = found.map((entry) => {
    const bare = withLabel.get(entry.id) === true
    const left = {
      ...entry,
      before: null,
      after: null,
      reason: null,
      object_label: bare ? null : entry.object_label,
    }
    return { entry_id: entry.id, bare, remainder_hash: entryHash(left) }
  })
  await sql`select kernel.erase_audit_details(${purgeId}, ${command.id}, ${lines.map((line) => line.entry_id)}::uuid[],
    ${lines.map((line) => line.bare)}::boolean[], ${lines.map((line) => line.remainder_hash)}::text[])`.execute(
    command.tx,
  )
  await command.audit({
    action: detailsErased,
    object: { type: 'purge', id: purgeId },
    after: { entries: lines.length, digest: erasureDigest(lines) },
  })
  return lines.length
}

interface Group {
  readonly command_id: string
  readonly lines: Line[]
  readonly digests: string[] | null
}

/** Entries that are marked as erased although no entry of the chain vouches for what is left of them. */
export const unprovenErasures = async (db: Db | Tx): Promise<string[]> => {
  const { rows } = await sql<Group>`
    select x.command_id,
      json_agg(json_build_object('entry_id', x.entry_id, 'remainder_hash', x.remainder_hash)) as lines,
      (select array_agg(e.after ->> 'digest') from kernel.audit_entry e
        where e.action = ${detailsErased} and e.object_type = 'purge' and e.command_id = x.command_id) as digests
    from kernel.audit_erasure x group by x.command_id`.execute(db)
  return rows
    .filter(({ lines, digests }) => !digests?.includes(erasureDigest(lines)))
    .flatMap(({ lines }) => lines.map((line) => line.entry_id))
}
