// SPDX-License-Identifier: Apache-2.0
import { mkdir, rm } from 'node:fs/promises'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { scanColumns } from '../personal/scan-columns.ts'
import type { ScanResult } from '../personal/scan-job.ts'
import { ReadingRefusal } from '../reading/refusal.ts'
import { analyseFile } from './analyse-file.ts'
import { checkFile, type Tell } from './check-file.ts'
import type { Analysis, CheckCounts } from './job.ts'
import { temporaryFolder } from './judged-cells.ts'
import type { ProcessReport, ProcessRequest } from './process-messages.ts'

const HEARTBEAT_MS = 1000

process.umask(0o077)
process.on('message', (request: ProcessRequest) => void serve(request))
process.on('disconnect', () => process.exit(0))

async function serve(request: ProcessRequest): Promise<void> {
  let progress: Parameters<Tell>[0] = { step: 'reading', done: 0, total: null }
  const report = (content: ProcessReport) => process.send?.(content)
  const tell: Tell = (latest) => {
    if (latest.step !== progress.step) report({ id: request.id, progress: latest })
    progress = latest
  }
  report({ id: request.id, progress })
  const heart = setInterval(() => report({ id: request.id, progress }), HEARTBEAT_MS)
  try {
    const result = await withDuckDb<Analysis | CheckCounts | ScanResult>(request, (connection) => {
      if (request.operation === 'scan') return scanColumns(connection, request.job)
      return request.operation === 'analyse'
        ? analyseFile(connection, request.job, tell)
        : checkFile(connection, request.job, tell)
    })
    report({ id: request.id, result, rss: process.memoryUsage().rss })
  } catch (error) {
    report({ id: request.id, refusal: describe(error) })
  } finally {
    clearInterval(heart)
  }
}

async function withDuckDb<Result>(
  { job, threads, memoryLimit }: ProcessRequest,
  work: (connection: DuckDBConnection) => Promise<Result>,
): Promise<Result> {
  const temporary = temporaryFolder(job.batchFolder)
  await mkdir(temporary, { recursive: true, mode: 0o700 })
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: memoryLimit,
    temp_directory: temporary,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  try {
    return await work(connection)
  } finally {
    connection.closeSync()
    instance.closeSync()
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Only codes and places in our code leave the process: messages of DuckDB may quote cells. */
function describe(error: unknown): NonNullable<ProcessReport['refusal']> {
  if (error instanceof ReadingRefusal) return { code: error.code, details: error.details, frames: [] }
  const frames =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : []
  return { code: 'warehouse.check-interrupted', details: {}, frames }
}
