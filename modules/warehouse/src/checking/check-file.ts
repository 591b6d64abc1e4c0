// SPDX-License-Identifier: Apache-2.0
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { cleanCellSql } from '../data-types/cell.ts'
import { literal } from '../data-types/expression-sql.ts'
import { readingLimits, type TokenCounts } from '../reading/reading-options.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import { keepsUnit } from '../units/unit-field.ts'
import { type CheckCounts, type CheckJob, type CheckProgress, checkLimits } from './job.ts'
import { cellsTable, judgeCells } from './judged-cells.ts'
import { profileColumns } from './profile-columns.ts'
import { loadRecords } from './records.ts'
import { type RulePlan, rulePlans } from './rule-sql.ts'
import { effectiveRules, fieldsOfRule } from './rules.ts'
import { shownValueSql } from './shown-value.ts'

/** Tells how far the work is. */
export type Tell = (progress: CheckProgress) => void

const CSV = "(format csv, header true, delimiter ',', quote '\"', escape '\"')"
const COPY_CSV = "(format csv, header false, delimiter ',', quote '\"', escape '\"', nullstr '')"

/**
 * Checks one file: reading → judged cells → faults → good.csv, bad.csv, bad-rows.csv, profile.json, and counts.json last.
 * The count of the tokenizer and the counts of DuckDB must agree (R-WH-02).
 */
export async function checkFile(
  connection: DuckDBConnection,
  job: CheckJob,
  tell: Tell,
): Promise<CheckCounts> {
  refuseUnfit(job)
  const limits = { ...checkLimits, ...job.limits }
  const path = (name: string) => join(job.batchFolder, name)
  await Promise.all(outputs.map((name) => rm(path(name), { force: true })))
  const records = await loadRecords(connection, job, { ...readingLimits, ...limits }, (done) =>
    tell({ step: 'reading', done, total: null }),
  )
  tell({ step: 'checking', done: 0, total: records.data })
  const plans = rulePlans(job.schema)
  await judgeCells(connection, job)
  await connection.run(faultySql(plans))
  const { faults, byRule } = await countFaults(connection, plans)
  if (faults > limits.faults) throw new ReadingRefusal('warehouse.too-many-faults', { limit: limits.faults })
  tell({ step: 'writing', done: 0, total: records.data })
  const good = await writeGood(connection, job, path('good.csv'))
  const bad = await writeBad(connection, job, plans, byRule, path)
  const profile = await profileColumns(connection, job.schema)
  await writeFile(path('profile.json'), JSON.stringify(profile), { mode: 0o600 })
  const counts = accounted(records, { good, ...bad, faults, byRule })
  await writeFile(path('counts.json.part'), JSON.stringify(counts), { mode: 0o600 })
  await rename(path('counts.json.part'), path('counts.json'))
  return counts
}

const outputs = ['good.csv', 'bad.csv', 'bad-rows.csv', 'profile.json', 'counts.json']

/** Field ids become names in SQL, so they must be ids and nothing else; every code list that is used must be there. */
function refuseUnfit({ schema, codeLists }: CheckJob): void {
  const rules = effectiveRules(schema)
  const named = [...schema.fields.map(({ id }) => id), ...rules.flatMap(fieldsOfRule)]
  if (!named.every((id) => /^f[1-9]\d{0,3}$/.test(id))) throw new Error('field id is malformed')
  for (const rule of rules) {
    if (rule.kind !== 'code-list' || codeLists[rule.codeList.list]) continue
    throw new ReadingRefusal('warehouse.code-list-missing', { list: rule.codeList.list })
  }
}

function accounted(
  { physical, header, skipped, empty }: TokenCounts,
  found: Pick<CheckCounts, 'good' | 'bad' | 'warned' | 'faults' | 'byRule'>,
): CheckCounts {
  const total = header + skipped + empty + found.good + found.bad
  if (total !== physical)
    throw new ReadingRefusal('warehouse.check-miscounted', { physical, accounted: total })
  return { physical, header, skipped, empty, ...found }
}

/** Rows with at least one fault: the number of the broken variant of each rule in r0, r1 …, and whether one is an error. */
function faultySql(plans: RulePlan[]): string {
  const verdicts = plans.map(({ sql }, index) => `(${sql})::utinyint as r${index}`)
  const firsts = plans.flatMap(({ first }) => (first ? [first] : []))
  const isBroken = (wanted: (plan: RulePlan) => boolean) =>
    plans.flatMap((plan, index) => (wanted(plan) ? [`r${index} > 0`] : [])).join(' or ') || 'false'
  return `create table faulty as
    select *, (${isBroken(({ severity }) => severity === 'error')}) as bad from (
      select ${['_record', '_line', ...verdicts, ...new Set(firsts)].join(', ')} from judged)
    where ${isBroken(() => true)}`
}

async function countFaults(
  connection: DuckDBConnection,
  plans: RulePlan[],
): Promise<{ faults: number; byRule: Record<string, number> }> {
  const counts = plans.map((_, index) => `count(*) filter (r${index} > 0)`)
  const [row] = (await connection.runAndReadAll(`select ${counts.join(', ')} from faulty`)).getRows()
  const byRule: Record<string, number> = {}
  for (const [index, { id }] of plans.entries()) {
    const count = Number(row![index])
    if (count > 0) byRule[id] = (byRule[id] ?? 0) + count
  }
  return { faults: Object.values(byRule).reduce((sum, count) => sum + count, 0), byRule }
}

async function writeGood(connection: DuckDBConnection, { schema }: CheckJob, path: string): Promise<number> {
  const values = schema.fields.flatMap((field) =>
    keepsUnit(field) ? [`v_${field.id}`, `x_${field.id}`] : [`v_${field.id}`],
  )
  return copyTo(
    connection,
    `select ${['_record', ...values].join(', ')} from ${cellsTable(schema)}
     where _record not in (select _record from faulty where bad)`,
    path,
    COPY_CSV,
  )
}

async function writeBad(
  connection: DuckDBConnection,
  job: CheckJob,
  plans: RulePlan[],
  byRule: Record<string, number>,
  path: (name: string) => string,
): Promise<{ bad: number; warned: number }> {
  await connection.run(
    'create table faulty_records as select records.* from records where _record in (select _record from faulty)',
  )
  const selects = plans.flatMap((plan, index) => (byRule[plan.id] ? [faultsOfRuleSql(job, plan, index)] : []))
  const none = `select 0 as record, 0 as line, '' as field, '' as rule, '' as severity, '' as code, '' as value, '' as message, 0 as place where false`
  await copyTo(
    connection,
    `select record, line, field, rule, severity, code, value, message
     from (${[none, ...selects].join(' union all ')}) order by record, place`,
    path('bad.csv'),
    CSV,
  )
  const bad = await copyTo(
    connection,
    `select _record as record, _line as line, ${rowJsonSql(job)} as row from faulty_records
     where _record in (select _record from faulty where bad) order by _record`,
    path('bad-rows.csv'),
    CSV,
  )
  const warning = plans.flatMap(({ severity }, index) => (severity === 'warning' ? [`r${index} > 0`] : []))
  return {
    bad,
    warned: warning.length > 0 ? await count(connection, `faulty where ${warning.join(' or ')}`) : 0,
  }
}

function faultsOfRuleSql(job: CheckJob, plan: RulePlan, index: number): string {
  const column = job.columns.findIndex(({ field }) => field === plan.field)
  const value = column >= 0 ? cleanCellSql(`c${column + 1}`, false) : 'null::varchar'
  const choose = (of: (variant: RulePlan['variants'][number]) => string) =>
    `case r${index} ${plan.variants.map((variant, at) => `when ${at + 1} then ${literal(of(variant))}`).join(' ')} end`
  const sentence = choose(({ message }) => message.vi)
  const withFirst = plan.first ? `replace(${sentence}, '{first}', ${plan.first}::varchar)` : sentence
  return `select faulty._record as record, faulty._line as line, ${literal(plan.field ?? '')} as field, ${literal(plan.id)} as rule,
      ${literal(plan.severity)} as severity, ${choose(({ code }) => code)} as code, ${value} as value,
      replace(${withFirst}, '{value}', coalesce(${shownValueSql(value)}, '')) as message, ${index} as place
    from faulty join faulty_records using (_record) where r${index} > 0`
}

/** The row as written, by field id; columns that are not loaded by their place, cells beyond the last column as `_rest`. */
function rowJsonSql({ columns }: CheckJob): string {
  const cells = columns.map(({ field }, index) => `${literal(field ?? `c${index + 1}`)}, c${index + 1}`)
  const rest = "case when _rest is null then '{}' else json_object('_rest', _rest::json) end"
  return `json_merge_patch(json_object(${cells.join(', ')}), ${rest})`
}

async function copyTo(
  connection: DuckDBConnection,
  query: string,
  path: string,
  how: string,
): Promise<number> {
  const result = await connection.runAndReadAll(`copy (${query}) to ${literal(path)} ${how}`)
  return Number(result.getRows()[0]?.[0] ?? 0)
}

async function count(connection: DuckDBConnection, from: string): Promise<number> {
  return Number((await connection.runAndReadAll(`select count(*) from ${from}`)).getRows()[0]?.[0])
}
