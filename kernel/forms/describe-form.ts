// SPDX-License-Identifier: Apache-2.0
import {
  type FieldText,
  type FormNode,
  type FormSchema,
  fieldText,
  formFields,
  formNode,
} from './form-schema.ts'
import { type Text, textOf } from './form-text.ts'

/** How a field is filled in. */
export type FieldKind =
  | 'text'
  | 'long-text'
  | 'integer'
  | 'number'
  | 'yes-no'
  | 'date'
  | 'choice'
  | 'choices'
  | 'list'
  | 'group'

/** One field, described so plainly that a browser can draw it without running a validator. */
export interface FieldDescription extends FieldText {
  readonly name: string
  readonly path: string
  readonly kind: FieldKind
  readonly required: boolean
  readonly choices?: readonly { readonly value: string | number; readonly title: Text }[]
  readonly fields?: readonly FieldDescription[]
  readonly limits: Readonly<Record<string, number | string>>
  readonly initial?: unknown
}

const longTextFrom = 300
const limitKeys = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'] as const

const kindOf = (node: FormNode): FieldKind => {
  if (node.enum) return 'choice'
  if (node.type === 'array') return node.items?.enum ? 'choices' : 'list'
  if (node.type === 'object') return 'group'
  if (node.type === 'boolean') return 'yes-no'
  if (node.type === 'integer' || node.type === 'number') return node.type
  if (node.format === 'date') return 'date'
  return (node.maxLength ?? 0) >= longTextFrom ? 'long-text' : 'text'
}

const choicesOf = (node: FormNode) => {
  const source = node.enum ? node : node.items
  if (!source?.enum) return {}
  const named = (source['x-choices'] ?? {}) as Record<string, unknown>
  const choice = (value: string | number) => ({
    value,
    title: textOf(named[String(value)]) ?? { vi: String(value), en: String(value) },
  })
  return { choices: source.enum.map(choice) }
}

const limitsOf = (node: FormNode): Record<string, number | string> =>
  Object.fromEntries(
    limitKeys.flatMap((key) => (node[key] === undefined ? [] : [[key, node[key] as number | string]])),
  )

const innerFields = (node: FormNode, path: string) => {
  const fields = describeFields(node.items ?? node, path)
  return fields.length > 0 ? { fields } : {}
}

const describeField = (name: string, node: FormNode, required: boolean, base: string): FieldDescription => {
  const path = `${base}/${name}`
  return {
    name,
    path,
    kind: kindOf(node),
    required,
    ...(fieldText(node) ?? { title: { vi: name, en: name } }),
    limits: limitsOf(node),
    ...choicesOf(node),
    ...innerFields(node, path),
    ...(node['default'] === undefined ? {} : { initial: node['default'] }),
  }
}

const describeFields = (schema: FormSchema, base: string): FieldDescription[] => {
  const required = new Set(formNode(schema).required ?? [])
  return formFields(schema).map(([name, node]) => describeField(name, node, required.has(name), base))
}

/** The fields of a form, in order, for the console and for server-rendered pages. */
export const describeForm = (schema: FormSchema): readonly FieldDescription[] => describeFields(schema, '')
