// SPDX-License-Identifier: Apache-2.0
import { sql } from 'kysely'
import { systemActor } from '../access/index.ts'
import { eraseAuditDetails, NotSealedYet, type Sealer } from '../audit/index.ts'
import type { Command, RunCommand } from '../command/index.ts'
import type { Database } from '../database/index.ts'
import type { Eraser, Erasure } from './contract.ts'

interface Parts {
  readonly database: Database
  readonly runCommand: RunCommand
  readonly sealer: Sealer
}

/** What stands in a notice, a case or an answer instead of erased words. */
export const erasedWords = { vi: '[nội dung đã tiêu hủy]', en: '[content erased]' } as const

const pageSize = 2000

/** Goes over a table in the order of its id and gives the ids of rows that hold content of the scope. */
const rowsWith = async (
  { database }: Parts,
  erasure: Erasure,
  page: (after: string) => ReturnType<typeof sql<{ id: string; words: unknown; named: boolean }>>,
): Promise<string[]> => {
  const found: string[] = []
  let after = ''
  for (;;) {
    const { rows } = await page(after).execute(database.read)
    for (const row of rows) if (row.named || erasure.samples.standsIn(row.words)) found.push(row.id)
    if (rows.length < pageSize) return found
    after = rows.at(-1)!.id
  }
}

const idsOf = ({ scope }: Erasure): string[] => scope.objects.map(({ id }) => id)
const linksOf = ({ scope }: Erasure): string[] => scope.objects.flatMap(({ link }) => link ?? [])
const start = '00000000-0000-0000-0000-000000000000'

const asPurge = (
  { runCommand }: Parts,
  erasure: Erasure,
  name: string,
  work: (command: Command) => Promise<number>,
): Promise<number> =>
  runCommand(
    { actor: systemActor('purge') },
    { name: `purge.${name}`, input: { purgeId: erasure.purgeId }, database: 'loader' },
    async (command) => {
      const rows = await work(command)
      await command.audit({
        action: 'purge.erased',
        object: { type: 'purge', id: erasure.purgeId },
        after: { store: name, rows },
      })
      return rows
    },
  )

const changed = async (query: ReturnType<typeof sql>, command: Command): Promise<number> =>
  Number((await query.execute(command.tx)).numAffectedRows ?? 0)

const searchRows = (parts: Parts, erasure: Erasure, words: 'title' | 'body') =>
  rowsWith(
    parts,
    erasure,
    (after) => sql`select kind || ' ' || id as id, ${sql.ref(words)} as words,
        id = any(${idsOf(erasure)}::text[]) or url = any(${linksOf(erasure)}::text[]) as named from kernel.search_document
      where kind || ' ' || id > ${after} order by 1 limit ${pageSize}`,
  )

/** What is named goes; a thing that stays, with pieces of the content in its text, is found by its title only. */
const eraseSearch = (parts: Parts) => async (erasure: Erasure) => {
  const gone = await searchRows(parts, erasure, 'title')
  const emptied = await searchRows(parts, erasure, 'body')
  const rows = await asPurge(parts, erasure, 'search', async (command) => {
    await sql`update kernel.search_document set body = '' where kind || ' ' || id = any(${emptied}::text[])`.execute(
      command.tx,
    )
    return changed(
      sql`delete from kernel.search_document where kind || ' ' || id = any(${gone}::text[])`,
      command,
    )
  })
  return { documents: rows, texts: emptied.length }
}

const eraseNotices = (parts: Parts) => async (erasure: Erasure) => {
  const ids = await rowsWith(
    parts,
    erasure,
    (after) => sql`select id::text, json_build_array(title, body) as words,
        coalesce(link = any(${linksOf(erasure)}::text[]), false) as named from kernel.notice
      where id > ${after || start}::uuid order by kernel.notice.id limit ${pageSize}`,
  )
  const rows = await asPurge(parts, erasure, 'notices', (command) =>
    changed(
      sql`update kernel.notice set title = ${JSON.stringify(erasedWords)}::jsonb, body = null where id = any(${ids}::uuid[])`,
      command,
    ),
  )
  return { notices: rows }
}

const eraseAnswers = (parts: Parts) => async (erasure: Erasure) => {
  const keys = await rowsWith(
    parts,
    erasure,
    (
      after,
    ) => sql`select actor_key || ' ' || key as id, answer as words, false as named from kernel.command_receipt
      where actor_key || ' ' || key > ${after} order by 1 limit ${pageSize}`,
  )
  const rows = await asPurge(parts, erasure, 'answers', (command) =>
    changed(
      sql`update kernel.command_receipt set answer = '{"value": null}' where actor_key || ' ' || key = any(${keys}::text[])`,
      command,
    ),
  )
  return { answers: rows }
}

const eraseEvents = (parts: Parts) => async (erasure: Erasure) => {
  const ids = await rowsWith(
    parts,
    erasure,
    (after) => sql`select id::text, data as words, aggregate_id = any(${idsOf(erasure)}::text[]) as named
      from kernel.event where id > ${after || start}::uuid order by kernel.event.id limit ${pageSize}`,
  )
  const rows = await asPurge(parts, erasure, 'events', async (command) => {
    await sql`select kernel.erase_event_data(${erasure.purgeId}, ${ids}::uuid[])`.execute(command.tx)
    return ids.length
  })
  return { events: rows }
}

/** Jobs that would carry the content on are taken away; what they were to tell is erased too. */
const eraseJobs = (parts: Parts) => async (erasure: Erasure) => {
  const { rows: waiting } = await sql<{ id: string; payload: unknown; task: string }>`
    select j.id::text, j.payload, t.identifier as task from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where j.locked_at is null`.execute(
    parts.database.read,
  )
  const objects = new Set(idsOf(erasure))
  const isAbout = (payload: unknown) =>
    objects.has((payload as { event?: { aggregate?: { id?: string } } })?.event?.aggregate?.id ?? '')
  const ids = waiting
    .filter(({ payload }) => isAbout(payload) || erasure.samples.standsIn(payload))
    .map(({ id }) => id)
  const rows = await asPurge(parts, erasure, 'jobs', (command) =>
    changed(sql`delete from graphile_worker._private_jobs where id = any(${ids}::bigint[])`, command),
  )
  return { jobs: rows }
}

const caseIds = (parts: Parts, erasure: Erasure) =>
  rowsWith(
    parts,
    erasure,
    (after) => sql`select id::text, json_build_array(title, data) as words,
        aggregate_id = any(${idsOf(erasure)}::text[]) as named from kernel.case
      where id > ${after || start}::uuid order by kernel.case.id limit ${pageSize}`,
  )

const caseEventIds = (parts: Parts, erasure: Erasure) =>
  rowsWith(
    parts,
    erasure,
    (after) => sql`select e.id::text, json_build_array(e.form, e.reason) as words,
        c.aggregate_id = any(${idsOf(erasure)}::text[]) as named
      from kernel.case_event e join kernel.case c on c.id = e.case_id
      where e.id > ${after || start}::uuid order by e.id limit ${pageSize}`,
  )

const eraseCases = (parts: Parts) => async (erasure: Erasure) => {
  const cases = await caseIds(parts, erasure)
  const events = await caseEventIds(parts, erasure)
  const rows = await asPurge(parts, erasure, 'cases', async (command) => {
    await sql`select kernel.erase_case_words(${erasure.purgeId}, ${events}::uuid[], ${erasedWords.vi})`.execute(
      command.tx,
    )
    await sql`update kernel.case_confirmation set form = '{}' where case_id = any(${cases}::uuid[])
      or case_id in (select case_id from kernel.case_event where id = any(${events}::uuid[]))`.execute(
      command.tx,
    )
    return changed(
      sql`update kernel.case set data = '{}', title = ${erasedWords.vi} where id = any(${cases}::uuid[])`,
      command,
    )
  })
  return { cases: rows, caseEvents: events.length }
}

const auditIds = (parts: Parts, erasure: Erasure) =>
  rowsWith(
    parts,
    erasure,
    (after) => sql`select e.id::text, json_build_array(e.before, e.after, e.reason, e.object_label) as words,
        e.object_id = any(${idsOf(erasure)}::text[]) as named
      from kernel.audit_entry e left join kernel.audit_erasure x on x.entry_id = e.id
      where e.id > ${after || start}::uuid and x.entry_id is null and e.object_type <> 'purge'
        and num_nonnulls(e.before, e.after, e.reason, e.object_label) > 0
      order by e.id limit ${pageSize}`,
  )

const labelsWith = async ({ database }: Parts, erasure: Erasure, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; label: string | null }>`
    select id, object_label as label from kernel.audit_entry where id = any(${[...ids]}::uuid[])`.execute(
    database.read,
  )
  return rows.map(({ id, label }) => ({ id, withLabel: erasure.samples.standsIn(label) }))
}

const patienceMs = 20_000

/** Seals what waits; another process may be doing it, and entries of running transactions wait for these. */
const untilSealed = async (parts: Parts, work: () => Promise<number>): Promise<number> => {
  const end = performance.now() + patienceMs
  for (;;) {
    await parts.sealer.sealOnce()
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof NotSealedYet) || performance.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

const eraseAudit = (parts: Parts) => async (erasure: Erasure) => {
  const ids = await auditIds(parts, erasure)
  let rows = 0
  for (let at = 0; at < ids.length; at += pageSize) {
    const entries = await labelsWith(parts, erasure, ids.slice(at, at + pageSize))
    rows += await untilSealed(parts, () =>
      asPurge(parts, erasure, 'audit', (command) => eraseAuditDetails(command, erasure.purgeId, entries)),
    )
  }
  return { entries: rows }
}

const copies = (name: string, vi: string, en: string, erase: Eraser['erase']): Eraser => ({
  name: `kernel.${name}`,
  title: { vi, en },
  phase: 'copies',
  touches: () => ['kernel', 'graphile_worker'],
  erase,
})

/** Erasers of what the kernel itself keeps: by the ids of the scope, and wherever people wrote pieces of the content. */
export const houseStoreErasers = (parts: Parts): Eraser[] => [
  copies('search', 'Chỉ mục tìm kiếm', 'Search index', eraseSearch(parts)),
  copies('jobs', 'Việc đang chờ', 'Waiting jobs', eraseJobs(parts)),
  copies('notices', 'Thông báo', 'Notices', eraseNotices(parts)),
  copies('answers', 'Câu trả lời đã lưu', 'Stored answers', eraseAnswers(parts)),
  copies('events', 'Sự kiện', 'Events', eraseEvents(parts)),
  copies('cases', 'Hồ sơ thủ tục', 'Cases', eraseCases(parts)),
  copies('audit', 'Chi tiết trong nhật ký', 'Details of the audit', eraseAudit(parts)),
]
