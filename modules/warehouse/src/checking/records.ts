// SPDX-License-Identifier: Apache-2.0
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { literal } from '../data-types/expression-sql.ts'
import { readSource } from '../reading/read-source.ts'
import type { ReadingLimits, ReadingOptions, TokenCounts } from '../reading/reading-options.ts'
import { handOverDelimiter, tokenize } from '../reading/tokenize.ts'

type RecordsJob = { batchFolder: string; sourceFile: string; fileName: string; reading: ReadingOptions }
type KeptRecords = { reading: ReadingOptions; counts: TokenCounts; columns: number }

/** DuckDB reads lines of up to 2 MB with its own buffers; longer ones need larger buffers. */
const ORDINARY_LINE_BYTES = 2_000_000

/**
 * Makes the view `records`, all text: from records.parquet when the file has been read in this way before, else by reading it
 * now. The hand-over file of the tokenizer is removed as soon as the Parquet file stands.
 */
export async function loadRecords(
  connection: DuckDBConnection,
  job: RecordsJob & { columns?: readonly unknown[] },
  limits: ReadingLimits,
  progress: (records: number) => void,
): Promise<TokenCounts> {
  const parquet = join(job.batchFolder, 'records.parquet')
  const kept = (await keptRecords(job)) ?? (await readRecords(connection, job, parquet, limits, progress))
  await connection.run(`create or replace view records as select * from read_parquet(${literal(parquet)})`)
  return kept.counts
}

async function keptRecords(job: RecordsJob): Promise<KeptRecords | null> {
  try {
    const kept = JSON.parse(await readFile(join(job.batchFolder, 'records.json'), 'utf8')) as KeptRecords
    return JSON.stringify(kept.reading) === JSON.stringify(ordered(job.reading)) ? kept : null
  } catch {
    return null
  }
}

async function readRecords(
  connection: DuckDBConnection,
  job: RecordsJob,
  parquet: string,
  limits: ReadingLimits,
  progress: (records: number) => void,
): Promise<KeptRecords> {
  const note = join(job.batchFolder, 'records.json')
  await rm(note, { force: true })
  const { batchFolder, sourceFile, fileName } = job
  const { header, reading } = await readSource(
    sourceFile,
    { fileName, reading: ordered(job.reading) },
    limits,
  )
  const target = join(batchFolder, 'records.csv')
  const counts = await tokenize({ path: sourceFile, fileName, reading, header, target }, { progress }, limits)
  await connection.run(handOverSql(target, parquet, reading, header.length, counts.longest))
  await rm(target)
  const kept = { reading: ordered(job.reading), counts, columns: header.length }
  await writeFile(`${note}.part`, JSON.stringify(kept), { mode: 0o600 })
  await rename(`${note}.part`, note)
  return kept
}

function handOverSql(
  source: string,
  parquet: string,
  reading: ReadingOptions,
  columns: number,
  longest: number,
): string {
  const names = ['_record', '_line', '_offset']
  const texts = ['_flags', '_rest', ...Array.from({ length: columns }, (_, index) => `c${index + 1}`)]
  const types = [
    ...names.map((name) => `'${name}': 'BIGINT'`),
    ...texts.map((name) => `'${name}': 'VARCHAR'`),
  ]
  const line = Math.max(ORDINARY_LINE_BYTES, longest + 1024)
  const buffer = longest > ORDINARY_LINE_BYTES ? `, buffer_size = ${line * 2}` : ''
  return `copy (select * from read_csv(${literal(source)}, columns = {${types.join(', ')}}, header = false, auto_detect = false,
      delim = ${literal(handOverDelimiter(reading))}, quote = '"', escape = '"', new_line = '\\n', max_line_size = ${line}${buffer}))
    to ${literal(parquet)} (format parquet, compression zstd, compression_level 1)`
}

/** An empty plan says that nothing is left to conclude. */
function ordered(reading: ReadingOptions): ReadingOptions {
  const {
    kind,
    encoding,
    delimiter,
    sheet,
    headerRow,
    headerRows = 1,
    leaveOut = false,
    plan = {},
    projection,
  } = reading
  return {
    kind,
    encoding,
    delimiter,
    sheet,
    headerRow,
    headerRows,
    leaveOut,
    plan,
    ...(projection ? { projection } : {}),
  }
}
