// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import type {
  DatasetQuality,
  DatasetSchema,
  DatasetStatistics,
  ExportFormat,
  ReadPolicy,
  RowsPage,
  RowsQuery,
} from './contract/index.ts'
import { type CorrectionNote, correctionNotes } from './correction/correction-store.ts'
import { findSchema } from './dataset-store/dataset-store.ts'
import { type OpenFinding, openFindings, prepareScan } from './personal/open-findings.ts'
import { scanDataset } from './personal/scan-dataset.ts'
import { type BatchFixes, batchFixes } from './quality/batch-fixes.ts'
import { datasetQuality, datasetStatistics } from './quality/quality-view.ts'
import { readRows } from './read/read-rows.ts'
import { streamRows } from './read/stream-rows.ts'
import { refuse } from './refuse.ts'
import { datasetTemplate, type TemplateWishes } from './template/template-service.ts'
import { deliverRows, type RowsDelivery, submitDelivered } from './typed-rows/deliver-rows.ts'
import { type ReadTable, readTable, type TableFile } from './typed-rows/read-table.ts'
import { openTypedRows, type TypedRows } from './typed-rows/typed-rows.ts'
import type { PublicPolicyProvider, WarehouseParts } from './warehouse-parts.ts'

/** What higher modules ask of the warehouse. Rows leave it only here, under a policy (architecture §3C). */
export interface WarehouseDoor {
  /** A page of rows; bigint and numeric as canonical text. Refuses with 404 a dataset without a store. */
  readRows(query: RowsQuery, policy: ReadPolicy): Promise<RowsPage>
  /** Everything that matches, as a stream of UTF-8 text. */
  streamRows(query: RowsQuery, policy: ReadPolicy, format: ExportFormat): Promise<Readable>
  /** The present schema; null before the first one was confirmed. */
  schemaOf(datasetId: string): Promise<DatasetSchema | null>
  /** Number of the last load, to be given as `asKnown.load`; null when nothing was approved yet. */
  lastLoadOf(datasetId: string): Promise<number | null>
  statistics(datasetId: string): Promise<DatasetStatistics>
  /** Quality as the batches show it, all of them or those since an instant. */
  qualityOf(datasetId: string, since?: Date): Promise<DatasetQuality>
  /** What became of the rows of a batch that needed fixing; null for an unknown batch. */
  fixesOf(datasetId: string, batch: number): Promise<BatchFixes | null>
  /** Rules and seals for rows that people type before they become a batch; null before a schema was confirmed. */
  typedRows(datasetId: string): Promise<TypedRows | null>
  /** Brings typed rows as a batch, checked and accepted as any other; the right to bring data is asked of the actor. */
  deliverRows(context: CommandContext, delivery: RowsDelivery): Promise<{ number: number }>
  /** Reads a file of rows without making a batch of it; refuses what cannot be read in the words of the reader. */
  readTable(context: CommandContext, datasetId: string, file: TableFile, most: number): Promise<ReadTable>
  /** Submits a delivered batch that passed the check whole, in the name of who delivered it. */
  submitDelivered(command: Command, datasetId: string, number: number): Promise<void>
  /** The template of the present schema as XLSX, stamped; may begin with rows and keep a field to an agency's own codes. */
  fillTemplate(code: string, wishes?: TemplateWishes): Promise<Readable>
  /** What the scan for personal data found in the rows in force and nobody has settled; null: not scanned yet (R-SEC-14). */
  openFindings(datasetId: string): Promise<OpenFinding[] | null>
  /** Scans the rows in force in the check process, once per schema version and load, and answers what is open. */
  scanPersonalData(datasetId: string): Promise<OpenFinding[]>
  /** The same when the rows are few; many are left to the worker, which is asked. */
  prepareScan(datasetId: string): Promise<void>
  /** Corrections that count, newest first and without values, for those who gave the data on. */
  correctionsOf(datasetId: string): Promise<CorrectionNote[]>
  /** Tells the Data API under which policy anyone may read a dataset; null: not published, answered with 404. */
  usePublicPolicy(provider: PublicPolicyProvider): void
}

const lastLoad = async (parts: WarehouseParts, datasetId: string): Promise<number | null> => {
  const { rows } = await sql<{ load: string | null }>`select max(load_number) as load from warehouse.batch
    where dataset_id = ${datasetId}`.execute(parts.kernel.database.read)
  return rows[0]?.load == null ? null : Number(rows[0].load)
}

export const createWarehouseDoor = (parts: WarehouseParts): WarehouseDoor => ({
  readRows: (query, policy) => readRows(parts, query, policy),
  streamRows: (query, policy, format) => streamRows(parts, query, policy, format),
  schemaOf: (datasetId) => findSchema(parts.kernel.database.read, datasetId),
  lastLoadOf: (datasetId) => lastLoad(parts, datasetId),
  statistics: (datasetId) => datasetStatistics(parts, datasetId),
  qualityOf: (datasetId, since) => datasetQuality(parts, datasetId, since ?? null),
  fixesOf: (datasetId, batch) => batchFixes(parts, datasetId, batch),
  typedRows: (datasetId) => openTypedRows(parts, datasetId),
  deliverRows: (context, delivery) => deliverRows(parts, context, delivery),
  readTable: (context, datasetId, file, most) => readTable(parts, context, datasetId, file, most),
  submitDelivered,
  fillTemplate: async (code, wishes) => {
    const entry = await parts.catalog.entryByCode(code)
    if (!entry) throw refuse('not-found', 'warehouse.unknown-dataset')
    return datasetTemplate(parts, entry, wishes)
  },
  openFindings: (datasetId) => openFindings(parts, datasetId),
  scanPersonalData: async (datasetId) => {
    await scanDataset(parts, datasetId)
    return (await openFindings(parts, datasetId)) ?? []
  },
  prepareScan: (datasetId) => prepareScan(parts, datasetId),
  correctionsOf: (datasetId) => correctionNotes(parts.kernel.database.read, datasetId),
  usePublicPolicy: (provider) => {
    parts.publicPolicy.provider = provider
  },
})
