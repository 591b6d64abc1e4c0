// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { corpus } from '../../../../test/fixtures/sheets/corpus.ts'
import type { Conclusion, HardFile } from '../../../../test/fixtures/sheets/hard-file.ts'
import type { Field } from '../contract/schema.ts'
import { ReadingRefusal, readingMessages } from '../reading/refusal.ts'
import { withoutMark } from '../reading/typed-number.ts'
import { createCheckRunner } from './check-runner.ts'
import type { Analysis } from './job.ts'
import { temporaryBatch } from './temporary-batch.fixture.ts'

const runner = createCheckRunner()
after(() => runner.close())

const files = Object.entries(corpus).flatMap(([family, list]) => list.map((file) => ({ family, ...file })))

test('R-ING-02: the corpus holds at least 40 hard files, each under a name of its own', () => {
  assert.ok(files.length >= 40, String(files.length))
  assert.equal(new Set(files.map(({ name }) => name)).size, files.length)
})

for (const { family, name, concludes, ...file } of files) {
  test(`${family}: ${name}`, async (context) => {
    const analysed = analyse(context, file)
    if ('refused' in concludes) {
      await assert.rejects(analysed, (error) => {
        assert.ok(error instanceof ReadingRefusal, String(error))
        assert.equal(error.code, concludes.refused)
        assert.ok(!/\{(?!\w+\})/.test(readingMessages[error.code].vi))
        for (const [, place] of readingMessages[error.code].vi.matchAll(/\{(\w+)\}/g))
          assert.ok(error.details[place!] !== undefined, `nothing stands for {${place}}`)
        return true
      })
    } else await holds(await analysed, concludes)
  })
}

type Found = Analysis & { rows: string[][] }

async function analyse(
  context: TestContext,
  { fileName, make, choose }: Pick<HardFile, 'fileName' | 'make' | 'choose'>,
): Promise<Found> {
  const batchFolder = await temporaryBatch(context)
  const sourceFile = join(batchFolder, 'source')
  await writeFile(sourceFile, await make())
  const found = await runner.analyse({
    batchFolder,
    sourceFile,
    fileName,
    centralMeridian: 106.25,
    ...(choose ? { reading: choose } : {}),
  })
  const connection = await (await DuckDBInstance.create()).connect()
  const columns = found.header.map((_, index) => `c${index + 1}`)
  const read = await connection.runAndReadAll(
    `select ${columns.join(', ')} from read_parquet('${join(batchFolder, 'records.parquet')}') order by _record`,
  )
  const rows = read.getRowsJS().map((row) => row.map((cell) => withoutMark(String(cell ?? ''))))
  connection.closeSync()
  return { ...found, rows }
}

async function holds({ rows, ...found }: Found, concludes: Conclusion): Promise<void> {
  const { reading, records } = found
  const { physical, header, skipped, empty, data } = records
  assert.equal(physical, header + skipped + empty + data, 'every physical record is accounted for')
  assert.equal(rows.length, data, 'every data row is handed on')
  const shown = found.sample.map((row) => row.map((cell) => withoutMark(cell ?? '')))
  if (records.json === 0)
    assert.deepEqual(shown, rows.slice(0, shown.length), 'the preview shows what is read')
  const codes = found.warnings.map(({ code }) => code)
  const title = (id: string) => found.schema.fields.find((field) => field.id === id)?.title.vi ?? id
  const types = Object.fromEntries(found.schema.fields.map(({ id, type }) => [title(id), type]))
  const ofFields = (wanted: object | undefined, of: (field: Field) => string | undefined) =>
    Object.fromEntries(
      Object.keys(wanted ?? {}).map((key) => [
        key,
        of(found.schema.fields.find((field) => field.title.vi === key)!),
      ]),
    )
  const stated = {
    kind: reading.kind,
    encoding: reading.encoding,
    sheet: reading.sheet,
    sheets: found.sheets.map(({ name }) => name),
    headerRow: reading.headerRow,
    header: found.header,
    types: Object.fromEntries(Object.keys(concludes.types ?? {}).map((key) => [key, types[key]])),
    dataRows: data,
    rows: rows.slice(0, concludes.rows?.length),
    firstCells: rows.map(([first]) => first),
    concluded: Object.fromEntries(
      found.conclusions
        .filter(({ key }) => concludes.concluded && key in concludes.concluded)
        .map(({ key, state, chosen, count }) => [
          key,
          [state, chosen, count].filter((part) => part !== null).join(' '),
        ]),
    ),
    units: ofFields(concludes.units, ({ unit }) => unit),
    formats: ofFields(concludes.formats, ({ format }) => format),
    notLoaded: found.header.filter((_, index) => found.columns[index]?.field === null),
    leftOut: records.leftOutRows,
    told: codes,
    tells: codes.filter((code) => concludes.tells?.includes(code)),
    silentAbout: concludes.silentAbout?.filter((code) => !codes.includes(code)),
  }
  const keys = Object.keys(concludes) as (keyof Conclusion)[]
  assert.deepEqual(Object.fromEntries(keys.map((key) => [key, stated[key]])), concludes)
}
