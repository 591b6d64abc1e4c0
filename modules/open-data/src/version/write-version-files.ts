// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import type { Files } from '@tinhso/kernel/files'
import type { FileFormat, PublicField } from '../contract/index.ts'
import type { VersionFile } from '../publication/publication.ts'
import type { SourceRow } from '../source/dataset-source.ts'
import { csvText, geojsonText, jsonText, type VersionHead } from './version-text.ts'

const chunkLength = 64 * 1024

/**
 * Writes a version in every open format it can have (R-OPN-03) and counts its rows. The rows are read once per format,
 * always as known after the same load; throws when two readings do not agree.
 */
export const writeVersionFiles = async (
  files: Files,
  version: { head: VersionHead; fields: readonly PublicField[]; geometry: PublicField | undefined },
  readRows: () => AsyncIterable<SourceRow>,
): Promise<{ files: VersionFile[]; rowCount: number }> => {
  const { head, fields, geometry } = version
  const writers: [FileFormat, (rows: AsyncIterable<SourceRow>) => AsyncIterable<string>][] = [
    ['csv', (rows) => csvText(fields, rows)],
    ['json', (rows) => jsonText(head, fields, rows)],
  ]
  if (geometry) writers.push(['geojson', (rows) => geojsonText(fields, geometry, rows)])
  const written: VersionFile[] = []
  const counts = new Set<number>()
  for (const [format, write] of writers) {
    const counter = { rows: 0 }
    const stored = await files.put(Readable.from(inChunks(write(counted(readRows(), counter)))))
    written.push({ format, hash: stored.hash, size: stored.size })
    counts.add(counter.rows)
  }
  const [rowCount] = counts
  if (counts.size !== 1 || rowCount === undefined) {
    throw new Error(`readings of one version differ: ${[...counts].join(', ')} rows`)
  }
  return { files: written, rowCount }
}

async function* counted(
  rows: AsyncIterable<SourceRow>,
  counter: { rows: number },
): AsyncGenerator<SourceRow> {
  for await (const row of rows) {
    counter.rows += 1
    yield row
  }
}

// one write for each row would cost more than the rows
async function* inChunks(parts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting = ''
  for await (const part of parts) {
    waiting += part
    if (waiting.length < chunkLength) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}
