// SPDX-License-Identifier: Apache-2.0
import { createHash, type KeyObject } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import type { Db, Tx } from '../database/index.ts'
import type { Files } from '../files/index.ts'
import type { SignedBlock } from './audit-block.ts'
import { entryColumns, entryText, type SealedEntry, sha256 } from './audit-entry.ts'
import { canonicalJson } from './canonical-json.ts'

/** What a bundle is about: the object of the audit entries, the lines of its story, and the documents made on the way. */
export interface BundleSubject {
  readonly object: { readonly type: string; readonly id: string }
  /** Only the entries of this case: other work on the same object is nobody’s business here. */
  readonly caseId: string
  readonly title: string
  /** Texts whose SHA-256 stands in the audit entries of the steps. */
  readonly story: readonly string[]
  readonly documentHashes: readonly string[]
}

/** File name to content. */
type Content = Record<string, Uint8Array>

interface EntryRow extends SealedEntry {
  readonly position: string | null
  readonly block: string | null
  /** Details were erased by a purge: the entry is shown, and can no longer be held against the chain alone. */
  readonly erased: boolean
}

const readEntries = async (tx: Tx, { object, caseId }: BundleSubject): Promise<EntryRow[]> => {
  const { rows } = await sql<EntryRow>`
    select ${entryColumns}, s.position, s.block, x.entry_id is not null as erased
    from kernel.audit_entry e left join kernel.audit_seal s on s.entry_id = e.id
      left join kernel.audit_erasure x on x.entry_id = e.id
    where e.object_type = ${object.type} and e.object_id = ${object.id} and e.after ->> 'caseId' = ${caseId}
    order by s.position nulls last, e.id`.execute(tx)
  return rows
}

const padded = (position: string | number) => String(position).padStart(12, '0')

const entryFiles = (entries: readonly EntryRow[]): Content =>
  Object.fromEntries(
    entries.map((entry) => [
      entry.position === null
        ? `unsealed/${entry.id}.json`
        : `${entry.erased ? 'erased' : 'entries'}/${padded(entry.position)}.json`,
      strToU8(entryText(entry)),
    ]),
  )

/** Lines of the story that an entry still names: those whose content was erased are left out. */
const namedLines = (story: readonly string[], entries: readonly EntryRow[]): readonly string[] => {
  if (!entries.some(({ erased }) => erased)) return story
  const texts = entries.map(entryText)
  return story.filter((line) => texts.some((text) => text.includes(sha256(line))))
}

/** Everything that leads from an entry to a signed head: the entry hashes of its block, and the block. */
const blockFiles = async (tx: Tx, numbers: readonly string[]): Promise<Content> => {
  const content: Content = {}
  for (const number of numbers) {
    const block =
      await sql<SignedBlock>`select body, signature from kernel.audit_block where number = ${number}`.execute(
        tx,
      )
    const seals = await sql<{ position: string; entry_hash: string }>`
      select position, entry_hash from kernel.audit_seal where block = ${number} order by position`.execute(
      tx,
    )
    const name = `blocks/${padded(number)}`
    content[`${name}.json`] = strToU8(block.rows[0]!.body)
    content[`${name}.sig`] = Buffer.from(block.rows[0]!.signature, 'base64')
    content[`${name}.chain`] = strToU8(
      seals.rows.map((seal) => `${seal.position} ${seal.entry_hash}\n`).join(''),
    )
  }
  return content
}

const documentFiles = async (files: Files, hashes: readonly string[]): Promise<Content> => {
  const content: Content = {}
  for (const hash of new Set(hashes)) {
    if (await files.has(hash)) content[`documents/${hash}`] = await buffer(await files.open(hash))
  }
  return content
}

const storyFiles = (story: readonly string[]): Content =>
  Object.fromEntries(
    story.map((text, index) => [`story/${String(index + 1).padStart(6, '0')}.json`, strToU8(text)]),
  )

const manifest = (
  subject: BundleSubject,
  entries: readonly EntryRow[],
  publicKey: KeyObject,
  madeAt: Date,
): Content => {
  const der = publicKey.export({ type: 'spki', format: 'der' })
  const summary = {
    title: subject.title,
    object: subject.object,
    madeAt: madeAt.toISOString(),
    sealedEntries: entries.filter(({ position, erased }) => position !== null && !erased).length,
    erasedEntries: entries.filter(({ erased }) => erased).length,
    unsealedEntries: entries.filter(({ position }) => position === null).length,
    storyLines: subject.story.length,
    publicKeySha256: createHash('sha256').update(der).digest('hex'),
  }
  return {
    'manifest.json': strToU8(canonicalJson(summary)),
    'public-key.pem': strToU8(publicKey.export({ type: 'spki', format: 'pem' }) as string),
  }
}

/**
 * Packs the evidence about one object as a ZIP that `tools/verify-bundle.sh` checks with openssl and sha256sum alone:
 * entries, the stretch of the chain up to a signed head, the story, the documents.
 */
export const makeBundle = async (
  parts: { readonly db: Db; readonly files: Files; readonly publicKey: KeyObject; readonly now: Date },
  subject: BundleSubject,
): Promise<Uint8Array> => {
  const evidence = await parts.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const entries = await readEntries(tx, subject)
      const numbers = [...new Set(entries.map(({ block }) => block).filter((block) => block !== null))]
      return { entries, blocks: await blockFiles(tx, numbers) }
    })
  const story = namedLines(subject.story, evidence.entries)
  return zipSync({
    ...manifest({ ...subject, story }, evidence.entries, parts.publicKey, parts.now),
    ...entryFiles(evidence.entries),
    ...evidence.blocks,
    ...storyFiles(story),
    ...(await documentFiles(parts.files, subject.documentHashes)),
  })
}
