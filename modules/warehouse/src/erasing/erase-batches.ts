// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { Command } from '@tinhso/kernel/command'
import type { ErasedObject, Eraser, Erasure, ErasureScope } from '@tinhso/kernel/erasing'
import { erasedWords } from '@tinhso/kernel/erasing'
import { sql } from 'kysely'
import { type BatchRow, lockBatch } from '../batch/batch-store.ts'
import { removeBatchFolder } from '../batch/upload-batch.ts'
import { dropLoadTable } from '../dataset-store/dataset-tables.ts'
import { datasetTable } from '../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { contentSamples } from './content-samples.ts'

const ended = new Set<BatchRow['status']>(['loaded', 'undone', 'returned', 'cancelled', 'failed'])

const batchesIn = (scope: ErasureScope): ErasedObject[] =>
  scope.objects.filter(({ type }) => type === 'warehouse.batch')

const asPurge = (
  parts: WarehouseParts,
  { purgeId }: Erasure,
  store: string,
  agencyId: string | null,
  work: (command: Command) => Promise<number>,
): Promise<number> =>
  parts.kernel.runCommand(
    { actor: systemActor('purge') },
    { name: `warehouse.erase.${store}`, input: { purgeId }, database: 'loader' },
    async (command) => {
      const rows = await work(command)
      await command.audit({
        action: 'purge.erased',
        object: { type: 'purge', id: purgeId },
        agencyId,
        after: { store: `warehouse.${store}`, rows },
      })
      return rows
    },
  )

/** A batch that was still on its way is given up, so that nothing is made of its file any more. */
const stopBatch = async (parts: WarehouseParts, erasure: Erasure, { id, agencyId }: ErasedObject) => {
  const stopped = await asPurge(parts, erasure, 'batch-stopped', agencyId, async (command) => {
    const batch = await lockBatch(command.tx, id)
    await sql`update warehouse.batch set status = ${ended.has(batch.status) ? batch.status : 'cancelled'},
      erased_by = ${erasure.purgeId}, version = version + 1 where id = ${id}`.execute(command.tx)
    return ended.has(batch.status) ? 0 : 1
  })
  parts.running.get(id)?.abort(new Error('cancelled'))
  return stopped
}

const emptyBatch = async (command: Command, batch: BatchRow): Promise<number> => {
  const gone = await sql`delete from warehouse.quarantine_row where batch_id = ${batch.id}`.execute(
    command.tx,
  )
  await sql`update warehouse.batch set file_name = ${erasedWords.vi}, source = null, collection_method = null, note = null,
      reading = null, column_uses = null, analysis = null, by_rule = null, profile = null, progress = null, problem = null,
      left_out_reason = case when left_out_reason is null then null else ${erasedWords.vi} end,
      decision_reason = case when decision_reason is null then null else ${erasedWords.vi} end
    where id = ${batch.id}`.execute(command.tx)
  await dropLoadTable(command.tx, batch.id)
  return Number(gone.numAffectedRows ?? 0)
}

const eraseBatch = async (parts: WarehouseParts, erasure: Erasure, { id, agencyId }: ErasedObject) => {
  const rows = await asPurge(parts, erasure, 'quarantine', agencyId, async (command) =>
    emptyBatch(command, await lockBatch(command.tx, id)),
  )
  await removeBatchFolder(parts, id)
  return rows
}

const eraseFixing = (parts: WarehouseParts, erasure: Erasure, { id, agencyId, members = [] }: ErasedObject) =>
  asPurge(parts, erasure, 'quarantine', agencyId, async (command) => {
    const gone = await sql`delete from warehouse.quarantine_row
      where batch_id = ${id} and record_no = any(${[...members]}::bigint[])`.execute(command.tx)
    await sql`update warehouse.batch set profile = null, analysis = null where id = ${id}`.execute(command.tx)
    return Number(gone.numAffectedRows ?? 0)
  })

const sum = async (parts: readonly ErasedObject[], each: (object: ErasedObject) => Promise<number>) => {
  let total = 0
  for (const object of parts) total += await each(object)
  return total
}

/** Writings that people were asked about since the content came in: they may be of it, so they are asked again. */
const forgetChoices = (command: Command, { objects }: ErasureScope): Promise<number> =>
  sum(objects, async ({ parent, from }) => {
    const gone = await sql`delete from warehouse.unit_choice where dataset_id = ${parent}
      and question like 'name|%' and chosen_at >= ${from}`.execute(command.tx)
    return Number(gone.numAffectedRows ?? 0)
  })

const tablesOf = (scope: ErasureScope): string[] => [
  'warehouse',
  'warehouse_load',
  ...new Set(scope.objects.map(({ parent }) => `dataset_rows.${datasetTable(parent)}`)),
]

/** How the warehouse erases: batches on their way first, then rows of all times, the quality store, folders and load tables. */
export const warehouseErasers = (parts: WarehouseParts): Eraser[] => [
  {
    name: 'warehouse.stop',
    title: { vi: 'Dừng xử lý các lần nạp', en: 'Stop the batches' },
    phase: 'copies',
    touches: tablesOf,
    erase: async (erasure) => ({
      stopped: await sum(batchesIn(erasure.scope), (object) => stopBatch(parts, erasure, object)),
    }),
  },
  {
    name: 'warehouse.unit-choices',
    title: { vi: 'Địa danh đã chọn từ lần nạp', en: 'Choices of places from the batch on' },
    phase: 'copies',
    touches: tablesOf,
    erase: async (erasure) => ({
      choices: await asPurge(parts, erasure, 'unit-choices', null, (command) =>
        forgetChoices(command, erasure.scope),
      ),
    }),
  },
  {
    name: 'warehouse.rows',
    title: { vi: 'Dòng trong kho, kể cả lịch sử', en: 'Rows of the store, with their history' },
    phase: 'source',
    touches: tablesOf,
    samples: (scope) => contentSamples(parts, scope),
    erase: async (erasure) => ({
      rows: await asPurge(parts, erasure, 'rows', null, async (command) => {
        const { rows } = await sql<{ erased: string }>`
          select warehouse.erase_rows(${erasure.purgeId}) as erased`.execute(command.tx)
        return Number(rows[0]!.erased)
      }),
    }),
  },
  {
    name: 'warehouse.quarantine',
    title: { vi: 'Dòng cần sửa, tệp tạm và bảng chờ nạp', en: 'Rows to fix, working files, load tables' },
    phase: 'source',
    touches: tablesOf,
    erase: async (erasure) => {
      const fixing = erasure.scope.objects.filter(({ type }) => type === 'warehouse.quarantine')
      const batches = await sum(batchesIn(erasure.scope), (object) => eraseBatch(parts, erasure, object))
      return { rows: batches + (await sum(fixing, (object) => eraseFixing(parts, erasure, object))) }
    },
  },
]
