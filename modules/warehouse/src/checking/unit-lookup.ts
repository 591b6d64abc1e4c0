// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Field } from '../contract/schema.ts'
import { literal } from '../data-types/expression-sql.ts'
import { type ResolvedUnit, resolveUnit, type UnitFault } from '../units/resolve-unit.ts'
import type { UnitBook } from '../units/unit-book.ts'
import { indexUnits, type UnitIndex } from '../units/unit-index.ts'

/** The faults of a unit, in the order in which their variants are numbered. */
export const unitFaults: readonly UnitFault[] = [
  'unit.unknown',
  'unit.ambiguous',
  'unit.split',
  'unit.not-yet',
]

const indexes = new WeakMap<UnitBook, UnitIndex>()

/** The unit of one value: its day, and what other columns say of where it lies. */
export function unitOf(
  book: UnitBook,
  { unitUse }: Field,
  query: { written: string; within: readonly (string | null)[]; day: string },
): ResolvedUnit {
  const index = indexes.get(book) ?? indexUnits(book)
  indexes.set(book, index)
  const within = query.within.filter((text) => text !== null)
  return resolveUnit(index, { ...query, within, level: unitUse?.level })
}

/** Cannot occur in a cell: the check refuses control characters. */
const BETWEEN = '\u001f'

/** What other columns say of where the units of a field lie, as one text. */
export function withinSql({ unitUse }: Field): string {
  const parts = (unitUse?.within ?? []).map((id) => `coalesce(typed.v_${id}, '')`)
  return parts.length > 0 ? parts.join(` || ${literal(BETWEEN)} || `) : "''"
}

/**
 * Makes the table `name` of the different values of a field with their surroundings: value, place, on_date, the unit found
 * (`ref`) and the number of the fault or 0. Each is resolved once, however long the file is.
 */
export async function createUnitLookup(
  connection: DuckDBConnection,
  folder: string,
  book: UnitBook,
  { name, field, dateSql }: { name: string; field: Field; dateSql: string },
): Promise<void> {
  await connection.run(
    `create table asked_${name} as select row_number() over () as id, * from (
       select distinct v_${field.id} as value, ${withinSql(field)} as place, ${dateSql} as on_date
       from typed where v_${field.id} is not null)`,
  )
  const path = join(folder, `${name}.csv`)
  const asked = await connection.stream(`select id, value, place, on_date from asked_${name}`)
  async function* lines() {
    for await (const rows of asked.yieldRows()) {
      yield rows
        .map(([id, written, place, day]) => {
          const within = String(place).split(BETWEEN).filter(Boolean)
          const { ref, fault } = unitOf(book, field, { written: String(written), within, day: String(day) })
          return `${id},${ref ?? ''},${fault ? unitFaults.indexOf(fault) + 1 : 0}\n`
        })
        .join('')
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(path, { mode: 0o600 }))
  await connection.run(
    `create table ${name} as select value, place, on_date, ref, fault from asked_${name} join
       read_csv(${literal(path)}, header = false, delim = ',', quote = '', escape = '', nullstr = '',
         columns = {'id': 'bigint', 'ref': 'varchar', 'fault': 'utinyint'}) using (id)`,
  )
}
