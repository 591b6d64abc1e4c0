// SPDX-License-Identifier: Apache-2.0
import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import type { Task } from './contestant.ts'
import { fieldsOfWork } from './permits.ts'

const cells = Array.from({ length: 10 }, (_, index) => `c${index + 1}`)
const isNumber = (cell: string) => `${cell} ~ '^-?(\\d{1,3}(\\.\\d{3})+|\\d+)(,\\d+)?$'`
const number = (cell: string) =>
  `case when ${isNumber(cell)} then replace(replace(${cell}, '.', ''), ',', '.')::numeric end`
const isDay = (cell: string) => `(${cell} ~ '^\\d{2}/\\d{2}/\\d{4}$' and pg_input_is_valid(${cell}, 'date'))`
const day = (cell: string) => `case when ${isDay(cell)} then ${cell}::date end`

const typed = [
  ...['c1', 'c2', 'c3', 'c4', 'c5'].map((cell, index) => `nullif(trim(${cell}), '') as v${index + 1}`),
  `${day('c6')} as v6`,
  `${day('c7')} as v7`,
  `${number('c8')} as v8`,
  `${number('c9')} as v9`,
  `case when c10 ~ '^-?\\d{1,18}$' then c10::bigint end as v10`,
]
const works = fieldsOfWork.map((name) => `'${name}'`).join(', ')
const rules: Record<string, string> = {
  'key.present': 'v1 is null',
  'key.form': `v1 !~ '^HS-\\d{10}$'`,
  'key.unique': 'first_line is not null',
  'name.present': 'v2 is null',
  'work.known': `v5 not in (${works})`,
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
const faults = `array_to_string(array[${Object.entries(rules)
  .map(([name, sql]) => `case when ${sql} then '${name}' end`)
  .join(', ')}], ' ')`

const scriptOf = ({ table, bad, columns, file }: Task): string => `
\\set ON_ERROR_STOP on
set datestyle = 'ISO, DMY';
begin;
create unlogged table bench_peer.stage (line bigint generated always as identity, ${cells.map((cell) => `${cell} text`).join(', ')});
\\copy bench_peer.stage (${cells.join(', ')}) from '${file}' with (format csv, header true)
create unlogged table bench_peer.repeated as
  select trim(c1) as v1, min(line) as first_line from bench_peer.stage where trim(c1) <> '' group by trim(c1) having count(*) > 1;
analyze bench_peer.repeated;
create unlogged table bench_peer.judged as
  select *, ${faults} as faults from (
    select stage.*, ${typed.join(', ')}, first_line from bench_peer.stage
    left join bench_peer.repeated on repeated.v1 = trim(c1) and line > first_line) as read;
insert into ${table} (${columns.join(', ')}) select ${typed.map((_, index) => `v${index + 1}`).join(', ')}
  from bench_peer.judged where faults = '';
insert into ${bad} (cells, faults) select to_json(array[${cells.join(', ')}])::text, faults from bench_peer.judged where faults <> '';
drop table bench_peer.stage, bench_peer.repeated, bench_peer.judged;
commit;
`

/** The database's own way: \\copy into an unlogged table, the rules as SQL, insert … select. */
export const loadWithPsql = async (task: Task): Promise<void> => {
  const script = `${task.folder}/load.sql`
  await writeFile(script, scriptOf(task))
  const run = spawn('psql', ['-X', '-q', '-d', task.databaseUrl, '-f', script], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  run.stderr.on('data', (chunk: Buffer) => {
    errors += chunk
  })
  const code = await new Promise((resolve, reject) => run.once('close', resolve).once('error', reject))
  if (code !== 0) throw new Error(errors)
}
