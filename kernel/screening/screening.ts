// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import { newId } from '../clock/index.ts'
import type { Command, CommandContext, RunCommand } from '../command/index.ts'
import type { Database } from '../database/index.ts'
import type { Files, StoredFile } from '../files/index.ts'
import type { Notify } from '../notify/index.ts'
import type { Verdict } from './look-at-file.ts'
import { screenFile } from './screen-file.ts'
import { refuseFile, screeningMessages } from './screening-messages.ts'

/** A file that has just been stored and is not yet part of anything. */
export interface ArrivedFile extends StoredFile {
  readonly agencyId: string | null
  /** Something else already keeps the same bytes: then they stay until two persons have them erased. */
  readonly keptElsewhere: boolean
}

/** Keeps files that bear a mark of secrecy out of the house. */
export interface Screening {
  /**
   * Refuses a marked file: its bytes are erased at once, hash and person stay, those who answer for it are told. Whoever
   * brings a file that no machine can look into (pictures of pages, a password) is told to look at it again.
   */
  admit(context: CommandContext, file: ArrivedFile): Promise<void>
  /** The same for a small file that is held in memory and not stored. */
  admitBytes(context: CommandContext, bytes: Buffer, agencyId: string | null): Promise<void>
}

interface Parts {
  readonly database: Database
  readonly files: Files
  /** Where bytes wait while they are looked at. */
  readonly temporary: string
  readonly runCommand: RunCommand
  readonly notify: Notify
  readonly accountsWithRole: (role: string) => Promise<string[]>
}

/** A second person has looked at the very same bytes and found no secret in them. */
const wasAllowed = async ({ database }: Parts, hash: string): Promise<boolean> => {
  const { rows } =
    await sql`select from kernel.refused_file where hash = ${hash} and review_decision = 'allowed'`.execute(
      database.read,
    )
  return rows.length > 0
}

const tellLeads = async (parts: Parts, command: Command, number: number, mark: string) => {
  const leads = await Promise.all(['security-lead', 'focal-province'].map(parts.accountsWithRole))
  await parts.notify.send(command.tx, {
    accountIds: leads.flat(),
    kind: 'screening.refused',
    title: {
      vi: `Một tệp có dấu ${mark} đã bị từ chối và xóa (vụ việc số ${number})`,
      en: `A file marked ${mark} was refused and erased (case ${number})`,
    },
    link: '/tep-bi-tu-choi',
  })
}

const record = (
  parts: Parts,
  file: Brought,
  verdict: Extract<Verdict, { outcome: 'marked' }>,
  by: Extract<Actor, { kind: 'person' }>,
): Promise<number> =>
  parts.runCommand(
    { actor: by },
    { name: 'screening.refuse', input: { hash: file.hash } },
    async (command) => {
      const { rows } = await sql<{ number: number }>`
      insert into kernel.refused_file (hash, size, mark, place, agency_id, brought_by, brought_name, brought_at)
      values (${file.hash}, ${file.size}, ${verdict.mark}, ${verdict.place}, ${file.agencyId}, ${by.accountId},
        ${by.displayName}, ${command.now}) returning number`.execute(command.tx)
      const { number } = rows[0]!
      await command.audit({
        action: 'screening.refused',
        object: { type: 'refused-file', id: String(number), label: file.hash },
        agencyId: file.agencyId,
        after: { hash: file.hash, size: file.size, mark: verdict.mark, place: verdict.place },
      })
      await tellLeads(parts, command, number, verdict.mark)
      return number
    },
  )

/** Told without name or content: the bell is read over shoulders. */
const tellUnreadable = (parts: Parts, file: Brought, by: Extract<Actor, { kind: 'person' }>) =>
  parts.runCommand(
    { actor: by },
    { name: 'screening.unreadable', input: { hash: file.hash } },
    async (command) => {
      await command.audit({
        action: 'screening.unreadable',
        object: { type: 'brought-file', id: file.hash },
        agencyId: file.agencyId,
        after: { hash: file.hash, size: file.size },
      })
      await parts.notify.send(command.tx, {
        accountIds: [by.accountId],
        kind: 'screening.unreadable',
        title: screeningMessages['screening.unreadable'],
      })
    },
  )

type Brought = Pick<ArrivedFile, 'hash' | 'size' | 'agencyId'>

/** Looks at a file; a marked one is recorded and refused after `forget` has erased its bytes. */
const judge = async (
  parts: Parts,
  { actor }: CommandContext,
  file: Brought,
  path: () => Promise<string>,
  forget: () => Promise<void>,
): Promise<void> => {
  if (actor.kind !== 'person' || (await wasAllowed(parts, file.hash))) return
  const verdict = await screenFile(await path())
  if (verdict.outcome === 'unreadable') await tellUnreadable(parts, file, actor)
  if (verdict.outcome !== 'marked') return
  await forget()
  const number = await record(parts, file, verdict, actor)
  throw refuseFile('invalid', 'screening.refused', { mark: verdict.mark, number })
}

const admitBytes =
  (parts: Parts): Screening['admitBytes'] =>
  async (context, bytes, agencyId) => {
    const path = join(parts.temporary, `screening-${newId()}`)
    const file = { hash: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, agencyId }
    const forget = () => rm(path, { force: true })
    const write = async () => {
      await mkdir(parts.temporary, { recursive: true, mode: 0o700 })
      await writeFile(path, bytes, { mode: 0o600 })
      return path
    }
    await judge(parts, context, file, write, forget).finally(forget)
  }

/** Keeps marked files out, those stored already and those held in memory. */
export const createScreening = (parts: Parts): Screening => ({
  admit: (context, file) =>
    judge(
      parts,
      context,
      file,
      () => parts.files.localPath(file.hash),
      async () => {
        if (!file.keptElsewhere) await parts.files.remove(file.hash)
      },
    ),
  admitBytes: admitBytes(parts),
})
