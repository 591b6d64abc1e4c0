// SPDX-License-Identifier: Apache-2.0
import { readdir, rm } from 'node:fs/promises'
import { addJob } from '@tinhso/kernel/jobs'
import { sql } from 'kysely'
import { dropLoadTable } from '../dataset-store/dataset-tables.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { processBatchJob, removeBatchFolder } from './upload-batch.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const asId = (table: string) => table.slice(2).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** Which of these batches still need what was written about their file. */
const stillNeeded = async (parts: WarehouseParts, ids: readonly string[]): Promise<Set<string>> => {
  const { rows } = await sql<{ id: string }>`select id from warehouse.batch where id = any(${ids}::uuid[])
    and status in ('uploaded', 'reading', 'proposed', 'checking', 'needs-fixes', 'ready', 'submitted', 'approved')`.execute(
    parts.kernel.database.read,
  )
  return new Set(rows.map(({ id }) => id))
}

const sweepFolders = async (parts: WarehouseParts) => {
  const names = await readdir(parts.kernel.statePath('batches')).catch(() => [] as string[])
  const ids = names.filter((name) => uuid.test(name))
  const needed = await stillNeeded(parts, ids)
  for (const id of ids) if (!needed.has(id)) await removeBatchFolder(parts, id)
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Rows of a scan whose process ended before it could remove them; this process has not begun one yet. */
const sweepScans = async ({ kernel }: WarehouseParts) => {
  const names = await readdir(kernel.statePath('scans')).catch(() => [] as string[])
  for (const name of names) {
    const pid = Number(name.split('-')[0])
    if (pid === process.pid || !isAlive(pid))
      await rm(kernel.statePath('scans', name), { recursive: true, force: true })
  }
}

const sweepLoadTables = async (parts: WarehouseParts) => {
  const { rows } = await sql<{ name: string }>`select warehouse.load_tables() as name`.execute(
    parts.kernel.database.loader,
  )
  const ids = rows.map(({ name }) => asId(name)).filter((id) => uuid.test(id))
  const needed = await stillNeeded(parts, ids)
  for (const id of ids)
    if (!needed.has(id)) await parts.kernel.database.transaction((tx) => dropLoadTable(tx, id), 'loader')
}

/** Batches that were moving when everything stopped get a job again, in case theirs is gone. */
const resume = async (parts: WarehouseParts) => {
  const { rows } = await sql<{ id: string }>`select id from warehouse.batch b
    where status in ('uploaded', 'reading', 'checking', 'approved') and not exists (
      select from graphile_worker.jobs j where j.key = 'warehouse.' || b.id and j.attempts < j.max_attempts)`.execute(
    parts.kernel.database.read,
  )
  await parts.kernel.database.transaction(async (tx) => {
    for (const { id } of rows)
      await addJob(tx, processBatchJob.name, { batchId: id }, processBatchJob.options(id))
  })
}

/** Steps whose process ended after the step's work was committed but before it could say so. */
const closeSteps = async (parts: WarehouseParts) => {
  await sql`update warehouse.batch_step s set outcome = 'interrupted', ended_at = ${parts.kernel.clock.now()}
    from warehouse.batch b where b.id = s.batch_id and s.outcome = 'running'
      and b.status not in ('uploaded', 'reading', 'checking', 'approved')`.execute(parts.kernel.database.read)
}

/** Removes what no batch needs any more and goes on with what was interrupted; run when the house is set up. */
export const sweep = async (parts: WarehouseParts): Promise<void> => {
  await sweepFolders(parts)
  await sweepScans(parts)
  await sweepLoadTables(parts)
  await closeSteps(parts)
  await resume(parts)
}
