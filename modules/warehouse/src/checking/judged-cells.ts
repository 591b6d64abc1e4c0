// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import type { DatasetSchema, Field, Rule } from '../contract/schema.ts'
import { literal } from '../data-types/expression-sql.ts'
import { valueCheckSql } from '../data-types/value-check.ts'
import { keepsUnit } from '../units/unit-field.ts'
import { nameKey, nameKeySql } from './code-list-lookup.ts'
import type { CheckJob, CodeLists } from './job.ts'
import { effectiveRules } from './rules.ts'
import { createUnitLookup, withinSql } from './unit-lookup.ts'

/** Where a check keeps what it needs only while it runs. */
export function temporaryFolder(batchFolder: string): string {
  return join(batchFolder, 'duckdb')
}

type CodeListRule = Extract<Rule, { kind: 'code-list' }>
type UnitRule = Extract<Rule, { kind: 'unit' }>
type UniquenessRule = Extract<Rule, { kind: 'uniqueness' }>

/**
 * Makes the table `judged` of the table `records`: every cell clean, canonical and asked by its type; codes looked up; repeats of
 * keys found. Its columns are told at `RulePlan`.
 */
export async function judgeCells(connection: DuckDBConnection, job: CheckJob): Promise<void> {
  const rules = effectiveRules(job.schema)
  const codeRules = rules.flatMap((rule, index) => (rule.kind === 'code-list' ? [{ rule, index }] : []))
  const unitRules = rules.flatMap((rule, index) => (rule.kind === 'unit' ? [{ rule, index }] : []))
  const lookups = codeRules.length + unitRules.length
  const keyRules = rules.flatMap((rule, index) => (rule.kind === 'uniqueness' ? [{ rule, index }] : []))
  const cells = lookups > 0 ? 'typed' : cellsTable(job.schema)
  await createTypedCells(connection, job, cells)
  if (lookups > 0) {
    await createCodeLists(connection, job.codeLists)
    for (const { rule, index } of codeRules) await connection.run(lookupSql(job, rule, index))
    for (const { rule, index } of unitRules) await lookUpUnits(connection, job, rule, index)
    await createFileTable(connection, job, cellsTable(job.schema), resolvedSql(job, codeRules, unitRules))
  }
  if (keyRules.length > 0) await markRepeats(connection, job.schema, keyRules)
}

/** The table with every judged cell once; `judged` adds the repeats of keys to it. */
export function cellsTable(schema: DatasetSchema): 'resolved' | 'judged' {
  return effectiveRules(schema).some(({ kind }) => kind === 'uniqueness') ? 'resolved' : 'judged'
}

/** Wide tables are judged in groups of columns: DuckDB holds every step of every column of a query in memory at once. */
const FIELDS_AT_ONCE = 60

async function createTypedCells(connection: DuckDBConnection, job: CheckJob, name: string): Promise<void> {
  const { fields } = job.schema
  const common = '_record, _line, _flags'
  if (fields.length <= FIELDS_AT_ONCE) {
    await createFileTable(connection, job, name, typedCellsSql(job, fields, common))
    return
  }
  const groups: string[] = []
  for (let first = 0; first < fields.length; first += FIELDS_AT_ONCE) {
    const group = `${name}_from_${first}`
    const some = fields.slice(first, first + FIELDS_AT_ONCE)
    await createFileTable(
      connection,
      job,
      group,
      typedCellsSql(job, some, first === 0 ? common : '_record as again'),
    )
    groups.push(first === 0 ? group : `(select * exclude (again) from ${group})`)
  }
  await createFileTable(connection, job, name, `select * from ${groups.join(' positional join ')}`)
}

/** A table kept as Parquet beside DuckDB's own temporary files: it takes no memory, however long the file is. */
async function createFileTable(
  connection: DuckDBConnection,
  { batchFolder }: CheckJob,
  name: string,
  query: string,
): Promise<void> {
  const path = literal(join(temporaryFolder(batchFolder), `${name}.parquet`))
  await connection.run(`copy (${query}) to ${path} (format parquet, compression lz4_raw)`)
  await connection.run(`create view ${name} as select * from read_parquet(${path})`)
}

function typedCellsSql(
  { columns, referenceDate }: CheckJob,
  fields: readonly Field[],
  common: string,
): string {
  const year = Number(referenceDate.slice(0, 4))
  const pieces = fields.map((field) => {
    const column = columns.findIndex((use) => use.field === field.id)
    const raw = column >= 0 ? `c${column + 1}` : 'null::varchar'
    const { clean, canonical, failed } = valueCheckSql(
      field.type,
      columns[column]?.format ?? field.format,
      year,
    )
    const { id } = field
    return {
      clean: `${clean(raw)} as k_${id}`,
      written: `k_${id} is not null as p_${id}, ${canonical(`k_${id}`)} as w_${id}`,
      judged: `p_${id}, w_${id}, ${failed(`w_${id}`)} as t_${id}`,
      kept: `p_${id}, t_${id}, case when t_${id} = 0 then w_${id} end as v_${id}`,
    }
  })
  const step = (name: keyof (typeof pieces)[number]) =>
    ['_record, _line, _flags', ...pieces.map((piece) => piece[name])].join(', ')
  const kept = [common, ...pieces.map((piece) => piece.kept)].join(', ')
  return `select ${kept} from (select ${step('judged')} from (
    select ${step('written')} from (select ${step('clean')} from records)))`
}

async function createCodeLists(connection: DuckDBConnection, lists: CodeLists): Promise<void> {
  await connection.run(
    'create table code_list (list varchar, kind varchar, key varchar, code varchar, valid_from varchar, valid_to varchar)',
  )
  const appender = await connection.createAppender('code_list')
  for (const [list, items] of Object.entries(lists)) {
    for (const { code, name, validFrom, validTo } of items) {
      for (const [kind, key] of [
        ['code', code],
        ['name', nameKey(name)],
      ] as const) {
        for (const text of [list, kind, key, code, validFrom, validTo]) {
          if (text === null) appender.appendNull()
          else appender.appendVarchar(text)
        }
        appender.endRow()
      }
    }
  }
  appender.closeSync()
}

/** For each different value and date of a field: how many valid items bear it as code, and the codes that bear it as name. */
function lookupSql(job: CheckJob, { field, codeList }: CodeListRule, index: number): string {
  const list = literal(codeList.list)
  const valid = '(valid_from is null or valid_from <= on_date) and (valid_to is null or on_date < valid_to)'
  const name = nameKeySql('value')
  return `create table lookup_${index} as
    with pairs as (select distinct v_${field} as value, ${dateSql(job, codeList.asOf)} as on_date from typed where v_${field} is not null),
    by_code as (select value, on_date, count(*) as codes from pairs join code_list on kind = 'code' and key = value
      where list = ${list} and ${valid} group by all),
    by_name as (select value, on_date, count(distinct code) as names, min(code) as code from pairs join code_list on kind = 'name' and key = ${name}
      where list = ${list} and ${valid} group by all)
    select value, on_date, coalesce(codes, 0) as codes, coalesce(names, 0) as names, code
    from pairs left join by_code using (value, on_date) left join by_name using (value, on_date)`
}

async function lookUpUnits(connection: DuckDBConnection, job: CheckJob, rule: UnitRule, index: number) {
  const field = fieldOf(job.schema, rule.field)!
  await createUnitLookup(connection, temporaryFolder(job.batchFolder), job.units ?? noUnits, {
    name: `lookup_${index}`,
    field,
    dateSql: unitDateSql(job, field),
  })
}

function unitDateSql(job: CheckJob, { unitUse }: Field): string {
  return dateSql({ ...job, referenceDate: job.dataDate ?? job.referenceDate }, unitUse?.asOf)
}

function resolvedSql(
  job: CheckJob,
  rules: { rule: CodeListRule; index: number }[],
  unitRules: { rule: UnitRule; index: number }[],
): string {
  const replaced = rules
    .filter(({ rule }) => rule.codeList.accept === 'code-or-name' && rule.id === `${rule.field}.code-list`)
    .map(({ rule, index }) => {
      const found = `l${index}.names = 1 and coalesce(l${index}.codes, 0) = 0`
      return `case when ${found} then l${index}.code else typed.v_${rule.field} end as v_${rule.field}`
    })
  const units = unitRules.map(({ rule, index }) => {
    const [field, value] = [fieldOf(job.schema, rule.field)!, `typed.v_${rule.field}`]
    return {
      columns: `coalesce(l${index}.fault, 0)::utinyint as l_${index},
        case when ${value} is not null then coalesce(l${index}.ref, '?' || ${value}) end as x_${field.id}`,
      join: `left join lookup_${index} l${index} on l${index}.value = ${value}
        and l${index}.place = ${withinSql(field)} and l${index}.on_date = ${unitDateSql(job, field)}`,
    }
  })
  const verdicts = rules.map(({ rule, index }) => `${verdictSql(rule, index)} as l_${index}`)
  const joins = rules.map(
    ({ rule, index }) => `left join lookup_${index} l${index}
      on l${index}.value = typed.v_${rule.field} and l${index}.on_date = ${dateSql(job, rule.codeList.asOf)}`,
  )
  const replace = replaced.length > 0 ? `replace (${replaced.join(', ')})` : ''
  return `select typed.* ${replace}, ${[...verdicts, ...units.map(({ columns }) => columns)].join(', ')}
    from typed ${[...joins, ...units.map(({ join: unit }) => unit)].join(' ')}`
}

function verdictSql({ field, codeList }: CodeListRule, index: number): string {
  const [codes, names] = [`l${index}.codes > 0`, `l${index}.names`]
  const accept = codeList.accept ?? 'code'
  const good = accept === 'code' ? codes : accept === 'name' ? `${names} > 0` : `(${codes} or ${names} = 1)`
  const ambiguous = accept === 'code-or-name' ? `when ${names} > 1 then 2` : ''
  return `(case when typed.v_${field} is null or ${good} then 0 ${ambiguous} else 1 end)::utinyint`
}

/** The date on which a row's code must be valid, as `validityDate` tells it in TypeScript. */
function dateSql({ schema, referenceDate }: CheckJob, asOf: string | undefined): string {
  const field: Field | undefined = fieldOf(schema, asOf)
  if (!field) return literal(referenceDate)
  const own = field.type === 'year' ? `typed.v_${field.id} || '-12-31'` : `left(typed.v_${field.id}, 10)`
  return `coalesce(${own}, ${literal(referenceDate)})`
}

function fieldOf(schema: DatasetSchema, id: string | undefined): Field | undefined {
  return schema.fields.find((field) => field.id === id)
}

const noUnits = { units: [], answers: {} }

/** What tells equal values of a field apart: its unit, when it means one. */
const matchColumn = (field: Field) => (keepsUnit(field) ? `x_${field.id}` : `v_${field.id}`)

/** Repeats of a key after the first row in the file, with the line of that first row. */
async function markRepeats(
  connection: DuckDBConnection,
  schema: DatasetSchema,
  rules: { rule: UniquenessRule; index: number }[],
): Promise<void> {
  const columnOf = (id: string) => matchColumn(fieldOf(schema, id)!)
  for (const { rule, index } of rules) {
    const keys = rule.fields.map(columnOf)
    await connection.run(
      `create table repeated_${index} as
         select ${keys.join(', ')}, min(_record) as first_record, arg_min(_line, _record) as first_line from resolved
         where ${keys.map((key) => `${key} is not null`).join(' and ')} group by ${keys.join(', ')} having count(*) > 1`,
    )
  }
  const joins = rules.map(({ rule, index }) => {
    const same = rule.fields.map((id) => `r${index}.${columnOf(id)} = resolved.${columnOf(id)}`).join(' and ')
    return `left join repeated_${index} r${index} on ${same} and resolved._record > r${index}.first_record`
  })
  const lines = rules.map(({ index }) => `r${index}.first_line as u_${index}`)
  await connection.run(
    `create view judged as select resolved.*, ${lines.join(', ')} from resolved ${joins.join(' ')}`,
  )
}
