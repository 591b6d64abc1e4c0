// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import { Settings } from 'typebox/system'
import { Value } from 'typebox/value'
import type { FieldFault } from '../errors/index.ts'
import { fill } from '../i18n/index.ts'
import { formMessages } from './form-messages.ts'
import { type FormNode, type FormSchema, fieldText, formNode } from './form-schema.ts'
import type { Text } from './form-text.ts'

/** The server's verdict on a filled form: the cleaned values, and what a person must correct. */
export interface FormVerdict {
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: readonly FieldFault[]
}

interface SchemaError {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

// typebox stops at eight errors per process setting; a person should see every field to correct at once
Settings.Set({ maxErrors: 500 })

type MessageCode = keyof typeof formMessages

const codes: Readonly<Record<string, MessageCode>> = {
  type: 'form.wrong-type',
  enum: 'form.not-a-choice',
  const: 'form.not-a-choice',
  minLength: 'form.too-short',
  maxLength: 'form.too-long',
  minimum: 'form.too-small',
  exclusiveMinimum: 'form.too-small',
  maximum: 'form.too-large',
  exclusiveMaximum: 'form.too-large',
  minItems: 'form.too-few',
  maxItems: 'form.too-many',
  uniqueItems: 'form.repeated',
  pattern: 'form.pattern',
  format: 'form.date',
}

const kinds: Readonly<Record<string, Text>> = {
  string: { vi: 'chữ', en: 'text' },
  integer: { vi: 'số nguyên', en: 'a whole number' },
  number: { vi: 'số', en: 'a number' },
  boolean: { vi: 'có hoặc không', en: 'yes or no' },
  array: { vi: 'danh sách', en: 'a list' },
  object: { vi: 'nhóm ô', en: 'a group of fields' },
}

/** Trims, brings text to Unicode NFC (R-OPS-11) and drops fields left empty, so that blank means missing. */
export const cleanForm = (value: unknown): unknown => {
  if (typeof value === 'string') return value.normalize('NFC').trim()
  if (Array.isArray(value)) return value.map(cleanForm)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, inner]) => [name, cleanForm(inner)] as const)
  return Object.fromEntries(
    entries.filter(([, inner]) => inner !== '' && inner !== undefined && inner !== null),
  )
}

const nodeAt = (schema: FormNode, path: string): FormNode | undefined =>
  path
    .split('/')
    .slice(1)
    .reduce<FormNode | undefined>(
      (node, step) => (/^\d+$/.test(step) && node?.items ? node.items : node?.properties?.[step]),
      schema,
    )

const faultAt = (
  schema: FormNode,
  path: string,
  code: MessageCode,
  values: Readonly<Record<string, unknown>>,
) => {
  const node = nodeAt(schema, path)
  const name = path.split('/').at(-1) ?? ''
  const text = (node && fieldText(node)) ?? { title: { vi: name, en: name } }
  const say = (locale: 'vi' | 'en') => {
    const wanted = kinds[String(values['type'])]?.[locale]
    const parameters = {
      limit: values['limit'],
      wanted,
      field: text.title[locale],
      help: text.help?.[locale] ?? '',
    }
    return fill(formMessages[code][locale], parameters).trim()
  }
  return { path, code, message: { vi: say('vi'), en: say('en') } }
}

const faultsOf = (schema: FormNode, error: SchemaError): FieldFault[] => {
  const inner = (names: unknown, code: MessageCode) =>
    (names as string[]).map((name) => faultAt(schema, `${error.instancePath}/${name}`, code, {}))
  if (error.keyword === 'required') return inner(error.params['requiredProperties'], 'form.required')
  if (error.keyword === 'additionalProperties')
    return inner(error.params['additionalProperties'], 'form.unknown-field')
  if (error.keyword === 'boolean') return []
  return [faultAt(schema, error.instancePath, codes[error.keyword] ?? 'form.invalid', error.params)]
}

const closed = (schema: FormNode): FormNode => ({
  ...schema,
  ...(schema.properties
    ? {
        additionalProperties: false,
        properties: Object.fromEntries(
          Object.entries(schema.properties).map(([name, node]) => [name, closed(node)]),
        ),
      }
    : {}),
  ...(schema.items ? { items: closed(schema.items) } : {}),
})

/**
 * Checks what a person filled in against the form's JSON Schema; unknown fields are refused. The verdict is the
 * server's: browsers show it and run no validator of their own (strict CSP, architecture §3G).
 */
export const judgeForm = (schema: FormSchema, given: unknown): FormVerdict => {
  const values = (cleanForm(given ?? {}) ?? {}) as Record<string, unknown>
  const node = closed(formNode(schema))
  const errors = Value.Errors(node as TSchema, values) as readonly SchemaError[]
  const faults = errors.flatMap((error) => faultsOf(node, error))
  const first = new Map(faults.map((fault) => [fault.path, fault] as const).reverse())
  return { values, errors: faults.filter((fault) => first.get(fault.path) === fault) }
}
