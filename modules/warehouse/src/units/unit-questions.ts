// SPDX-License-Identifier: Apache-2.0
import type { Db, Tx } from '@tinhso/kernel/database'
import { sql } from 'kysely'
import type { BatchRow } from '../batch/batch-store.ts'
import { validityDate } from '../checking/code-list-lookup.ts'
import { unitOf } from '../checking/unit-lookup.ts'
import type { DatasetSchema, Field, UnitQuestion, UnitQuestions } from '../contract/index.ts'
import { compileValueCheck } from '../data-types/value-check.ts'
import { isSealed } from '../dataset-store/physical-model.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'
import { nearUnits } from './near-units.ts'
import { openSplits } from './open-splits.ts'
import type { ResolvedUnit } from './resolve-unit.ts'
import { answersElsewhere, readAnswers } from './unit-answers.ts'
import { keepsUnit } from './unit-field.ts'
import { indexUnits, type UnitIndex } from './unit-index.ts'
import { readRegister, type UnitRegister } from './unit-port.ts'

/** A question before it is shown. */
export interface AskedUnit {
  readonly question: string
  readonly field: Field
  readonly written: string
  readonly within: readonly string[]
  readonly day: string
  readonly fault: string
  readonly blocking: boolean
  readonly candidates: readonly string[]
  rows: number
}

/** The most different writings looked at for one field at once. */
const mostWritings = 2000
/** The most questions shown at once; answering them brings the next. */
const mostQuestions = 100

type Group = { cells: (string | null)[]; rows: number }

/** The different writings of a field among the rows that wait for its unit, with what stands beside them. */
const waitingWritings = async (
  database: Db | Tx,
  batch: BatchRow,
  fields: readonly (Field | undefined)[],
): Promise<Group[]> => {
  const cells = fields.map((field) =>
    field && !isSealed(field) ? sql`r.current ->> ${field.id}` : sql`null::text`,
  )
  const { rows } = await sql<Group>`
    select cells, count(*)::integer as rows from (
      select array[${sql.join(cells)}]::text[] as cells from warehouse.quarantine_row r
      where r.batch_id = ${batch.id} and r.status = 'open' and exists (
        select from warehouse.quarantine_fault f where f.batch_id = r.batch_id and f.record_no = r.record_no
          and f.rule = ${`${fields[0]!.id}.unit`})) waiting
    group by cells order by 2 desc, 1 limit ${mostWritings}`.execute(database)
  return rows
}

const askField = async (
  database: Db | Tx,
  batch: BatchRow,
  schema: DatasetSchema,
  field: Field,
  index: UnitIndex,
  today: string,
): Promise<AskedUnit[]> => {
  const byId = new Map(schema.fields.map((one) => [one.id, one]))
  const asOf = byId.get(field.unitUse?.asOf ?? '')
  const within = (field.unitUse?.within ?? []).map((id) => byId.get(id))
  const columns = [field, asOf, ...within]
  const canonical = columns.map((one) =>
    one ? compileValueCheck(one.type, one.format) : () => ({ canonical: null }),
  )
  const asked = new Map<string, AskedUnit>()
  for (const { cells, rows } of await waitingWritings(database, batch, columns)) {
    const [written, date, ...places] = cells.map(
      (cell, at) => canonical[at]!(cell, Number(today.slice(0, 4))).canonical,
    )
    if (!written) continue
    const query = {
      written,
      within: places.filter((place) => place !== null && place !== undefined),
      day: validityDate(asOf, date ?? null, batch.data_date ?? today),
    }
    const found: ResolvedUnit = unitOf(index.book, field, query)
    if (!found.fault || !found.question) continue
    const known = asked.get(found.question)
    if (known) known.rows += rows
    else
      asked.set(found.question, {
        ...query,
        question: found.question,
        field,
        fault: found.fault,
        blocking: true,
        candidates: found.candidates.map(({ ref }) => ref),
        rows,
      })
  }
  return [...asked.values()]
}

/** Everything that is to be answered about the units of a batch, rows that wait first. */
export const askUnits = async (
  parts: WarehouseParts,
  batch: BatchRow,
  schema: DatasetSchema,
  database: Db | Tx = parts.kernel.database.read,
): Promise<{ asked: AskedUnit[]; index: UnitIndex; register: UnitRegister }> => {
  const register = await readRegister(parts.units)
  const index = indexUnits({ units: register.units, answers: await readAnswers(database, batch.dataset_id) })
  const today = parts.kernel.clock.today()
  const asked: AskedUnit[] = []
  for (const field of schema.fields.filter(keepsUnit)) {
    asked.push(...(await askField(database, batch, schema, field, index, today)))
    asked.push(...(await openSplits(parts, batch, field, index, today)))
  }
  const once = new Map(asked.map((one) => [one.question, one]))
  for (const one of asked) if (one.blocking) once.set(one.question, one)
  const all = [...once.values()].sort(
    (left, right) => Number(right.blocking) - Number(left.blocking) || right.rows - left.rows,
  )
  return { asked: all, index, register }
}

/** The questions of a batch as the page shows them, with near names and what other datasets chose. */
export const viewQuestions = async (
  parts: WarehouseParts,
  batch: BatchRow,
  schema: DatasetSchema,
): Promise<UnitQuestions> => {
  const { asked, index, register } = await askUnits(parts, batch, schema)
  const shown = asked.slice(0, mostQuestions)
  const elsewhere = Map.groupBy(
    await answersElsewhere(
      parts.kernel.database.read,
      batch.dataset_id,
      shown.map(({ question }) => question),
    ),
    ({ question }) => question,
  )
  const options = (refs: readonly string[]) => refs.flatMap((ref) => register.options.get(ref) ?? [])
  return {
    more: asked.length > shown.length,
    questions: shown.map(({ field, within, candidates, ...one }): UnitQuestion => {
      const query = { written: one.written, within, day: one.day, level: field.unitUse?.level }
      const isSplit = one.question.startsWith('split|')
      const near = isSplit || candidates.length > 0 ? [] : nearUnits(index, query).map(({ ref }) => ref)
      return {
        ...one,
        title: field.title.vi,
        place: within.join(', '),
        candidates: options(candidates),
        near: options(near.filter((ref) => !candidates.includes(ref))),
        offered: (elsewhere.get(one.question) ?? []).map(({ unit, datasets }) => ({
          option: unit === null ? null : (register.options.get(unit) ?? null),
          datasets,
        })),
      }
    }),
  }
}
