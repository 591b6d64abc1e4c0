// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Command, CommandContext } from '@tinhso/kernel/command'
import { sql } from 'kysely'
import { csvLine } from '../batch/csv-records.ts'
import { type DatasetSchema, describeDataType, type Field } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { planRead } from '../read/plan-read.ts'
import { storedPages } from '../read/stream-rows.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { maskValue } from './mask-value.ts'
import type { ScanColumn, ScanFound, ScanResult } from './scan-job.ts'
import { findSimilarDecision, lastLoadOf, type ScanRow, scanOf } from './scan-store.ts'

const scannedStorage: ReadonlySet<string> = new Set(['text', 'bigint'])
const dayStorage: ReadonlySet<string> = new Set(['date', 'smallint'])

const isBirth = ({ title }: Field): boolean =>
  /(^|[^\p{L}])(ngày|năm|tháng) sinh([^\p{L}]|$)|(^|[^\p{L}])(ngay|nam) sinh([^\p{L}]|$)|birth/iu.test(
    title.vi,
  )

/** The columns to look through: what is not protected already and holds text or whole numbers, and days of birth beside names. */
export const scannedFields = (schema: DatasetSchema): Field[] =>
  schema.fields.filter((field) => {
    if (field.sensitive !== 'none') return false
    const { storage } = describeDataType(field.type)
    return scannedStorage.has(storage) || (dayStorage.has(storage) && isBirth(field))
  })

const columnOf = (field: Field): ScanColumn => ({
  id: field.id,
  numeric: describeDataType(field.type).storage !== 'text',
  birth: isBirth(field),
})

async function* rowsAsCsv(
  parts: WarehouseParts,
  datasetId: string,
  fields: readonly Field[],
): AsyncGenerator<string> {
  const policy = {
    fields: Object.fromEntries(fields.map(({ name }) => [name, 'allow' as const])),
    purpose: 'personal-data-scan',
  }
  const plan = await planRead(parts, { datasetId, select: fields.map(({ name }) => name) }, policy)
  for await (const page of storedPages(parts, plan, Number.MAX_SAFE_INTEGER))
    yield page
      .map((row) => csvLine([row['row_id']!, ...fields.map((_, index) => row[`v_${index}`] ?? null)]))
      .join('')
}

const scanRows = async (
  parts: WarehouseParts,
  datasetId: string,
  fields: readonly Field[],
): Promise<ScanResult> => {
  if (fields.length === 0) return { rows: 0, found: [] }
  const batchFolder = parts.kernel.statePath('scans', `${process.pid}-${newId()}`)
  const sourceFile = join(batchFolder, 'rows.csv')
  await mkdir(batchFolder, { recursive: true, mode: 0o700 })
  try {
    await pipeline(
      Readable.from(rowsAsCsv(parts, datasetId, fields)),
      createWriteStream(sourceFile, { mode: 0o600 }),
    )
    return await parts.runner.scan({ batchFolder, sourceFile, columns: fields.map(columnOf) })
  } finally {
    await rm(batchFolder, { recursive: true, force: true })
  }
}

const exampleTypes = {
  'citizen-id': 'citizen-id',
  'old-id': 'old-id',
  phone: 'phone',
  email: 'email',
  'bank-account': 'bank-account',
  'health-card': 'social-insurance',
  'vehicle-plate': 'vehicle-plate',
  'name-and-birth': 'text',
} as const

const maskedExamples = ({ kind, examples }: ScanFound): string[] => [
  ...new Set(examples.map((example) => maskValue(exampleTypes[kind], example))),
]

const storeFound = async (
  { kernel }: WarehouseParts,
  command: Command,
  datasetId: string,
  scanId: string,
  found: ScanFound,
) => {
  const { column, beside, kind } = found
  const digest = kernel.keys.mac(`warehouse.finding.${datasetId}`, found.digest)
  const decided = await findSimilarDecision(command.tx, datasetId, { column, kind, digest })
  await sql`insert into warehouse.personal_finding (id, scan_id, field_id, beside, kind, row_count, examples, row_ids, digest,
      claimed_by, claimed_name, claimed_at, claim_reason, confirmed_by, confirmed_name, confirmed_at)
    values (${newId()}, ${scanId}, ${column}, ${beside}, ${kind}, ${found.rows}, ${JSON.stringify(maskedExamples(found))},
      ${[...found.rowIds]}::bigint[], ${digest}, ${decided?.claimed_by ?? null}, ${decided?.claimed_name ?? null},
      ${decided?.claimed_at ?? null}, ${decided?.claim_reason ?? null}, ${decided?.confirmed_by ?? null},
      ${decided?.confirmed_name ?? null}, ${decided?.confirmed_at ?? null})`.execute(command.tx)
}

/**
 * Looks for personal data in all open columns of the rows in force, in the check process; once per schema version and load, whoever
 * asks again gets the same scan. The rows stand in a private file only while it runs.
 */
export const scanDataset = async (
  parts: WarehouseParts,
  datasetId: string,
  context: CommandContext = { actor: systemActor('warehouse') },
): Promise<ScanRow> => {
  const { read } = parts.kernel.database
  const schema = await findSchema(read, datasetId)
  const load = await lastLoadOf(read, datasetId)
  if (!schema || load === null) throw refuse('conflict', 'warehouse.nothing-to-scan')
  const present = await scanOf(read, datasetId, schema.version, load)
  if (present) return present
  const fields = scannedFields(schema)
  const { rows, found } = await scanRows(parts, datasetId, fields)
  await parts.kernel.runCommand(
    context,
    { name: 'warehouse.personal-scan', input: null },
    async (command) => {
      const id = newId()
      const { rows: stored } = await sql<{ id: string }>`insert into warehouse.personal_scan
        (id, dataset_id, schema_version, load_number, row_count, columns, scanned_at)
      values (${id}, ${datasetId}, ${schema.version}, ${load}, ${rows}, ${fields.length}, ${command.now})
      on conflict do nothing returning id`.execute(command.tx)
      if (stored.length > 0) for (const one of found) await storeFound(parts, command, datasetId, id, one)
      await command.audit({
        action: 'warehouse.personal-data-scanned',
        object: { type: 'warehouse.dataset', id: datasetId },
        after: {
          load,
          rows,
          columns: fields.length,
          found: found.map(({ column, kind, rows: count }) => ({ column, kind, rows: count })),
        },
      })
    },
  )
  return (await scanOf(read, datasetId, schema.version, load))!
}
