// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { Actor } from '@tinhso/kernel/access'
import type { DatasetSchema, ExportFormat, ReadPolicy, RowsQuery } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { requireGrant } from '../personal/unmask.ts'
import { refuse } from '../refuse.ts'
import { readPolicy, readSchema } from '../units/unit-columns.ts'
import type { DatasetEntry, WarehouseParts } from '../warehouse-parts.ts'
import { type DataParameters, readQuestion } from './data-question.ts'
import { defaultPolicy } from './default-policy.ts'
import { readRows } from './read-rows.ts'
import { streamRows, toJsonRow } from './stream-rows.ts'

/** A dataset as a reader may see it. */
export interface ReadableDataset {
  readonly entry: DatasetEntry
  readonly schema: DatasetSchema
  readonly policy: ReadPolicy
}

const wishesOf = (parameters: DataParameters) => ({ unmasked: parameters['unmasked'] === true })

const unknown = () => refuse('not-found', 'warehouse.unknown-dataset')

/**
 * Under which policy this actor reads the dataset: an official's own right first, else what is published for anyone.
 * What the actor may not know of, and what has no data, is 404 (R-SEC-13). `unmasked` asks for protected fields in full: 403
 * without a purpose that holds (R-SEC-14).
 */
export const readableDataset = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
  { unmasked = false }: { unmasked?: boolean } = {},
): Promise<ReadableDataset> => {
  const entry = await parts.catalog.entryByCode(code)
  if (!entry) throw unknown()
  const schema = await findSchema(parts.kernel.database.read, entry.id)
  if (!schema) throw unknown()
  const seen = parts.catalog.canSee(actor, entry)
  const plain = seen ? defaultPolicy(actor, entry, schema) : null
  const purpose = plain && unmasked ? (await requireGrant(parts, actor, entry.id)).purpose : null
  const own = purpose === null ? plain : defaultPolicy(actor, entry, schema, purpose)
  const policy = own ?? (await parts.publicPolicy.provider?.(entry.id)) ?? null
  if (!policy) throw unknown()
  return { entry, schema: readSchema(schema), policy: readPolicy(schema, policy) }
}

const askedOf = ({ entry, policy }: ReadableDataset, parameters: DataParameters) => {
  const { query, asKnown, asValid } = readQuestion(entry.id, parameters)
  // what a policy pins down, such as the load that was published, the reader cannot move; silence would mislead
  if (policy.asKnown && asKnown !== undefined) throw refuse('invalid', 'warehouse.as-known-fixed')
  const asked: ReadPolicy = {
    ...policy,
    asKnown: policy.asKnown ?? asKnown,
    asValid: policy.asValid ?? asValid,
  }
  return { query, policy: asked }
}

const outFields = (schema: DatasetSchema, query: RowsQuery, policy: ReadPolicy) => {
  const byName = new Map(schema.fields.map((field) => [field.name, field]))
  const names = query.select ?? schema.fields.map(({ name }) => name)
  return names.flatMap((name) => {
    const field = byName.get(name)
    return field && (policy.fields[name] ?? 'drop') !== 'drop' ? [field] : []
  })
}

/** A page of rows for the Data API, exact numbers as JSON numbers. */
export const answerPage = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
  parameters: DataParameters,
) => {
  const dataset = await readableDataset(parts, actor, code, wishesOf(parameters))
  const { query, policy } = askedOf(dataset, parameters)
  const page = await readRows(parts, query, policy)
  const fields = outFields(dataset.schema, query, policy)
  return {
    items: page.rows.map((row) => toJsonRow(fields, row)),
    nextCursor: page.nextCursor,
    ...(page.count === undefined ? {} : { total: page.count }),
  }
}

/** Everything that matches, as a stream. */
export const answerStream = async (
  parts: WarehouseParts,
  actor: Actor,
  code: string,
  parameters: DataParameters,
  format: ExportFormat,
): Promise<Readable> => {
  const { query, policy } = askedOf(
    await readableDataset(parts, actor, code, wishesOf(parameters)),
    parameters,
  )
  return streamRows(parts, query, policy, format)
}
