// SPDX-License-Identifier: Apache-2.0
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { type ApprovalOutcome, approveBatch, uploadBatch, warehouseEvents } from '../contract/index.ts'
import { requireBasis } from '../personal/personal-fields.ts'
import { countRows, setAsideRows } from '../quarantine/quarantine-store.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { permittedBatch, personOf, requireStatus, requireVersion } from './batch-access.ts'
import { type BatchRow, lockBatch, updateBatch } from './batch-store.ts'
import { beginStep, endStep } from './step-store.ts'
import { batchSchema } from './steps/check-file.ts'
import { fillLoadTable, isLoadTableWhole } from './steps/fill-load-table.ts'
import { loadRows } from './steps/load-rows.ts'
import { enqueueBatch, removeBatchFolder } from './upload-batch.ts'

/** Loads of at most this many rows answer in the approver's own request; larger ones go to the worker. */
export const rowsLoadedAtOnce = 20_000

export interface BatchAddress {
  readonly code: string
  readonly number: number
}

const evidence = (batch: BatchRow) => ({
  object: { type: 'warehouse.batch', id: batch.id, label: `${batch.number}` },
  agencyId: batch.agency_id,
})

/** Runs a command on one batch, held for its length: permission, status and version are checked first. */
export const onBatch = async <T>(
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  request: {
    permission: typeof uploadBatch
    allowed: readonly BatchRow['status'][]
    version?: number | undefined
    input?: unknown
    name?: string
    database?: 'app' | 'loader'
  },
  work: (command: Command, batch: BatchRow) => Promise<T>,
): Promise<T> => {
  const { batch } = await permittedBatch(parts, context.actor, address, request.permission)
  return parts.kernel.runCommand(
    context,
    {
      name: request.name ?? request.permission.key,
      permission: request.permission,
      resource: { agencyId: batch.agency_id },
      input: { ...address, version: request.version, input: request.input },
      database: request.database ?? 'app',
    },
    async (command) => {
      const locked = await lockBatch(command.tx, batch.id)
      requireStatus(locked, request.allowed)
      requireVersion(locked, request.version)
      return work(command, locked)
    },
  )
}

/** Loads of a dataset whose personal data has no stated purpose wait until it is given; nothing that was done is lost. */
const holdWithoutBasis = async (parts: WarehouseParts, code: string, batch: BatchRow) => {
  const entry = await parts.catalog.entryByCode(code)
  if (entry && batch.schema_version !== null) requireBasis(entry, await batchSchema(parts, batch))
}

const leaveOut = async (command: Command, batch: BatchRow, reason: string | undefined) => {
  const open = await countRows(command.tx, batch.id, { status: 'open' })
  if (open === 0) return null
  if (!reason?.trim()) throw refuse('conflict', 'warehouse.rows-need-fixing', { count: open })
  await setAsideRows(command.tx, batch.id, 'left-out', reason, {
    ...personOf(command.actor),
    at: command.now,
  })
  return reason
}

/** The officer declares the batch ready for acceptance; rows that still need fixing stay out, with a reason. */
export const submitBatch = (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { leaveOutReason?: string | undefined; version?: number | undefined },
): Promise<{ status: BatchRow['status']; version: number }> =>
  onBatch(
    parts,
    context,
    address,
    {
      permission: uploadBatch,
      name: 'warehouse.batch.submit',
      allowed: ['ready', 'needs-fixes'],
      version: input.version,
      input,
    },
    async (command, batch) => {
      if (Number(batch.good) === 0) throw refuse('conflict', 'warehouse.nothing-to-load')
      await holdWithoutBasis(parts, address.code, batch)
      const reason = await leaveOut(command, batch, input.leaveOutReason)
      const person = personOf(command.actor)
      const updated = await updateBatch(command.tx, batch.id, {
        status: 'submitted',
        submitted_by: person.id,
        submitted_name: person.name,
        submitted_at: command.now,
        left_out_reason: reason,
      })
      await command.audit({
        action: 'warehouse.batch-submitted',
        ...evidence(batch),
        ...(reason ? { reason } : {}),
      })
      await command.emit({
        type: warehouseEvents.batchSubmitted,
        aggregate: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        data: { datasetId: batch.dataset_id, batch: batch.number, rows: Number(batch.good) },
      })
      return { status: updated.status, version: updated.version }
    },
  )

const requireOtherPerson = (command: Command, batch: BatchRow) => {
  const { id } = personOf(command.actor)
  if (id === null || id === batch.uploaded_by || id === batch.submitted_by)
    throw refuse('forbidden', 'warehouse.four-eyes')
}

/** Makes sure that all accepted rows wait in the load table; a crash of PostgreSQL empties it. */
export const ensureStaged = async (parts: WarehouseParts, batch: BatchRow): Promise<void> => {
  if (await isLoadTableWhole(parts, batch.id)) return
  const filled = await fillLoadTable(parts, batch, await batchSchema(parts, batch), Number(batch.good)).catch(
    (cause) => {
      throw refuse('unavailable', 'warehouse.staging-lost', { number: batch.number }, cause)
    },
  )
  if (filled !== Number(batch.good))
    throw refuse('unavailable', 'warehouse.staging-lost', { number: batch.number })
}

const accept = async (command: Command, batch: BatchRow): Promise<BatchRow> => {
  const person = personOf(command.actor)
  await command.audit({
    action: 'warehouse.batch-approved',
    ...evidence(batch),
    after: { rows: Number(batch.good) },
  })
  return updateBatch(command.tx, batch.id, {
    status: 'approved',
    decided_by: person.id,
    decided_name: person.name,
    decided_at: command.now,
  })
}

/**
 * Another person of the owner agency accepts the batch (R-ING-15). Up to 20 000 rows the answer says what was loaded;
 * beyond, the status is `approved` and the worker goes on.
 */
export const approve = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { version?: number | undefined },
): Promise<ApprovalOutcome> => {
  const { batch } = await permittedBatch(parts, context.actor, address, approveBatch)
  const { read } = parts.kernel.database
  const atOnce = Number(batch.good) <= rowsLoadedAtOnce
  if (batch.status === 'submitted' && atOnce) await ensureStaged(parts, batch)
  const schema = batch.schema_version === null ? null : await batchSchema(parts, batch)
  const startedAt = parts.kernel.clock.now()
  parts.killPoint('load')
  const outcome = await onBatch(
    parts,
    context,
    address,
    {
      permission: approveBatch,
      allowed: ['submitted', 'ready', 'needs-fixes'],
      version: input.version,
      input,
      database: 'loader',
    },
    async (command, locked): Promise<ApprovalOutcome> => {
      if (locked.status !== 'submitted')
        throw refuse('conflict', 'warehouse.acceptance-required', { number: locked.number })
      requireOtherPerson(command, locked)
      await holdWithoutBasis(parts, address.code, locked)
      const accepted = await accept(command, locked)
      if (atOnce && schema) return loadRows(parts, command, locked.id, schema)
      await enqueueBatch(command, locked.id)
      return { status: accepted.status, loaded: 0, closed: 0, conflicts: 0, version: accepted.version }
    },
  )
  if (outcome.status !== 'approved') {
    const attempt = await beginStep(read, batch.id, 'load', startedAt)
    await endStep(read, batch.id, 'load', attempt, parts.kernel.clock.now(), 'done')
  }
  if (outcome.status === 'loaded') await removeBatchFolder(parts, batch.id)
  return outcome
}

/** The approver sends the batch back with a reason; its file may then be brought again. */
export const returnBatch = async (
  parts: WarehouseParts,
  context: CommandContext,
  address: BatchAddress,
  input: { reason: string; version?: number | undefined },
): Promise<{ status: BatchRow['status']; version: number }> => {
  const { id, ...answer } = await onBatch(
    parts,
    context,
    address,
    {
      permission: approveBatch,
      name: 'warehouse.batch.return',
      allowed: ['submitted'],
      version: input.version,
      input,
    },
    async (command, batch) => {
      if (!input.reason.trim()) throw refuse('invalid', 'warehouse.reason-required')
      const person = personOf(command.actor)
      const updated = await updateBatch(command.tx, batch.id, {
        status: 'returned',
        decided_by: person.id,
        decided_name: person.name,
        decided_at: command.now,
        decision_reason: input.reason,
      })
      await command.audit({ action: 'warehouse.batch-returned', ...evidence(batch), reason: input.reason })
      await command.emit({
        type: warehouseEvents.batchReturned,
        aggregate: { type: 'warehouse.batch', id: batch.id },
        agencyId: batch.agency_id,
        data: {
          datasetId: batch.dataset_id,
          batch: batch.number,
          reason: input.reason,
          uploadedBy: batch.uploaded_by,
        },
      })
      return { id: batch.id, status: updated.status, version: updated.version }
    },
  )
  await removeBatchFolder(parts, id)
  return answer
}
