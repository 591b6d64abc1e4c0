// SPDX-License-Identifier: Apache-2.0
import { systemActor } from '@tinhso/kernel/access'
import type { JobHandler } from '@tinhso/kernel/jobs'
import type { Watch } from '../checking/check-runner.ts'
import { type StepName, warehouseEvents } from '../contract/index.ts'
import { dropLoadTable } from '../dataset-store/dataset-tables.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { type BatchRow, findBatchById, lockBatch, noteProgress, updateBatch } from './batch-store.ts'
import { ensureStaged, rowsLoadedAtOnce } from './decide-batch.ts'
import { beginStep, endStep } from './step-store.ts'
import { batchSchema, checkFile } from './steps/check-file.ts'
import { loadRows } from './steps/load-rows.ts'
import { readFile } from './steps/read-file.ts'
import { stageRows } from './steps/stage-rows.ts'
import { removeBatchFolder } from './upload-batch.ts'

const mostAttempts = 3

/** Does one named step: noted when it begins and when it ends, ended by force in kill tests. */
const step = async <T>(
  parts: WarehouseParts,
  batch: BatchRow,
  name: StepName,
  work: () => Promise<T>,
): Promise<T> => {
  const { read } = parts.kernel.database
  const { clock } = parts.kernel
  const attempt = await beginStep(read, batch.id, name, clock.now())
  parts.killPoint(name)
  try {
    const value = await work()
    await endStep(read, batch.id, name, attempt, clock.now(), 'done')
    return value
  } catch (error) {
    const status = (await findBatchById(read, batch.id))?.status
    const outcome = status === 'cancelled' ? 'cancelled' : 'failed'
    await endStep(read, batch.id, name, attempt, clock.now(), outcome)
    throw error
  }
}

/** Tells the batch how far the child is, and ends the child when the batch was given up meanwhile. */
const watchFor = (parts: WarehouseParts, batch: BatchRow, controller: AbortController): Watch => ({
  signal: controller.signal,
  onProgress: (progress) => {
    noteProgress(parts.kernel.database.read, batch.id, progress)
      .then((status) => {
        if (status === 'cancelled') controller.abort(new Error('cancelled'))
      })
      .catch(() => undefined)
  },
})

const readStep = async (parts: WarehouseParts, batch: BatchRow, watch: Watch) => {
  const reading =
    batch.status === 'reading'
      ? batch
      : await parts.kernel.database.transaction(async (tx) => {
          const locked = await lockBatch(tx, batch.id)
          return locked.status === 'uploaded' ? updateBatch(tx, batch.id, { status: 'reading' }) : locked
        })
  if (reading.status === 'reading') await step(parts, reading, 'read', () => readFile(parts, reading, watch))
}

const checkStep = async (parts: WarehouseParts, batch: BatchRow, watch: Watch) => {
  const counts = await step(parts, batch, 'check', () => checkFile(parts, batch, watch))
  const stage = () => step(parts, batch, 'stage', () => stageRows(parts, batch, counts))
  await (counts.good > rowsLoadedAtOnce ? parts.takeTurns(stage) : stage())
}

const loadStep = async (parts: WarehouseParts, batch: BatchRow) => {
  const { kernel } = parts
  const schema = await batchSchema(parts, batch)
  const load = async () => {
    await ensureStaged(parts, batch)
    await kernel.runCommand(
      { actor: systemActor('warehouse') },
      { name: 'warehouse.batch.load', input: { batchId: batch.id }, database: 'loader' },
      async (command) => {
        const locked = await lockBatch(command.tx, batch.id)
        if (locked.status === 'approved') await loadRows(parts, command, batch.id, schema)
      },
    )
  }
  await parts.takeTurns(() => step(parts, batch, 'load', load))
  const loaded = await findBatchById(kernel.database.read, batch.id)
  if (loaded?.status === 'loaded') await removeBatchFolder(parts, batch.id)
}

/** The batch cannot go on: says why in words, and lets the file be brought again. */
const fail = async (parts: WarehouseParts, batch: BatchRow, problem: NonNullable<BatchRow['problem']>) => {
  await parts.kernel.runCommand(
    { actor: systemActor('warehouse') },
    { name: 'warehouse.batch.fail', input: { batchId: batch.id }, database: 'loader' },
    async (command) => {
      await updateBatch(command.tx, batch.id, { status: 'failed', problem, progress: null })
      await dropLoadTable(command.tx, batch.id)
      await command.audit({
        action: 'warehouse.batch-failed',
        object: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        after: { code: problem.code },
      })
      await command.emit({
        type: warehouseEvents.batchDropped,
        aggregate: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        data: { datasetId: batch.dataset_id, batch: batch.number, status: 'failed' },
      })
    },
  )
  await removeBatchFolder(parts, batch.id)
}

const failures = (parts: WarehouseParts, batch: BatchRow, attempt: number) => async (error: unknown) => {
  const present = await findBatchById(parts.kernel.database.read, batch.id)
  if (present?.status === 'cancelled') return removeBatchFolder(parts, batch.id)
  if (error instanceof ReadingRefusal && error.code !== 'warehouse.check-interrupted')
    return fail(parts, batch, { code: error.code, details: error.details })
  if (attempt < mostAttempts || batch.status === 'approved') throw error
  parts.kernel.log.error(
    { error: String(error), cause: String((error as Error).cause), batch: batch.id },
    'a batch failed',
  )
  return fail(parts, batch, { code: 'warehouse.batch-failed', details: { reference: batch.id.slice(-12) } })
}

const advance = async (parts: WarehouseParts, batch: BatchRow, watch: Watch): Promise<void> => {
  if (batch.status === 'uploaded' || batch.status === 'reading') return readStep(parts, batch, watch)
  if (batch.status === 'checking') return checkStep(parts, batch, watch)
  if (batch.status === 'approved') return loadStep(parts, batch)
}

const moving = new Set<BatchRow['status']>(['uploaded', 'reading', 'checking', 'approved'])

/**
 * Job `warehouse.process-batch`: carries a batch on from wherever it stands until a person is needed. Every step may be
 * begun again after a crash: what it writes outside its transaction belongs to the batch and is written anew.
 */
export const processBatch =
  (parts: WarehouseParts): JobHandler =>
  async (payload, { signal, attempt }) => {
    const { batchId } = payload as { batchId: string }
    const controller = new AbortController()
    const stop = () => controller.abort(signal.reason)
    signal.addEventListener('abort', stop)
    parts.running.set(batchId, controller)
    try {
      let batch = await findBatchById(parts.kernel.database.read, batchId)
      while (batch && moving.has(batch.status)) {
        const present = batch
        await advance(parts, present, watchFor(parts, present, controller)).catch(
          failures(parts, present, attempt),
        )
        batch = await findBatchById(parts.kernel.database.read, batchId)
        if (batch?.status === present.status && batch.version === present.version) break
      }
    } finally {
      parts.running.delete(batchId)
      signal.removeEventListener('abort', stop)
    }
  }
