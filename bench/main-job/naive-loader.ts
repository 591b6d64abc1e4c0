// SPDX-License-Identifier: Apache-2.0
import { readFile } from 'node:fs/promises'
import { Ajv } from 'ajv'
import { parseCsv } from 'hucre'
import type pg from 'pg'
import type { PeerTable } from './peer-table.ts'
import { mended, mistaken } from './rows.ts'

const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3]

const isTaxCode = (text: string): boolean => {
  if (!/^\d{10}(-\d{3})?$/.test(text)) return false
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0)
  return 10 - (sum % 11) === Number(text[9])
}

const isDay = (text: string): boolean => {
  const [day, month, year] = text.split('/').map(Number) as [number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const text = { type: 'string', minLength: 1, maxLength: 10_000 }
const pattern = (expression: string) => ({ type: 'string', pattern: expression })
const format = (name: string) => ({ type: 'string', format: name })

/** The same twenty judgements a row: ten types, nine columns that must not be empty, and the key (judged below). */
const rowSchema = {
  type: 'array',
  minItems: 10,
  items: [
    pattern('^-?\\d*$'),
    format('tax-code'),
    text,
    text,
    text,
    pattern('^(\\+84|0)\\d{9,10}$'),
    pattern('^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$'),
    format('day'),
    pattern('^-?\\d+([.,]\\d+)*$'),
    pattern('^-?\\d+$'),
  ],
}

const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'tax-code': isTaxCode, day: isDay } })
const judge = ajv.compile(rowSchema)
const perStatement = 1000

const valuesOf = (row: readonly string[]): (string | null)[] =>
  row.map((cell, index) => {
    if (index === mistaken) return cell.split('/').reverse().join('-')
    return cell === '' ? null : cell
  })

const insertSome = (client: pg.Client, table: PeerTable, rows: readonly string[][]) => {
  const width = table.columns.length
  const places = rows.map(
    (_, row) => `(${table.columns.map((_name, index) => `$${row * width + index + 1}`).join(',')})`,
  )
  const statement = `insert into ${table.name} (${table.columns.join(',')}) values ${places.join(',')}`
  return client.query(statement, rows.flatMap(valuesOf))
}

/** What one would write in an afternoon: read the text, judge row by row, mend, insert a thousand at a time. */
export const loadNaively = async (client: pg.Client, table: PeerTable, file: string): Promise<void> => {
  const records = parseCsv(await readFile(file, 'utf8')) as unknown[][]
  const good: string[][] = []
  const bad: string[][] = []
  const keys = new Set<string>()
  for (const record of records.slice(1)) {
    const row = record.map(String)
    const isNew = !keys.has(row[1]!)
    keys.add(row[1]!)
    if (judge(row) && isNew) good.push(row)
    else bad.push(row)
  }
  const all = [...good, ...bad.map((row) => row.with(mistaken, mended))]
  await client.query('begin')
  for (let start = 0; start < all.length; start += perStatement)
    await insertSome(client, table, all.slice(start, start + perStatement))
  await client.query('commit')
}
