// SPDX-License-Identifier: Apache-2.0
import { createReadStream } from 'node:fs'
import { glob, lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../database/index.ts'

/** Where was looked, and in how many things a piece was found; `unread`: what could not be read. Never what was found. */
export interface PlaceSearched {
  readonly place: string
  readonly looked: number
  readonly found: number
  readonly unread: number
}

const isPlain = (text: string): boolean => !/["\\%_]/.test(text)

interface TableName {
  readonly schema: string
  readonly table: string
}

const searchTables = async ({ read }: Database, samples: readonly string[]): Promise<PlaceSearched> => {
  const { rows } = await sql<TableName>`
    select n.nspname as schema, c.relname as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'
      and has_table_privilege(c.oid, 'select') order by 1, 2`.execute(read)
  const patterns = samples.filter(isPlain).map((sample) => `%${sample.normalize('NFC').toLowerCase()}%`)
  let found = 0
  let unread = 0
  for (const { schema, table } of rows) {
    const from = sql.table(`${schema}.${table}`)
    await sql<{ there: boolean }>`
      select exists (select from ${from} t where lower(t::text) like any(${patterns}::text[])) as there`
      .execute(read)
      .then(({ rows: [row] }) => {
        if (row?.there) found += 1
      })
      .catch(() => {
        unread += 1
      })
  }
  return { place: 'tables', looked: rows.length, found, unread }
}

/** Samples as bytes, in the alphabets in which they may stand in a file. */
export const needlesOf = (samples: readonly string[]): Buffer[] => {
  const forms = samples.flatMap((sample) => [
    ...new Set([sample, sample.normalize('NFC'), sample.normalize('NFD')]),
  ])
  return forms.flatMap((form) => [Buffer.from(form, 'utf8'), Buffer.from(form, 'utf16le')])
}

/** Whether one of the pieces stands in a file. */
export const holdsAny = async (path: string, needles: readonly Buffer[]): Promise<boolean> => {
  const overlap = Math.max(...needles.map(({ length }) => length)) - 1
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) {
    const block = Buffer.concat([rest, chunk as Buffer])
    if (needles.some((needle) => block.includes(needle))) return true
    rest = block.subarray(Math.max(0, block.length - overlap))
  }
  return false
}

const searchFolder = async (
  place: string,
  folder: string,
  needles: readonly Buffer[],
): Promise<PlaceSearched> => {
  let looked = 0
  let found = 0
  let unread = 0
  for await (const name of glob('**', { cwd: folder })) {
    const path = join(folder, name)
    const entry = await lstat(path).catch(() => null)
    if (!entry?.isFile()) continue
    looked += 1
    await holdsAny(path, needles)
      .then((there) => {
        if (there) found += 1
      })
      .catch((error: NodeJS.ErrnoException) => {
        // a file that went away meanwhile holds nothing any more
        if (error.code !== 'ENOENT') unread += 1
      })
  }
  return { place, looked, found, unread }
}

const rawPieces = 12

/** The folders of a house, by the name of the place. Backups are listed, not searched; keys hold no content. */
const places: Readonly<Record<string, string>> = {
  files: 'files',
  batches: 'batches',
  temporary: 'tmp',
  uploads: 'uploads',
  cache: 'cache',
  logs: 'logs',
  database: 'pg',
}

/**
 * Looks for pieces of the content in every table, and byte by byte (UTF-8 and UTF-16) in the files of the house, those of
 * its own database among them. Packed formats are not looked into: their files are found by hash.
 */
export const searchPlaces = async (
  parts: { readonly database: Database; readonly statePath: (...names: string[]) => string },
  samples: readonly string[],
): Promise<PlaceSearched[]> => {
  if (samples.length === 0) return []
  const needles = needlesOf(samples.slice(0, rawPieces))
  const found = [await searchTables(parts.database, samples)]
  for (const [place, folder] of Object.entries(places))
    found.push(await searchFolder(place, parts.statePath(folder), needles))
  return found
}
