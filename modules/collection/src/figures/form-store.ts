// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'

/** The form of a dataset: who brought it when. */
export interface StoredForm {
  readonly fileName: string
  readonly uploadedName: string
  readonly uploadedAt: Date
}

/** What is known of the form of a dataset; null when none was brought. */
export const findForm = async (db: Db | Tx, datasetId: string): Promise<StoredForm | null> =>
  (
    await sql<StoredForm>`select file_name as "fileName", uploaded_name as "uploadedName", uploaded_at as "uploadedAt"
      from collection.form where dataset_id = ${datasetId}`.execute(db)
  ).rows[0] ?? null

/** The bytes of the form. */
export const readForm = async (db: Db | Tx, datasetId: string): Promise<Buffer | null> =>
  (
    await sql<{
      content: Buffer
    }>`select content from collection.form where dataset_id = ${datasetId}`.execute(db)
  ).rows[0]?.content ?? null

/** Keeps a form; the one before it is replaced. */
export const saveForm = async (
  tx: Tx,
  datasetId: string,
  form: { fileName: string; content: Buffer; by: string | null; name: string; at: Date },
): Promise<void> => {
  await sql`insert into collection.form (dataset_id, file_name, content, uploaded_by, uploaded_name, uploaded_at)
    values (${datasetId}, ${form.fileName}, ${form.content}, ${form.by}, ${form.name}, ${form.at})
    on conflict (dataset_id) do update set file_name = excluded.file_name, content = excluded.content,
      uploaded_by = excluded.uploaded_by, uploaded_name = excluded.uploaded_name, uploaded_at = excluded.uploaded_at`.execute(
    tx,
  )
}
