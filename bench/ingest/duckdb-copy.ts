// SPDX-License-Identifier: Apache-2.0
import { DuckDBInstance } from '@duckdb/node-api'
import type { Task } from './contestant.ts'
import { copyBoth } from './copy-in.ts'
import { fieldsOfWork } from './permits.ts'

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`
const raw = Array.from({ length: 10 }, (_, index) => `c${index + 1}`)
const number = (cell: string) =>
  `case when regexp_full_match(${cell}, '-?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?') then try_cast(replace(replace(${cell}, '.', ''), ',', '.') as decimal(18, 3)) end`
const day = (cell: string) => `try_strptime(${cell}, '%d/%m/%Y')::date`

const typed = [
  ...['c1', 'c2', 'c3', 'c4', 'c5'].map((cell, index) => `nullif(trim(${cell}), '') as v${index + 1}`),
  `${day('c6')} as v6`,
  `${day('c7')} as v7`,
  `${number('c8')} as v8`,
  `${number('c9')} as v9`,
  `try_cast(c10 as bigint) as v10`,
]

const rules: Record<string, string> = {
  'key.present': 'v1 is null',
  'key.form': `not regexp_full_match(v1, 'HS-\\d{10}')`,
  'key.unique': 'first_row is not null',
  'name.present': 'v2 is null',
  'work.known': `v5 not in (${fieldsOfWork.map(literal).join(', ')})`,
  expiry: 'v7 < v6',
  'cost.range': 'v9 not between 0 and 1000000000000',
  'persons.range': 'v10 not between 1 and 50',
  ...Object.fromEntries(
    [6, 7, 8, 9, 10].map((place) => [
      `type.${place}`,
      `v${place} is null and nullif(trim(c${place}), '') is not null`,
    ]),
  ),
}
const broken = Object.values(rules).map((sql) => `coalesce(${sql}, false)`)
const faults = `concat_ws(' ', ${Object.keys(rules)
  .map((name, index) => `case when ${broken[index]} then ${literal(name)} end`)
  .join(', ')})`

/** DuckDB reads and judges the file by columns, writes good and bad rows as CSV, and COPY brings them in. */
export const loadWithDuckDb = async (task: Task): Promise<void> => {
  const { file, folder } = task
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '1GB',
    temp_directory: `${folder}/duckdb`,
  })
  const connection = await instance.connect()
  const columns = raw.map((name) => `'${name}': 'VARCHAR'`).join(', ')
  await connection.run(
    `create table judged as select *, ${typed.join(', ')} from read_csv(${literal(file)}, columns = {${columns}}, header = true, auto_detect = false)`,
  )
  await connection.run(
    'create table repeated as select v1, min(rowid) as first_row from judged where v1 is not null group by v1 having count(*) > 1',
  )
  await connection.run(
    'create view told as select judged.*, first_row from judged left join repeated on repeated.v1 = judged.v1 and judged.rowid > first_row',
  )
  const values = typed.map((_, index) => `v${index + 1}`)
  await connection.run(
    `copy (select ${values.join(', ')} from told where not (${broken.join(' or ')})) to ${literal(`${folder}/good.csv`)} (format csv, header false)`,
  )
  await connection.run(
    `copy (select to_json([${raw.join(', ')}]), ${faults} from told where ${broken.join(' or ')}) to ${literal(`${folder}/bad.csv`)} (format csv, header false)`,
  )
  connection.closeSync()
  instance.closeSync()
  await copyBoth(task)
}
