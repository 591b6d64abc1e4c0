// SPDX-License-Identifier: Apache-2.0
import { type Actor, systemActor } from '@tinhso/kernel/access'
import { newId } from '@tinhso/kernel/clock'
import type { Keys } from '@tinhso/kernel/keys'
import { sql } from 'kysely'
import { personOf } from '../batch/batch-access.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'

/** Requests of at most this many rows remember which rows they were. */
export const MOST_KEYS_REMEMBERED = 50

/** What one request read. `keys`: the key of every row as it is compared, null when the request read more than are remembered. */
export interface RowsRead {
  readonly datasetId: string
  readonly reader: Actor
  readonly purpose: string
  readonly decision: string | null
  readonly fields: readonly string[]
  /** Personal fields that were given in full. */
  readonly unmasked: readonly string[]
  readonly filters: readonly { readonly field: string; readonly operator: string }[]
  readonly rows: number
  readonly asKnown: unknown
  readonly keys: readonly (readonly (string | null)[])[] | null
}

/** The keyed HMAC under which a row is found in the trail; `parts` are canonical text, of sealed fields their HMAC. */
export const rowKeyMac = (keys: Keys, datasetId: string, parts: readonly (string | null)[]): string =>
  keys.mac(`warehouse.row-key.${datasetId}`, JSON.stringify(parts))

/** Writes into the audit and the trail that rows were read: by whom, for what, which fields, how many; values never. */
export const noteRead = async ({ kernel }: WarehouseParts, read: RowsRead): Promise<void> => {
  const actor = read.reader.kind === 'anonymous' ? systemActor('warehouse') : read.reader
  const { id, name } = personOf(actor)
  const macs = read.keys?.map((parts) => rowKeyMac(kernel.keys, read.datasetId, parts)) ?? null
  const filters = read.filters.map(({ field, operator }) => ({ field, operator }))
  await kernel.runCommand({ actor }, { name: 'warehouse.rows-read', input: null }, async (command) => {
    await sql`insert into warehouse.row_read
        (id, dataset_id, read_at, reader_id, reader_name, purpose, fields, unmasked, filters, row_count, key_macs)
      values (${newId()}, ${read.datasetId}, ${command.now}, ${id}, ${name}, ${read.purpose}, ${[...read.fields]}::text[],
        ${[...read.unmasked]}::text[], ${filters.map(({ field }) => field)}::text[], ${read.rows},
        ${macs}::text[])`.execute(command.tx)
    await command.audit({
      action: 'warehouse.rows-read',
      object: { type: 'warehouse.dataset', id: read.datasetId },
      after: {
        rows: read.rows,
        purpose: read.purpose,
        decision: read.decision,
        fields: read.fields,
        ...(read.unmasked.length > 0 ? { unmasked: read.unmasked } : {}),
        filters,
        asKnown: read.asKnown,
      },
    })
  })
}
