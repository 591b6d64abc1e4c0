// SPDX-License-Identifier: Apache-2.0
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ColumnProfile } from '../checking/job.ts'
import { type DataTypeKey, dataTypeKeys, describeDataType } from '../contract/data-types.ts'
import { cleanCellSql } from '../data-types/cell.ts'
import { literal } from '../data-types/expression-sql.ts'
import { valueCheckSql } from '../data-types/value-check.ts'
import {
  type PersonalPattern,
  personalPatterns,
  wholeName,
  wholeOrigin,
} from '../personal/personal-patterns.ts'
import { TYPED_NUMBER_MARK } from '../reading/typed-number.ts'

/** What a sample of a column's different values tells about its type. */
export type TypeMeasure = {
  /** Different values looked at. */
  values: number
  /** Share of them that fit, by `type` or `type:format`; types that fit nothing are absent. */
  fits: Record<string, number>
  /** Share of numbers written as text with a comma or a point, whose writing must be decided. */
  separated: number
  /** Share of whole numbers with a leading zero: codes, not numbers. */
  leadingZero: number
  /** Whether the column has no value twice, over all records; few records tell nothing. */
  unique: boolean
}

const SAMPLE_RECORDS = 2000
const SAMPLE_VALUES = 200
const FEWEST_VALUES = 40
/** Cells measured in all, so that a wide table is not slow. */
const MOST_CELLS = 10_000
/** The estimate of different values may be this much too low. */
const ESTIMATE_TOLERANCE = 0.8
/** Every value is text, a code and a name. */
const tellNothing: ReadonlySet<DataTypeKey> = new Set(['text', 'code', 'admin-unit', 'admin-unit-name'])
const REFERENCE_YEAR = 2100
const FEWEST_TO_CALL_UNIQUE = 3
const separatedNumber = "regexp_full_match(cell, '[-+(]?[0-9.,]*[.,][0-9.,]*[)%]?')"

/**
 * Measures every column of the view `records`. All columns go through one query: most of its time is the compiling of patterns.
 */
export async function measureTypes(
  connection: DuckDBConnection,
  profile: readonly ColumnProfile[],
): Promise<TypeMeasure[]> {
  await connection.run(
    `create table sampled as select * from records using sample reservoir(${SAMPLE_RECORDS} rows) repeatable (1)`,
  )
  const valuesPerColumn = Math.max(
    FEWEST_VALUES,
    Math.min(SAMPLE_VALUES, Math.floor(MOST_CELLS / profile.length)),
  )
  const samples = profile.map(
    ({ id }, index) => `select ${index} as place, * from (${sampleSql(id, valuesPerColumn)})`,
  )
  const result = await connection.runAndReadAll(
    `select place, count(*), avg((written not like ${literal(`%${TYPED_NUMBER_MARK}`)} and ${separatedNumber})::integer),
       avg(regexp_full_match(cell, '0[0-9]+')::integer), ${candidates.map(({ name }) => `avg((${name} = 0)::integer)`).join(', ')}
     from (select place, written, cell, ${candidates.map(({ name, failed }) => `${failed} as ${name}`).join(', ')}
     from (select place, written, cell, ${candidates.map(({ name, canonical }) => `${canonical} as ${name}`).join(', ')}
     from (${samples.join(' union all ')}))) group by place`,
  )
  const unique = await uniqueColumns(connection, profile)
  const measures = profile.map(({ id }) => ({ ...nothingMeasured, unique: unique.has(id) }))
  for (const row of result.getRows()) {
    const [place, values, separated, leadingZero, ...shares] = row.map(Number) as [
      number,
      number,
      number,
      number,
    ]
    const fits = candidates.map(({ type }, index) => [type, (shares as number[])[index]!] as const)
    const fitting = Object.fromEntries(fits.filter(([, share]) => share > 0))
    measures[place] = { ...measures[place]!, values, separated, leadingZero, fits: fitting }
  }
  return measures
}

const nothingMeasured: TypeMeasure = { values: 0, fits: {}, separated: 0, leadingZero: 0, unique: false }

function sampleSql(column: string, values: number): string {
  const cell = cleanCellSql(column, false)
  return `select distinct ${cleanCellSql(column, true)} as written, ${cell} as cell
    from sampled where ${cell} is not null limit ${values}`
}

/** Columns without any value twice; only those are counted exactly that come near in the estimate. */
async function uniqueColumns(
  connection: DuckDBConnection,
  profile: readonly ColumnProfile[],
): Promise<Set<string>> {
  const unique = new Set<string>()
  for (const { id, rows, empty, distinct } of profile) {
    const filled = rows - empty
    if (filled < FEWEST_TO_CALL_UNIQUE || distinct < filled * ESTIMATE_TOLERANCE) continue
    const counted = await connection.runAndReadAll(
      `select count(distinct ${cleanCellSql(id, false)}) from records`,
    )
    if (Number(counted.getRows()[0]![0]) === filled) unique.add(id)
  }
  return unique
}

type Candidate = { type: string; name: string; canonical: string; failed: string }

/** What a name of a unit needs at least, what a unit by name or code does, and what shows that it is one without a title. */
const unitForms: readonly (readonly [type: string, pattern: string])[] = [
  ['admin-unit-name', '.*\\p{L}.*'],
  ['admin-unit', '.*\\p{L}.*|\\d{4,5}'],
  ['admin-unit:alone', '(?i)(xã|phường|thị trấn|thị xã|[xp]\\.|t[tx]\\.|(tt|tx) )\\s*\\p{L}.{0,60}'],
]

const typeCandidates: readonly Candidate[] = dataTypeKeys
  .filter((key) => !tellNothing.has(key))
  .flatMap((key) =>
    (describeDataType(key).formats ?? [''])
      .filter((format) => format !== 'ymd')
      .map((format) => ({ key, format, type: format ? `${key}:${format}` : key })),
  )
  .map(({ key, format, type }, index) => {
    const { canonical, failed } = valueCheckSql(key, format || undefined, REFERENCE_YEAR)
    const name = `candidate_${index}`
    const source = describeDataType(key).formats?.includes('vi') ? 'written' : 'cell'
    return { type, name, canonical: canonical(source), failed: failed(name) }
  })

/** What personal data looks like inside the text of a cell; the same forms as the scan before publication uses. */
const personalForms: readonly (readonly [type: string, form: PersonalPattern])[] = [
  ...Object.entries(personalPatterns),
  ['name', wholeName],
  ['origin', wholeOrigin],
]

const candidates: readonly Candidate[] = [
  ...typeCandidates,
  ...personalForms.map(([type, { pattern, ignoreCase }], index) => ({
    type: `personal:${type}`,
    name: `personal_${index}`,
    canonical: 'cell',
    failed: `case when regexp_matches(personal_${index}, ${literal(pattern)}, ${literal(ignoreCase ? 'i' : 'c')}) then 0 else 1 end`,
  })),
  ...unitForms.map(([type, pattern], index) => ({
    type,
    name: `unit_${index}`,
    canonical: 'cell',
    failed: `case when regexp_full_match(unit_${index}, ${literal(pattern)}) then 0 else 1 end`,
  })),
]
