// SPDX-License-Identifier: Apache-2.0
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import { type LoadMode, uploadBatch } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { refuse } from '../refuse.ts'
import { correctionSource, sourceKeyOf } from '../source/source-key.ts'
import { undertakingOf } from '../undertaking/undertaking.ts'
import { batchFolder, type DatasetEntry, type WarehouseParts } from '../warehouse-parts.ts'
import { ownEntry, personOf } from './batch-access.ts'
import { type BatchRow, findRepeat, holdFile, insertBatch } from './batch-store.ts'

/** What comes with a file (R-ING-01). */
export interface Delivery {
  readonly fileName: string
  readonly mode: LoadMode
  readonly source: string | null
  readonly collectionMethod: string | null
  readonly note: string | null
}

/** How a file that the house itself wrote is read, and which source it counts as; nothing about it is left to conclude. */
export type KnownReading = Partial<Pick<BatchRow, 'schema_version' | 'column_uses' | 'source_key'>>

/** Collection cannot start before the entry is registered and its rules are issued (R-ING-02; 000/002 Đ24.2). */
const requireReady = (entry: DatasetEntry): string => {
  const { title } = entry
  if (entry.ownerAgencyId === null) throw refuse('invalid', 'warehouse.owner-unknown', { title })
  if (entry.status !== 'registered') throw refuse('invalid', 'warehouse.not-registered', { title })
  if (!entry.collectionRules) throw refuse('invalid', 'warehouse.rules-not-issued', { title })
  return entry.ownerAgencyId
}

const requireKey = async (parts: WarehouseParts, entry: DatasetEntry, mode: LoadMode) => {
  if (mode !== 'upsert') return
  const schema = await findSchema(parts.kernel.database.read, entry.id)
  if (schema && schema.keys.length === 0) throw refuse('invalid', 'warehouse.key-required')
}

const refuseRepeat = (repeat: BatchRow, entry: DatasetEntry) =>
  refuse('conflict', 'warehouse.repeat-file', {
    number: repeat.number,
    status: repeat.status,
    link: `/api/warehouse/datasets/${entry.code}/batches/${repeat.number}`,
  })

const register = async (
  command: Command,
  entry: DatasetEntry,
  agencyId: string,
  delivery: Delivery,
  file: { hash: string; size: number },
  known: KnownReading,
): Promise<BatchRow> => {
  const person = personOf(command.actor)
  const batch = await insertBatch(command.tx, {
    id: newId(),
    dataset_id: entry.id,
    agency_id: agencyId,
    kind: 'upload',
    mode: delivery.mode,
    status: 'uploaded',
    file_hash: file.hash,
    file_name: delivery.fileName,
    file_size: file.size,
    source: delivery.source,
    source_key: sourceKeyOf(delivery.source, entry.sources),
    collection_method: delivery.collectionMethod,
    note: delivery.note,
    uploaded_by: person.id,
    uploaded_name: person.name,
    uploaded_at: command.now,
    ...known,
  })
  const { version, givenAt } = await undertakingOf(command.tx, command.actor)
  await command.audit({
    action: 'warehouse.batch-uploaded',
    object: { type: 'warehouse.batch', id: batch.id, label: `${entry.code} / ${batch.number}` },
    agencyId,
    after: {
      fileName: delivery.fileName,
      hash: file.hash,
      size: file.size,
      mode: delivery.mode,
      undertaking: givenAt === null ? null : { version, givenAt },
    },
  })
  await enqueueBatch(command, batch.id)
  return batch
}

/** The job that carries a batch on; jobs of one batch run one after another and wait at most once. */
export const processBatchJob = {
  name: 'warehouse.process-batch',
  options: (batchId: string) => ({ key: `warehouse.${batchId}`, queue: `warehouse.${batchId}` }),
}

/** Asks the worker to go on with a batch. */
export const enqueueBatch = (command: Command, batchId: string): Promise<void> =>
  command.enqueue(processBatchJob.name, { batchId }, processBatchJob.options(batchId))

/** A file that two persons had erased does not come back by another upload. */
const wasErased = async ({ kernel }: WarehouseParts, hash: string): Promise<boolean> => {
  const { rows } = await sql`select from kernel.erased_file where hash = ${hash}`.execute(
    kernel.database.read,
  )
  return rows.length > 0
}

/** Whether a batch keeps this file as its evidence. */
export const isKept = async ({ kernel }: WarehouseParts, hash: string): Promise<boolean> => {
  const { rows } = await sql`select from warehouse.batch where file_hash = ${hash} limit 1`.execute(
    kernel.database.read,
  )
  return rows.length > 0
}

/**
 * Takes a file in: stored by its content, registered as an immutable batch, handed to the worker (R-ING-01).
 * The same file twice is reported with the batch that has it (409), not loaded twice. `also` is done with the registration.
 */
export const receiveBatch = async (
  parts: WarehouseParts,
  context: CommandContext,
  code: string,
  delivery: Delivery,
  content: Readable & { readonly truncated?: boolean },
  known: KnownReading = {},
  also: (command: Command, batch: BatchRow) => Promise<void> = async () => undefined,
): Promise<{ number: number; version: number }> => {
  const { kernel } = parts
  const entry = await ownEntry(parts, context.actor, code, uploadBatch)
  const agencyId = requireReady(entry)
  await requireKey(parts, entry, delivery.mode)
  parts.killPoint('store-file')
  parts.runner.warm()
  const file = await kernel.files.put(content)
  const { fileName } = delivery
  if (file.size === 0) throw refuse('invalid', 'warehouse.file-empty', { fileName })
  if (content.truncated) {
    await kernel.files.remove(file.hash)
    const limit = Math.floor(file.size / 1e6)
    throw refuse('too-large', 'warehouse.file-too-large', { fileName, size: `> ${limit}`, limit })
  }
  if (await wasErased(parts, file.hash)) {
    await kernel.files.remove(file.hash)
    throw refuse('invalid', 'warehouse.file-erased', { fileName })
  }
  const keptElsewhere = await isKept(parts, file.hash)
  await kernel.screening.admit(context, { ...file, agencyId, keptElsewhere })
  parts.killPoint('register')
  const input = { code, ...delivery, hash: file.hash }
  return kernel.runCommand(
    context,
    { name: 'warehouse.batch.upload', permission: uploadBatch, resource: { agencyId }, input },
    async (command) => {
      await holdFile(command.tx, entry.id, file.hash)
      // a value may rightly be corrected back and forth; two files of one source that are the same are a mistake
      const mayRepeat = known.source_key === correctionSource
      const repeat = mayRepeat ? null : await findRepeat(command.tx, entry.id, file.hash)
      if (repeat) throw refuseRepeat(repeat, entry)
      const batch = await register(command, entry, agencyId, delivery, file, known)
      await also(command, batch)
      return { number: batch.number, version: batch.version }
    },
  )
}

/** Removes what the check wrote about a batch; the file itself stays as evidence. */
export const removeBatchFolder = (parts: WarehouseParts, batchId: string): Promise<void> =>
  rm(batchFolder(parts.kernel, batchId), { recursive: true, force: true })
