// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import type { CommandContext } from '@tinhso/kernel/command'
import { type RawBuilder, sql } from 'kysely'
import { ownEntry } from '../batch/batch-access.ts'
import { csvLine } from '../batch/csv-records.ts'
import { type RowsReadLine, seeReads } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { createFieldSeal } from '../dataset-store/field-seal.ts'
import { isSealed, primaryKey } from '../dataset-store/physical-model.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { rowKeyMac } from './read-trail.ts'

interface ReadRow {
  id: string
  read_at: Date
  reader_name: string
  purpose: string
  fields: string[]
  unmasked: string[]
  filters: string[]
  row_count: string
  sure: boolean | null
}

const pageSize = 100
const mostExported = 100_000

const lineOf = (row: ReadRow): RowsReadLine => ({
  at: row.read_at.toISOString(),
  name: row.reader_name,
  purpose: row.purpose,
  fields: row.fields,
  unmasked: row.unmasked,
  filters: row.filters,
  rows: Number(row.row_count),
  ...(row.sure === null ? {} : { sure: row.sure }),
})

const findReads = async (
  { kernel }: WarehouseParts,
  datasetId: string,
  { mac, after, most }: { mac: string | null; after: string | null; most: number },
): Promise<ReadRow[]> => {
  // what read many rows may have read the record too; only what read few can be ruled out
  const about: RawBuilder<unknown> =
    mac === null ? sql`true` : sql`row_count > 0 and (key_macs is null or ${mac} = any(key_macs))`
  const { rows } = await sql<ReadRow>`
    select id, read_at, reader_name, purpose, fields, unmasked, filters, row_count,
      case when ${mac}::text is null then null else key_macs is not null end as sure
    from warehouse.row_read
    where dataset_id = ${datasetId} and ${about} and (${after}::uuid is null or (read_at, id) <
      (select read_at, id from warehouse.row_read where id = ${after}::uuid))
    order by read_at desc, id desc limit ${most}`.execute(kernel.database.read)
  return rows
}

const cursorForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Who read rows of a dataset, the latest first. */
export const listReads = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
  { cursor, limit = pageSize }: { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ items: RowsReadLine[]; nextCursor: string | null }> => {
  const entry = await ownEntry(parts, actor, code, seeReads)
  if (cursor !== undefined && !cursorForm.test(cursor)) throw refuse('invalid', 'warehouse.invalid-cursor')
  const rows = await findReads(parts, entry.id, { mac: null, after: cursor ?? null, most: limit + 1 })
  const shown = rows.slice(0, limit)
  return {
    items: shown.map(lineOf),
    nextCursor: rows.length > limit ? shown.at(-1)!.id : null,
  }
}

const macOfRecord = async (
  parts: WarehouseParts,
  datasetId: string,
  values: readonly string[],
): Promise<string> => {
  const schema = await findSchema(parts.kernel.database.read, datasetId)
  const key = schema ? primaryKey(schema) : []
  if (key.length === 0) throw refuse('invalid', 'warehouse.no-record-key')
  if (values.length !== key.length || values.some((value) => !value.trim()))
    throw refuse('invalid', 'warehouse.record-key-needed', {
      fields: key.map(({ title }) => title.vi).join(', '),
    })
  const seal = createFieldSeal(parts.kernel.keys, datasetId)
  const compared = key.map((field, index) => {
    const value = values[index]!.normalize('NFC').trim()
    return isSealed(field) ? seal.mac(field, value) : value
  })
  return rowKeyMac(parts.kernel.keys, datasetId, compared)
}

/**
 * Who read one record: its key is compared by HMAC and kept nowhere. Requests that read many rows are told too, as ones that may
 * have held it. That somebody asked is written to the audit.
 */
export const readsOfRecord = async (
  parts: WarehouseParts,
  context: CommandContext,
  code: string,
  values: readonly string[],
): Promise<{ items: RowsReadLine[]; nextCursor: null }> => {
  const entry = await ownEntry(parts, context.actor, code, seeReads)
  const mac = await macOfRecord(parts, entry.id, values)
  const rows = await findReads(parts, entry.id, { mac, after: null, most: 1000 })
  await parts.kernel.runCommand(
    context,
    {
      name: 'warehouse.reads.of-record',
      permission: seeReads,
      resource: { agencyId: entry.ownerAgencyId },
      input: { code, mac },
    },
    (command) =>
      command.audit({
        action: 'warehouse.reads-of-record-asked',
        object: { type: 'warehouse.dataset', id: entry.id, label: entry.code },
        agencyId: entry.ownerAgencyId,
        after: { found: rows.length },
      }),
  )
  return { items: rows.map(lineOf), nextCursor: null }
}

// a purpose is typed by people; no spreadsheet may take it for a formula
const asText = (value: string) => (/^[=+\-@\t]/.test(value) ? `'${value}` : value)

const head = ['thoi_diem', 'nguoi_xem', 'muc_dich', 'truong', 'truong_xem_day_du', 'loc_theo', 'so_dong']

/** The trail of a dataset as CSV, at most 100 000 lines, the latest first. */
export const exportReads = async (parts: WarehouseParts, actor: Actor, code: string): Promise<string> => {
  const entry = await ownEntry(parts, actor, code, seeReads)
  const rows = await findReads(parts, entry.id, { mac: null, after: null, most: mostExported })
  const lines = rows
    .map(lineOf)
    .map(({ at, name, purpose, fields, unmasked, filters, rows: count }) =>
      csvLine([
        at,
        asText(name),
        asText(purpose),
        fields.join(' '),
        unmasked.join(' '),
        filters.join(' '),
        String(count),
      ]),
    )
  return `\ufeff${csvLine(head)}${lines.join('')}`
}
