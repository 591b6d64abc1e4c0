// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import type { IdentityDoor } from '@tinhso/identity'
import type { CommandContext } from '@tinhso/kernel/command'
import { findBatch } from '../batch/batch-store.ts'
import { confirmSchema } from '../batch/confirm-schema.ts'
import { csvLine } from '../batch/csv-records.ts'
import { approve, type BatchAddress, submitBatch } from '../batch/decide-batch.ts'
import { processBatch } from '../batch/process-batch.ts'
import { openAnalysis } from '../batch/sealed-analysis.ts'
import { receiveBatch } from '../batch/upload-batch.ts'
import type { DatasetSchema, DataTypeKey } from '../contract/index.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import {
  brickMakers,
  housePermits,
  housesToRepair,
  type TrainingSheet,
  waterStations,
} from './training-rows.ts'

/** How far a training batch is carried: checked, handed to the approver, or in the store. */
type Until = 'checked' | 'submitted' | 'loaded'

interface TrainingBatch {
  readonly code: string
  readonly fileName: string
  readonly sheet: TrainingSheet
  readonly officer: string
  readonly approver: string
  readonly until: Until
  /** Titles of the columns that together are the key. */
  readonly keys?: readonly string[]
  /** Types that a person chose for columns, by title. */
  readonly types?: Readonly<Record<string, DataTypeKey>>
}

const bricks = { code: 'co-so-san-xuat-gach-ngoi', officer: 'canbo.sxd', approver: 'lanhdao.sxd' }

const trainingBatches: readonly TrainingBatch[] = [
  { ...bricks, fileName: 'gach-ngoi-quy-2.csv', sheet: brickMakers(1, 180), until: 'loaded' },
  { ...bricks, fileName: 'gach-ngoi-quy-3.csv', sheet: brickMakers(181, 60, 6), until: 'checked' },
  {
    code: 'giay-phep-xay-dung-nha-o-rieng-le',
    fileName: 'giay-phep-thang-10.csv',
    sheet: housePermits(85),
    officer: 'canbo.sxd',
    approver: 'lanhdao.sxd',
    until: 'submitted',
  },
  {
    code: 'tram-quan-trac-nuoc-mat',
    fileName: 'tram-nuoc-mat.csv',
    sheet: waterStations(24),
    officer: 'canbo.snnmt',
    approver: 'lanhdao.snnmt',
    until: 'loaded',
  },
  {
    code: 'nha-o-can-sua-chua-theo-xa',
    fileName: 'nha-o-can-sua-chua-nam-2025.csv',
    sheet: housesToRepair(
      [1, 2, 3, 4, 5, 6].map((number) => `UBND xã Thực hành 0${number}`),
      2025,
    ),
    officer: 'canbo.sxd',
    approver: 'lanhdao.sxd',
    until: 'loaded',
    keys: ['Xã, phường', 'Năm', 'Thôn, ấp'],
    types: { 'Xã, phường': 'text', Năm: 'year', 'Thôn, ấp': 'text', 'Ghi chú': 'text' },
  },
]

const contextOf = async (identity: IdentityDoor, username: string): Promise<CommandContext | null> => {
  const account = await identity.accountByUsername(username)
  return account ? { actor: await identity.actorFor(account.id) } : null
}

const carryOn = async (parts: WarehouseParts, batchId: string) =>
  processBatch(parts)({ batchId }, { signal: new AbortController().signal, attempt: 1 })

const bring = async (
  parts: WarehouseParts,
  officer: CommandContext,
  batch: TrainingBatch,
): Promise<BatchAddress> => {
  const content = batch.sheet.map((row) => csvLine([...row])).join('')
  const delivery = {
    fileName: batch.fileName,
    mode: 'append',
    source: null,
    collectionMethod: null,
    note: null,
  } as const
  const { number } = await receiveBatch(
    parts,
    officer,
    batch.code,
    delivery,
    Readable.from([Buffer.from(content)]),
  )
  return { code: batch.code, number }
}

/** The proposed schema with what a person decides about it. */
const decidedSchema = (
  proposed: DatasetSchema,
  { keys, types }: Pick<TrainingBatch, 'keys' | 'types'>,
): DatasetSchema => {
  const inKey = new Set(keys)
  const fields = proposed.fields.map((field) => ({
    ...field,
    type: types?.[field.title.vi] ?? field.type,
    required: field.required || inKey.has(field.title.vi),
  }))
  const idOf = (title: string) => fields.filter((field) => field.title.vi === title).map(({ id }) => id)
  return { ...proposed, fields, keys: keys ? [keys.flatMap(idOf)] : proposed.keys }
}

const check = async (
  parts: WarehouseParts,
  officer: CommandContext,
  datasetId: string,
  address: BatchAddress,
  decided: Pick<TrainingBatch, 'keys' | 'types'>,
) => {
  const batch = await findBatch(parts.kernel.database.read, datasetId, address.number)
  if (!batch) throw new Error(`no batch ${address.code}/${address.number}`)
  await carryOn(parts, batch.id)
  const read = await findBatch(parts.kernel.database.read, datasetId, address.number)
  const analysis = read && openAnalysis(parts, read)
  if (!analysis)
    throw new Error(
      `the training file of ${address.code} could not be read: ${JSON.stringify(read?.problem)}`,
    )
  const schema = decidedSchema(analysis.schema, decided)
  await confirmSchema(parts, officer, address, { schema, columns: analysis.columns })
  await carryOn(parts, batch.id)
}

const seedBatch = async (parts: WarehouseParts, identity: IdentityDoor, batch: TrainingBatch) => {
  const officer = await contextOf(identity, batch.officer)
  const approver = await contextOf(identity, batch.approver)
  const entry = officer && (await parts.catalog.entryByCode(batch.code))
  if (!officer || !approver || !entry) return
  const address = await bring(parts, officer, batch)
  await check(parts, officer, entry.id, address, batch)
  if (batch.until === 'checked') return
  await submitBatch(parts, officer, address, {})
  if (batch.until === 'loaded') await approve(parts, approver, address, {})
}

/** Brings the training files through every step as the training accounts would; does nothing when they are there. */
export const seedTrainingBatches = async (parts: WarehouseParts, identity: IdentityDoor): Promise<void> => {
  for (const [index, batch] of trainingBatches.entries()) {
    const entry = await parts.catalog.entryByCode(batch.code)
    const earlier = trainingBatches.slice(0, index).filter(({ code }) => code === batch.code).length
    if (!entry || (await findBatch(parts.kernel.database.read, entry.id, earlier + 1))) continue
    await seedBatch(parts, identity, batch)
  }
}
