// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { systemActor } from '../access/index.ts'
import type { Clock } from '../clock/index.ts'
import type { Database, Tx } from '../database/index.ts'
import { appendAudit } from './append.ts'
import { type AuditBlock, type SignedBlock, signBlock } from './audit-block.ts'
import { chainHash, chainStart, entryColumns, entryHash, type SealedEntry } from './audit-entry.ts'
import type { AuditKey } from './audit-key.ts'
import { appendHeads, lastHeadNumber } from './heads-file.ts'

/** What the sealer works with. `headsFile` lies outside the database. */
export interface SealerParts {
  readonly database: Database
  readonly clock: Clock
  readonly key: AuditKey
  readonly headsFile: string
  readonly clockOffsetMs: number
  readonly log: { error(values: unknown, message: string): void }
}

/** Puts committed entries into the signed chain (architecture §3E). */
export interface Sealer {
  /** Seals what can be sealed now; returns how many entries. Does nothing while another process is sealing. */
  sealOnce(): Promise<number>
  start(): void
  stop(): Promise<void>
}

const lockNumber = 7430920
const blockSize = 1000
const everyMs = 1000

interface Link {
  readonly position: number
  readonly entryId: string
  readonly entryHash: string
  readonly chainHash: string
}

/**
 * Queued entries of transactions that no running transaction can still join: older than the oldest one running, or
 * numbered beyond anything this server has given out (rows restored from another server). Entries of a transaction
 * that commits later are always numbered higher, so nothing can slip in behind the chain.
 */
const committedEntries = async (tx: Tx): Promise<SealedEntry[]> => {
  const { rows } = await sql<SealedEntry>`
    select ${entryColumns} from kernel.audit_queue q join kernel.audit_entry e on e.id = q.entry_id
    where q.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
       or q.transaction_id >= pg_snapshot_xmax(pg_current_snapshot())
    order by q.transaction_id, e.id limit ${blockSize}`.execute(tx)
  return rows
}

interface Head {
  readonly number: number
  readonly position: number
  readonly hash: string
}

const lastHead = async (tx: Tx): Promise<Head> => {
  const { rows } = await sql<{ number: string; last_position: string; head_hash: string }>`
    select number, last_position, head_hash from kernel.audit_block order by number desc limit 1`.execute(tx)
  const [row] = rows
  return row
    ? { number: Number(row.number), position: Number(row.last_position), hash: row.head_hash }
    : { number: 0, position: 0, hash: chainStart }
}

const linksOf = (head: Head, entries: readonly SealedEntry[]): Link[] => {
  let previous = head.hash
  return entries.map((entry, index) => {
    const hash = entryHash(entry)
    previous = chainHash(previous, hash)
    return { position: head.position + index + 1, entryId: entry.id, entryHash: hash, chainHash: previous }
  })
}

const writeLinks = async (tx: Tx, block: AuditBlock, links: readonly Link[]): Promise<void> => {
  const column = <T>(pick: (link: Link) => T) => links.map(pick)
  await sql`insert into kernel.audit_seal (position, entry_id, entry_hash, chain_hash, block)
    select *, ${block.number}::bigint from unnest(${column((link) => link.position)}::bigint[],
      ${column((link) => link.entryId)}::uuid[], ${column((link) => link.entryHash)}::text[],
      ${column((link) => link.chainHash)}::text[])`.execute(tx)
  await sql`delete from kernel.audit_queue where entry_id = any(${column((link) => link.entryId)}::uuid[])`.execute(
    tx,
  )
}

const writeBlock = async (tx: Tx, block: AuditBlock, signed: SignedBlock): Promise<void> => {
  await sql`insert into kernel.audit_block (number, first_position, last_position, head_hash, body, signature, sealed_at)
    values (${block.number}, ${block.firstPosition}, ${block.lastPosition}, ${block.headHash}, ${signed.body},
      ${signed.signature}, ${block.sealedAt})`.execute(tx)
}

const sealBlock = async (parts: SealerParts, tx: Tx): Promise<SignedBlock | null> => {
  const entries = await committedEntries(tx)
  if (entries.length === 0) return null
  const head = await lastHead(tx)
  const links = linksOf(head, entries)
  const block: AuditBlock = {
    number: head.number + 1,
    firstPosition: head.position + 1,
    lastPosition: head.position + links.length,
    previousHash: head.hash,
    headHash: links.at(-1)!.chainHash,
    sealedAt: parts.clock.now().toISOString(),
    clock:
      parts.clockOffsetMs === 0
        ? 'system'
        : `system${parts.clockOffsetMs > 0 ? '+' : ''}${parts.clockOffsetMs}ms`,
    keyId: parts.key.id,
  }
  const signed = signBlock(block, parts.key)
  await writeLinks(tx, block, links)
  await writeBlock(tx, block, signed)
  return signed
}

const blocksAfter = async (parts: SealerParts, number: number): Promise<SignedBlock[]> => {
  const { rows } = await sql<SignedBlock>`
    select body, signature from kernel.audit_block where number > ${number} order by number`.execute(
    parts.database.read,
  )
  return rows
}

/** Thrown when the file knows heads that the database does not: the tail of the chain was cut off. */
class ChainBroken extends Error {}

const assertNotCut = async (parts: SealerParts, tx: Tx, inFile: number): Promise<void> => {
  const { number } = await lastHead(tx)
  if (inFile > number) {
    throw new ChainBroken(
      `the heads file knows block ${inFile}, the database only ${number}: nothing is sealed until this is explained`,
    )
  }
  if (number - inFile > 1) {
    await appendAudit(tx, systemActor('audit.sealer'), parts.clock.now(), {
      action: 'audit.heads-restored',
      object: { type: 'audit', id: 'heads-file' },
      after: { from: inFile + 1, to: number },
    })
  }
}

/**
 * One block: the database first, the file after the commit. A crash in between leaves the file one head behind, and
 * the next run appends it from the database; the other order could leave a head for entries that never existed.
 */
const seal = async (parts: SealerParts): Promise<number> =>
  parts.database.read.connection().execute(async (connection) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${lockNumber}) as mine`.execute(
      connection,
    )
    if (!rows[0]?.mine) return 0
    try {
      const inFile = await lastHeadNumber(parts.headsFile)
      const signed = await connection.transaction().execute(async (tx) => {
        await assertNotCut(parts, tx, inFile)
        return sealBlock(parts, tx)
      })
      const missing = await blocksAfter(parts, inFile)
      if (missing.length > 0) await appendHeads(parts.headsFile, missing)
      const block = signed && (JSON.parse(signed.body) as AuditBlock)
      return block ? block.lastPosition - block.firstPosition + 1 : 0
    } finally {
      await sql`select pg_advisory_unlock(${lockNumber})`.execute(connection)
    }
  })

/** Leaves the broken chain in the audit itself (R-SEC-03); the entry waits unsealed until the chain is explained. */
const raiseAlarm = (parts: SealerParts, message: string): Promise<void> =>
  parts.database.transaction((tx) =>
    appendAudit(tx, systemActor('audit.sealer'), parts.clock.now(), {
      action: 'audit.chain-broken',
      object: { type: 'audit', id: 'chain' },
      after: { message },
    }),
  )

/** Makes the sealer; started in processes that do background work, and only one of them seals at a time. */
export const createSealer = (parts: SealerParts): Sealer => {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<unknown> = Promise.resolve()
  const sealAll = async () => {
    while ((await seal(parts)) === blockSize && timer);
  }
  let alarmed = false
  const fail = async (error: unknown) => {
    if (alarmed) return
    alarmed = error instanceof ChainBroken
    parts.log.error({ error: String(error) }, 'audit entries could not be sealed')
    if (alarmed) await raiseAlarm(parts, String(error))
  }
  const turn = () => {
    running = sealAll()
      .catch(fail)
      .catch((error) =>
        parts.log.error({ error: String(error) }, 'the alarm about the audit chain could not be recorded'),
      )
      .finally(() => {
        if (timer) timer = setTimeout(turn, everyMs)
      })
  }
  return {
    sealOnce: () => seal(parts),
    start: () => {
      timer ??= setTimeout(turn, 0)
    },
    stop: async () => {
      clearTimeout(timer)
      timer = undefined
      await running
    },
  }
}
