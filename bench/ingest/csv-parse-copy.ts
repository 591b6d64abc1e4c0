// SPDX-License-Identifier: Apache-2.0
import { createReadStream, createWriteStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Ajv } from 'ajv'
import { parse } from 'csv-parse'
import { from } from 'pg-copy-streams'
import type { Task } from './contestant.ts'
import { fieldsOfWork } from './permits.ts'

type Row = { cells: string[]; values: (string | number | null)[] }

const isoDay = (cell: string): string | null => {
  const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(cell) ?? []
  return year ? `${year}-${month}-${day}` : cell === '' ? null : cell
}

const plainNumber = (cell: string): number | string | null => {
  if (cell === '') return null
  return /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/.test(cell)
    ? Number(cell.replaceAll('.', '').replace(',', '.'))
    : cell
}

const isDay = (text: string): boolean => {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

const text = { type: 'string', nullable: true }
const day = { type: 'string', format: 'day', nullable: true }
const ajv = new Ajv({ strict: false, allErrors: true, formats: { day: isDay } })
/** Types and seven of the eight rules; the key's uniqueness is asked beside it. */
const judge = ajv.compile({
  type: 'array',
  minItems: 10,
  maxItems: 10,
  items: [
    { type: 'string', pattern: '^HS-\\d{10}$' },
    { type: 'string', minLength: 1 },
    text,
    text,
    { ...text, enum: [...fieldsOfWork, null] },
    day,
    day,
    { type: 'number', nullable: true },
    { type: 'number', nullable: true, minimum: 0, maximum: 1e12 },
    { type: 'integer', nullable: true, minimum: 1, maximum: 50 },
  ],
})

const convert = (cells: string[]): Row => ({
  cells,
  values: cells.map((cell, index) => {
    const trimmed = cell.trim()
    if (index < 5) return trimmed === '' ? null : trimmed
    return index < 7 ? isoDay(trimmed) : plainNumber(trimmed)
  }),
})

const csvCell = (value: string | number | null): string => {
  if (value === null) return ''
  const cell = String(value)
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

const rowsAtOnce = 500

/** Judges records as they pass: good ones leave as lines for COPY, bad ones go to a file. */
const judging = (keys: Set<string>, setAside: (line: string) => void): Transform => {
  let lines: string[] = []
  return new Transform({
    writableObjectMode: true,
    transform(record: string[], _encoding, done) {
      const { cells, values } = convert(record)
      const faults = judge(values)
        ? []
        : judge.errors!.map(({ instancePath, keyword }) => instancePath + keyword)
      const [key, , , , , issued, expires] = values as string[]
      if (issued && expires && expires < issued) faults.push('expiry')
      if (key && keys.has(key)) faults.push('key.unique')
      else if (key) keys.add(key)
      if (faults.length > 0) setAside(`${csvCell(JSON.stringify(cells))},${csvCell(faults.join(' '))}\n`)
      else lines.push(values.map(csvCell).join(','))
      if (lines.length < rowsAtOnce) return done()
      const whole = `${lines.join('\n')}\n`
      lines = []
      done(null, whole)
    },
    flush(done) {
      done(null, lines.length > 0 ? `${lines.join('\n')}\n` : null)
    },
  })
}

/** What one writes with well-known packages: csv-parse as a stream, ajv for each row, COPY; nothing is held in memory but the keys. */
export const loadWithCsvParse = async ({
  client,
  table,
  bad,
  columns,
  file,
  folder,
}: Task): Promise<void> => {
  const aside = `${folder}/bad.csv`
  const badFile = createWriteStream(aside)
  await client.query('begin')
  await pipeline(
    createReadStream(file, { highWaterMark: 1 << 18 }),
    parse({ bom: true, from_line: 2, relax_column_count: true }),
    judging(new Set(), (line) => badFile.write(line)),
    client.query(from(`copy ${table} (${columns.join(',')}) from stdin (format csv)`)),
  )
  await new Promise((resolve) => badFile.end(resolve))
  await pipeline(
    createReadStream(aside),
    client.query(from(`copy ${bad} (cells, faults) from stdin (format csv)`)),
  )
  await client.query('commit')
}
