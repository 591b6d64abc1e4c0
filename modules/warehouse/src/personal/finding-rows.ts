// SPDX-License-Identifier: Apache-2.0
import type { Actor } from '@tinhso/kernel/access'
import { sql } from 'kysely'
import { ownEntry } from '../batch/batch-access.ts'
import { fixRows } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { datasetTable, primaryKey, trailColumn, valueColumn } from '../dataset-store/physical-model.ts'
import { refuse } from '../refuse.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { noteRead } from './read-trail.ts'
import { findingsOf, latestScan } from './scan-store.ts'

const mostShown = 100

/** The cells of a finding, in the rows where they stand, for those who mend rows of the agency; written to the trail. */
export const findingRows = async (
  parts: WarehouseParts,
  actor: Actor,
  { code, id }: { code: string; id: string },
): Promise<{ titles: string[]; rows: (string | null)[][] }> => {
  const entry = await ownEntry(parts, actor, code, fixRows)
  const { read } = parts.kernel.database
  const [scan, schema] = await Promise.all([latestScan(read, entry.id), findSchema(read, entry.id)])
  const finding = scan && (await findingsOf(read, scan.id)).find((one) => one.id === id)
  if (!finding || !schema) throw refuse('not-found', 'warehouse.unknown-finding')
  const wanted = new Set([finding.field_id, finding.beside])
  // the fields that tell the row, when they are not protected themselves, then what was found in it
  const key = primaryKey(schema)
  const fields = [
    ...key.filter(({ sensitive, id: field }) => sensitive === 'none' && !wanted.has(field)),
    ...schema.fields.filter((field) => wanted.has(field.id)),
  ]
  const { rows } = await sql<Record<string, string | null>>`
    select ${sql.join([
      ...fields.map(
        ({ id: field }, index) => sql`${sql.ref(valueColumn(field))}::text as ${sql.ref(`v_${index}`)}`,
      ),
      ...key.map((field, index) => sql`${sql.ref(trailColumn(field))}::text as ${sql.ref(`k_${index}`)}`),
    ])}
    from ${sql.table(`dataset_rows.${datasetTable(entry.id)}`)}
    where row_id = any(${finding.row_ids.slice(0, mostShown)}::bigint[]) order by row_id`.execute(read)
  await noteRead(parts, {
    datasetId: entry.id,
    reader: actor,
    purpose: 'personal-data-scan',
    decision: null,
    fields: fields.map(({ name }) => name),
    unmasked: [],
    filters: [],
    rows: rows.length,
    asKnown: null,
    keys:
      key.length > 0 && rows.length <= mostShown
        ? rows.map((row) => key.map((_, index) => row[`k_${index}`] ?? null))
        : null,
  })
  return {
    titles: fields.map(({ title }) => title.vi),
    rows: rows.map((row) => fields.map((_, index) => row[`v_${index}`] ?? null)),
  }
}
