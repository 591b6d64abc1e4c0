// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import type { Tx } from '@tinhso/kernel/database'
import { readCsvRecords } from '../batch/csv-records.ts'
import { shownValue } from '../checking/shown-value.ts'
import type { DatasetSchema } from '../contract/index.ts'
import { type FieldSeal, sealRow } from '../dataset-store/field-seal.ts'
import { isSealed } from '../dataset-store/physical-model.ts'
import { insertFaults, insertRows, type RawRow, type StoredFault } from './quarantine-store.ts'

const pageSize = 250

/** Encrypts the value of a fault when its field is sensitive. */
export const sealFault = <F extends StoredFault>(fault: F, schema: DatasetSchema, seal: FieldSeal): F => {
  const field = schema.fields.find(({ id }) => id === fault.field)
  if (!field || !isSealed(field)) return fault
  const { value } = fault
  const without = (text: string) => (value ? text.replaceAll(shownValue(value), '…') : text)
  return {
    ...fault,
    value: value === null ? null : seal.seal(field.id, value),
    message: { vi: without(fault.message.vi), en: without(fault.message.en) },
  }
}

const readMessage = (text: string): StoredFault['message'] => {
  if (!text.startsWith('{')) return { vi: text, en: text }
  return JSON.parse(text) as StoredFault['message']
}

async function* pagesOf<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let page: T[] = []
  for await (const item of items) {
    page.push(item)
    if (page.length === pageSize) {
      yield page
      page = []
    }
  }
  if (page.length > 0) yield page
}

/** The row as the check wrote it; cells beyond the last column, a list there, become one text. */
const readRow = (text: string): RawRow =>
  Object.fromEntries(
    Object.entries(JSON.parse(text) as Record<string, string | string[] | null>).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.join(' | ') : value,
    ]),
  )

async function* badRows(path: string): AsyncGenerator<{ record: string; line: string | null; text: string }> {
  let first = true
  for await (const [record, line, text] of readCsvRecords(path)) {
    if (!first) yield { record: record!, line: line ?? null, text: text! }
    first = false
  }
}

/**
 * A row as the quality store keeps it, as JSON: as the check wrote it when nothing in it is protected; columns that are not
 * loaded (c7) and cells beyond the last column always are.
 */
const bodyOf = (schema: DatasetSchema, seal: FieldSeal) => {
  const open = !schema.fields.some(isSealed)
  return (text: string): string =>
    open && !/"(_rest|c\d+)":/.test(text) ? text : JSON.stringify(sealRow(seal, schema, readRow(text)))
}

type PlacedFault = StoredFault & { record: string; position: number }

async function* faults(path: string, records: ReadonlySet<string>): AsyncGenerator<PlacedFault> {
  const positions = new Map<string, number>()
  let first = true
  for await (const [record, , field, rule, severity, code, value, message] of readCsvRecords(path)) {
    if (!first && records.has(record!)) {
      const position = (positions.get(record!) ?? 0) + 1
      positions.set(record!, position)
      yield {
        record: record!,
        position,
        field: field || null,
        rule: rule!,
        severity: severity as 'error' | 'warning',
        code: code!,
        value: value ?? null,
        message: readMessage(message ?? ''),
      }
    }
    first = false
  }
}

/** Brings the bad rows of a check and their faults into the quality store; gives back how many rows. */
export const quarantineFile = async (
  tx: Tx,
  folder: string,
  batchId: string,
  schema: DatasetSchema,
  seal: FieldSeal,
): Promise<number> => {
  const records = new Set<string>()
  const body = bodyOf(schema, seal)
  for await (const page of pagesOf(badRows(join(folder, 'bad-rows.csv')))) {
    for (const { record } of page) records.add(record)
    await insertRows(
      tx,
      batchId,
      page.map(({ record, line, text }) => ({ record, line, body: body(text) })),
    )
  }
  for await (const page of pagesOf(faults(join(folder, 'bad.csv'), records))) {
    await insertFaults(
      tx,
      batchId,
      page.map((fault) => sealFault(fault, schema, seal)),
    )
  }
  return records.size
}
