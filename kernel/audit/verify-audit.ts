// SPDX-License-Identifier: Apache-2.0
import { createPublicKey, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Tx } from '../database/index.ts'
import { type AuditBlock, readBlock, type SignedBlock, signatureHolds } from './audit-block.ts'
import { chainHash, chainStart, entryColumns, entryHash, type SealedEntry } from './audit-entry.ts'
import { keyId } from './audit-key.ts'
import { unprovenErasures } from './erase-entries.ts'
import { readHeads } from './heads-file.ts'

/** What kind of interference was found. */
export type AuditFaultKind =
  | 'changed' /* an entry is not what was sealed */
  | 'removed' /* a sealed or waiting entry is gone */
  | 'inserted' /* an entry that never went through the queue */
  | 'chain-broken' /* the chain itself was altered */
  | 'signature-invalid' /* a block or head was altered, or signed with another key */
  | 'tail-cut' /* the file knows heads that the database does not */
  | 'heads-differ' /* database and file tell different stories */
  | 'heads-missing' /* the file lost heads that the database still has */

export interface AuditFault {
  readonly kind: AuditFaultKind
  /** Where: position in the chain, number of a block, or id of an entry. */
  readonly position?: number
  readonly block?: number
  readonly entryId?: string
}

/** The result of a check of the whole chain. `unsealed` entries are not covered yet: said, not hidden. */
export interface AuditVerdict {
  readonly ok: boolean
  readonly checkedEntries: number
  readonly checkedBlocks: number
  readonly sealedThrough: { readonly position: number; readonly at: string | null }
  readonly unsealed: number
  /**
   * Signed heads at the end that the file does not have: after a crash between commit and file, or in a restored copy.
   * The sealer appends them and records it; a cut behind them could not be told from the file, so it is said here.
   */
  readonly headsBehind: number
  readonly faults: readonly AuditFault[]
  /** All faults found; `faults` lists the first hundred. */
  readonly faultCount: number
}

interface SealRow extends SealedEntry {
  readonly position: string
  readonly sealed_id: string
  readonly sealed_hash: string
  readonly chain_hash: string
  /** Hash over what is left of an entry whose details were erased by a purge. */
  readonly remainder_hash: string | null
}

const pageSize = 5000
const listed = 100

class Findings {
  readonly faults: AuditFault[] = []
  count = 0
  add(fault: AuditFault): void {
    this.count += 1
    if (this.faults.length < listed) this.faults.push(fault)
  }
}

const sealPage = async (tx: Tx, after: number): Promise<SealRow[]> => {
  const { rows } = await sql<SealRow>`
    select s.position, s.entry_id as sealed_id, s.entry_hash as sealed_hash, s.chain_hash, x.remainder_hash, ${entryColumns}
    from kernel.audit_seal s left join kernel.audit_entry e on e.id = s.entry_id
      left join kernel.audit_erasure x on x.entry_id = s.entry_id
    where s.position > ${after} order by s.position limit ${pageSize}`.execute(tx)
  return rows
}

const checkEntry = (row: SealRow, position: number, found: Findings): void => {
  if (row.id === null) found.add({ kind: 'removed', position, entryId: row.sealed_id })
  else if (entryHash(row) !== (row.remainder_hash ?? row.sealed_hash))
    found.add({ kind: 'changed', position, entryId: row.sealed_id })
}

interface ChainEnd {
  readonly position: number
  /** Chain hash by the last position of each block, as recomputed. */
  readonly hashAt: ReadonlyMap<number, string>
}

/** Recomputes every link; after a broken one it goes on from what is stored, so that each fault is told once. */
const checkChain = async (tx: Tx, ends: ReadonlySet<number>, found: Findings): Promise<ChainEnd> => {
  const hashAt = new Map<number, string>([[0, chainStart]])
  let position = 0
  let previous = chainStart
  for (let page = await sealPage(tx, 0); page.length > 0; page = await sealPage(tx, position)) {
    for (const row of page) {
      const here = Number(row.position)
      if (here !== position + 1) found.add({ kind: 'removed', position: position + 1 })
      if (chainHash(previous, row.sealed_hash) !== row.chain_hash)
        found.add({ kind: 'chain-broken', position: here })
      checkEntry(row, here, found)
      position = here
      previous = row.chain_hash
      if (ends.has(here)) hashAt.set(here, previous)
    }
  }
  return { position, hashAt }
}

interface BlockRow extends SignedBlock {
  readonly number: string
  readonly first_position: string
  readonly last_position: string
  readonly head_hash: string
}

const readBlocks = async (tx: Tx): Promise<BlockRow[]> => {
  const { rows } = await sql<BlockRow>`
    select number, first_position, last_position, head_hash, body, signature from kernel.audit_block order by number`.execute(
    tx,
  )
  return rows
}

const sameAsColumns = (row: BlockRow, block: AuditBlock): boolean =>
  block.number === Number(row.number) &&
  block.firstPosition === Number(row.first_position) &&
  block.lastPosition === Number(row.last_position) &&
  block.headHash === row.head_hash

const signedBy = (signed: SignedBlock, block: AuditBlock | null, publicKey: KeyObject): boolean =>
  block !== null && block.keyId === keyId(publicKey) && signatureHolds(signed, publicKey)

const checkBlocks = (
  rows: readonly BlockRow[],
  chain: ChainEnd,
  publicKey: KeyObject,
  found: Findings,
): void => {
  let expected = { number: 1, position: 1 }
  for (const row of rows) {
    const block = readBlock(row.body)
    const number = Number(row.number)
    if (!block || !signedBy(row, block, publicKey) || !sameAsColumns(row, block)) {
      found.add({ kind: 'signature-invalid', block: number })
    } else if (
      number !== expected.number ||
      block.firstPosition !== expected.position ||
      chain.hashAt.get(block.firstPosition - 1) !== block.previousHash ||
      chain.hashAt.get(block.lastPosition) !== block.headHash
    ) {
      found.add({ kind: 'chain-broken', block: number })
    }
    expected = { number: number + 1, position: Number(row.last_position) + 1 }
  }
  if (chain.position !== expected.position - 1)
    found.add({ kind: 'chain-broken', position: expected.position })
}

const checkHeads = (
  rows: readonly BlockRow[],
  heads: readonly SignedBlock[],
  publicKey: KeyObject,
  found: Findings,
): void => {
  const stored = new Map(rows.map((row) => [Number(row.number), row]))
  heads.forEach((head, index) => {
    const block = readBlock(head.body)
    const number = block?.number ?? index + 1
    if (!signedBy(head, block, publicKey)) found.add({ kind: 'signature-invalid', block: number })
    else if (number !== index + 1) found.add({ kind: 'heads-missing', block: index + 1 })
    else if (!stored.has(number)) found.add({ kind: 'tail-cut', block: number })
    else if (stored.get(number)?.body !== head.body) found.add({ kind: 'heads-differ', block: number })
  })
}

const checkStrays = async (tx: Tx, found: Findings): Promise<void> => {
  const inserted = await sql<{ id: string }>`
    select e.id from kernel.audit_entry e
    where not exists (select from kernel.audit_seal s where s.entry_id = e.id)
      and not exists (select from kernel.audit_queue q where q.entry_id = e.id) order by e.id`.execute(tx)
  for (const { id } of inserted.rows) found.add({ kind: 'inserted', entryId: id })
  const gone = await sql<{ id: string }>`
    select q.entry_id as id from kernel.audit_queue q
    where not exists (select from kernel.audit_entry e where e.id = q.entry_id) order by 1`.execute(tx)
  for (const { id } of gone.rows) found.add({ kind: 'removed', entryId: id })
}

/** Details that are gone must be vouched for by a sealed entry of the purge that erased them. */
const checkErasures = async (tx: Tx, found: Findings): Promise<void> => {
  for (const entryId of await unprovenErasures(tx)) found.add({ kind: 'changed', entryId })
}

const countUnsealed = async (tx: Tx): Promise<number> => {
  const { rows } = await sql<{
    unsealed: string
  }>`select count(*) as unsealed from kernel.audit_queue`.execute(tx)
  return Number(rows[0]!.unsealed)
}

/**
 * Checks the whole audit chain against the entries, the signatures, and the heads kept outside the database. Reads one
 * consistent snapshot, so it may run while the house works. `publicKey`: PEM text or key object.
 */
export const verifyAudit = async (parts: {
  readonly db: Db
  readonly headsFile: string
  readonly publicKey: KeyObject | string
}): Promise<AuditVerdict> => {
  const publicKey = typeof parts.publicKey === 'string' ? createPublicKey(parts.publicKey) : parts.publicKey
  const found = new Findings()
  // the file first: heads written after the snapshot would look like a cut tail
  const heads = await readHeads(parts.headsFile)
  const checked = await parts.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const rows = await readBlocks(tx)
      const chain = await checkChain(tx, new Set(rows.map((row) => Number(row.last_position))), found)
      checkBlocks(rows, chain, publicKey, found)
      checkHeads(rows, heads.lines, publicKey, found)
      await checkStrays(tx, found)
      await checkErasures(tx, found)
      return { rows, chain, unsealed: await countUnsealed(tx) }
    })
  for (let index = 0; index < heads.unreadable; index += 1) found.add({ kind: 'heads-differ' })
  const now = await readHeads(parts.headsFile)
  const last = checked.rows.at(-1)
  const headsBehind = Math.max(0, Number(last?.number ?? 0) - now.lastNumber)
  if (headsBehind > 1 && now.lines.length === 0) found.add({ kind: 'heads-missing', block: 1 })
  return {
    ok: found.count === 0,
    checkedEntries: checked.chain.position,
    checkedBlocks: checked.rows.length,
    sealedThrough: {
      position: checked.chain.position,
      at: last ? (readBlock(last.body)?.sealedAt ?? null) : null,
    },
    unsealed: checked.unsealed,
    headsBehind,
    faults: found.faults,
    faultCount: found.count,
  }
}
