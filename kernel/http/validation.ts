// SPDX-License-Identifier: Apache-2.0
import { Ajv, type ValidateFunction } from 'ajv'
import type { TSchema } from 'typebox'
import { isDate } from '../calendar/index.ts'

interface Node {
  type?: string
  properties?: Record<string, unknown>
  additionalProperties?: unknown
  patternProperties?: unknown
  [key: string]: unknown
}

/** The same schema with unknown fields refused on every object that lists its properties. */
export const strict = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const node = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)])) as Node
  const listsProperties =
    node.type === 'object' && node.properties !== undefined && node.patternProperties === undefined
  if (listsProperties && node.additionalProperties === undefined) node.additionalProperties = false
  return node
}

// only `date` is judged: a day that does not exist would reach the database; other formats are descriptions
const options = {
  allErrors: true,
  useDefaults: true,
  strict: false,
  logger: false,
  formats: { date: isDate },
} as const
const bodyAjv = new Ajv(options)
const textAjv = new Ajv({ ...options, coerceTypes: 'array' })

/** Compiles the check of a part of a request; only addresses (query, params) turn text into numbers and booleans. */
export const compileInput = (schema: unknown, part: string | undefined): ValidateFunction =>
  (part === 'body' ? bodyAjv : textAjv).compile(strict(schema) as object)

/** Compiles the check of an answer, used outside production. */
export const compileAnswer = (schema: TSchema): ValidateFunction => bodyAjv.compile(schema as object)
