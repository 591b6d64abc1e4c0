// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { type DataTypeKey, dataTypeKeys, describeDataType } from '../contract/data-types.ts'
import { literal } from './expression-sql.ts'
import { dataTypeDefinition } from './index.ts'
import { compileValueCheck, valueCheckSql } from './value-check.ts'
import vectors from './vectors.json' with { type: 'json' }

type Vector = { in: string; format?: string; out?: string | null; fails?: string }
const REFERENCE_YEAR = 2025
let instance: DuckDBInstance
let connection: DuckDBConnection

before(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
})
after(() => {
  connection.closeSync()
  instance.closeSync()
})

const entries = Object.entries(vectors) as [DataTypeKey, Vector[]][]

test('every data type has vectors, among them its own example', () => {
  assert.deepEqual(Object.keys(vectors).sort(), [...dataTypeKeys].sort())
  for (const key of dataTypeKeys) {
    const format = describeDataType(key).formats?.includes('en') ? 'en' : undefined
    const { canonical } = compileValueCheck(key, format)(describeDataType(key).example, REFERENCE_YEAR)
    assert.equal(canonical, describeDataType(key).example, key)
  }
})

for (const [key, cases] of entries) {
  test(`R-WH-03: ${key} is judged by its vectors in TypeScript`, () => {
    for (const vector of cases) {
      const { canonical, failed } = compileValueCheck(key, vector.format)(vector.in, REFERENCE_YEAR)
      assert.deepEqual(
        { canonical, fails: failed?.code },
        { canonical: vector.out ?? null, fails: vector.fails },
        JSON.stringify(vector),
      )
    }
  })

  test(`R-WH-03: ${key} is judged by its vectors in DuckDB`, async () => {
    for (const vector of cases) {
      assert.deepEqual(
        await judgeInDuckDb(key, vector.format, vector.in),
        { canonical: vector.out ?? null, fails: vector.fails },
        JSON.stringify(vector),
      )
    }
  })
}

test('R-WH-03: DuckDB and TypeScript agree on thousands of disturbed cells', async () => {
  const random = seededRandom(20_25)
  for (const [key, cases] of entries) {
    const cells = Array.from({ length: 150 }, () => disturb(cases[random(cases.length)]!.in, random))
    const formats = [undefined, ...(describeDataType(key).formats ?? [])]
    for (const format of formats) {
      const judge = compileValueCheck(key, format)
      const verdicts = await judgeManyInDuckDb(key, format, cells)
      for (const [index, cell] of cells.entries()) {
        const { canonical, failed } = judge(cell, REFERENCE_YEAR)
        assert.deepEqual(
          verdicts[index],
          { canonical, fails: failed?.code },
          `${key}: ${JSON.stringify(cell)}`,
        )
      }
    }
  }
})

async function judgeInDuckDb(key: DataTypeKey, format: string | undefined, cell: string) {
  return (await judgeManyInDuckDb(key, format, [cell]))[0]
}

async function judgeManyInDuckDb(key: DataTypeKey, format: string | undefined, cells: string[]) {
  const { clean, canonical, failed } = valueCheckSql(key, format, REFERENCE_YEAR)
  const rows = cells.map((cell, index) => `(${index}, ${literal(cell.normalize('NFC'))})`).join(', ')
  const result = await connection.runAndReadAll(
    `select canonical, ${failed('canonical')} as failed
     from (select i, ${canonical('clean')} as canonical from (
       select i, ${clean('raw')} as clean from (values ${rows}) cells(i, raw))) order by i`,
  )
  const { checks } = dataTypeDefinition(key)
  return result.getRows().map(([value, number]) => {
    const fails = checks[Number(number) - 1]?.code
    return { canonical: fails ? null : value, fails }
  })
}

function seededRandom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

const INTRUDERS = [
  ' ',
  '0',
  '9',
  '.',
  ',',
  '-',
  '/',
  'x',
  'Đ',
  'ế',
  '\u00a0',
  '\u2060',
  '[',
  ')',
  '"',
  '\n',
  '\u0301',
  '🏠',
  '٣',
]

function disturb(cell: string, random: (limit: number) => number): string {
  const characters = [...cell]
  for (let change = random(3); change >= 0; change--) {
    const at = random(characters.length + 1)
    characters.splice(at, random(2), ...(random(2) ? [INTRUDERS[random(INTRUDERS.length)]!] : []))
  }
  return characters.join('')
}
