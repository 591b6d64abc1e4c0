// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import type { Actor } from '../access/index.ts'
import type { Command, CommandContext, RunCommand } from '../command/index.ts'
import type { Database } from '../database/index.ts'
import type { Files, StoredFile } from '../files/index.ts'
import type { Notify } from '../notify/index.ts'
import type { Verdict } from './look-at-file.ts'
import { screenFile } from './screen-file.ts'
import { refuseFile } from './screening-messages.ts'

/** A file that has just been stored and is not yet part of anything. */
export interface ArrivedFile extends StoredFile {
  readonly agencyId: string | null
  /** Something else already keeps the same bytes: then they stay until two persons have them erased. */
  readonly keptElsewhere: boolean
}

/** Keeps files that bear a mark of secrecy out of the house. */
export interface Screening {
  /** Refuses a marked file: its bytes are erased at once, hash and person stay, those who answer for it are told. */
  admit(context: CommandContext, file: ArrivedFile): Promise<void>
}

interface Parts {
  readonly database: Database
  readonly files: Files
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
  file: ArrivedFile,
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

export const createScreening = (parts: Parts): Screening => ({
  admit: async (context, file) => {
    const { actor } = context
    if (actor.kind !== 'person' || (await wasAllowed(parts, file.hash))) return
    const verdict = await screenFile(await parts.files.localPath(file.hash))
    if (verdict.outcome !== 'marked') return
    if (!file.keptElsewhere) await parts.files.remove(file.hash)
    const number = await record(parts, file, verdict, actor)
    throw refuseFile('invalid', 'screening.refused', { mark: verdict.mark, number })
  },
})
