// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatasetSchema, Field } from '../contract/schema.ts'
import { readSource } from '../reading/read-source.ts'
import { splitCells } from '../reading/split-cells.ts'
import type { CheckCounts, CheckJob } from './job.ts'

/** A folder for one batch that disappears with the test. */
export async function temporaryBatch(test: { after(work: () => Promise<void>): void }): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tinhso-batch-'))
  test.after(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A field with everything that a test does not care about. */
export function field(id: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return {
    id,
    name: `cot_${id}`,
    title: { vi: `Cột ${id}` },
    type,
    required: false,
    sensitive: 'none',
    ...more,
  }
}

/** A schema of fields with optional keys and rules. */
export function schemaOf(fields: Field[], more: Partial<DatasetSchema> = {}): DatasetSchema {
  return { version: 1, fields, keys: [], rules: [], ...more }
}

/** A job for a file of the given content whose columns are the schema's fields in order. */
export async function jobFor(
  batchFolder: string,
  content: string | Uint8Array,
  schema: DatasetSchema,
  more: Partial<CheckJob> & { fileName?: string } = {},
): Promise<CheckJob> {
  const fileName = more.fileName ?? 'data.csv'
  const sourceFile = join(batchFolder, fileName)
  await writeFile(sourceFile, content)
  const { reading } = await readSource(sourceFile, { fileName })
  const columns = schema.fields.map(({ id }) => ({ field: id }))
  return {
    batchFolder,
    sourceFile,
    fileName,
    reading,
    schema,
    columns,
    codeLists: {},
    referenceDate: '2025-06-30',
    ...more,
  }
}

/** What a check wrote, read back. */
export async function outputsOf(batchFolder: string) {
  const text = (name: string) => readFile(join(batchFolder, name), 'utf8')
  return {
    good: parseCsv(await text('good.csv')).sort(([left], [right]) => Number(left) - Number(right)),
    bad: objects(parseCsv(await text('bad.csv'))),
    badRows: objects(parseCsv(await text('bad-rows.csv'))),
    counts: JSON.parse(await text('counts.json')) as CheckCounts,
    profile: JSON.parse(await text('profile.json')),
  }
}

/** Records of strict CSV, line breaks in quotes included. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = []
  let pending = ''
  for (const line of text.split('\n')) {
    pending = pending === '' ? line : `${pending}\n${line}`
    if ((pending.split('"').length - 1) % 2 === 1 || pending === '') continue
    records.push(splitCells(pending, ',').cells)
    pending = ''
  }
  return records
}

function objects([header = [], ...records]: string[][]): Record<string, string>[] {
  return records.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])))
}
