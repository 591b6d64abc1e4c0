// SPDX-License-Identifier: Apache-2.0
import { newId } from '@tinhso/kernel/clock'
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { UnitBook } from './unit-book.ts'

/** An answer as the table keeps it. */
export interface StoredChoice {
  readonly id: string
  readonly dataset_id: string
  readonly question: string
  readonly written: string
  readonly place: string
  readonly unit: string | null
  readonly reason: string | null
  readonly chosen_name: string
  readonly chosen_at: Date
  readonly version: number
}

/** What was answered before for a dataset, by question. */
export const readAnswers = async (database: Db | Tx, datasetId: string): Promise<UnitBook['answers']> => {
  const { rows } = await sql<{ question: string; unit: string | null }>`
    select question, unit from warehouse.unit_choice where dataset_id = ${datasetId}`.execute(database)
  return Object.fromEntries(rows.map(({ question, unit }) => [question, unit]))
}

/** What other datasets answered to these questions, and how many of them. */
export const answersElsewhere = async (
  database: Db | Tx,
  datasetId: string,
  questions: readonly string[],
): Promise<{ question: string; unit: string | null; datasets: number }[]> =>
  (
    await sql<{ question: string; unit: string | null; datasets: number }>`
      select question, unit, count(*)::integer as datasets from warehouse.unit_choice
      where question = any(${[...questions]}::text[]) and dataset_id <> ${datasetId}
      group by question, unit order by 3 desc, 2`.execute(database)
  ).rows

export interface NewChoice {
  readonly question: string
  readonly written: string
  readonly place: string
  readonly unit: string | null
}

type Person = { readonly id: string | null; readonly name: string; readonly at: Date }

/** Keeps answers of a dataset; a later answer to the same question takes the place of the earlier one. */
export const keepAnswers = async (
  tx: Tx,
  datasetId: string,
  choices: readonly NewChoice[],
  by: Person,
): Promise<void> => {
  for (const { question, written, place, unit } of choices)
    await sql`insert into warehouse.unit_choice
      (id, dataset_id, question, written, place, unit, chosen_by, chosen_name, chosen_at)
      values (${newId()}, ${datasetId}, ${question}, ${written}, ${place}, ${unit}, ${by.id}, ${by.name}, ${by.at})
      on conflict (dataset_id, question) do update set unit = excluded.unit, chosen_by = excluded.chosen_by,
        chosen_name = excluded.chosen_name, chosen_at = excluded.chosen_at, reason = null,
        version = unit_choice.version + 1`.execute(tx)
}

const columns = sql`id, dataset_id, question, written, place, unit, reason, chosen_name, chosen_at, version`

/** Datasets that have answers. */
export const datasetsWithAnswers = async (database: Db): Promise<string[]> =>
  (
    await sql<{ id: string }>`select distinct dataset_id as id from warehouse.unit_choice`.execute(database)
  ).rows.map(({ id }) => id)

/** A page of the answers of datasets, those given last first. */
export const listChoices = async (
  database: Db,
  { datasets, text, skip, limit }: { datasets: readonly string[]; text: string; skip: number; limit: number },
): Promise<{ rows: StoredChoice[]; total: number }> => {
  const matching = sql`from warehouse.unit_choice where dataset_id = any(${[...datasets]}::uuid[])
    and (${text} = '' or position(kernel.fold(${text}) in kernel.fold(written || ' ' || place)) > 0)`
  const { rows } = await sql<StoredChoice>`select ${columns} ${matching}
    order by chosen_at desc, id offset ${skip} limit ${limit}`.execute(database)
  const counted = await sql<{ total: number }>`select count(*)::integer as total ${matching}`.execute(
    database,
  )
  return { rows, total: counted.rows[0]!.total }
}

/** One answer, held until the transaction ends when asked for; null when there is none. */
export const findChoice = async (database: Db | Tx, id: string, hold = false): Promise<StoredChoice | null> =>
  (
    await sql<StoredChoice>`select ${columns} from warehouse.unit_choice where id = ${id}
      ${hold ? sql`for update` : sql``}`.execute(database)
  ).rows[0] ?? null

/** Puts another answer in the place of one, with the reason. */
export const changeChoice = async (
  tx: Tx,
  id: string,
  change: { unit: string | null; reason: string },
  by: Person,
): Promise<void> => {
  await sql`update warehouse.unit_choice set unit = ${change.unit}, reason = ${change.reason}, chosen_by = ${by.id},
    chosen_name = ${by.name}, chosen_at = ${by.at}, version = version + 1 where id = ${id}`.execute(tx)
}
