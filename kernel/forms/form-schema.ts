// SPDX-License-Identifier: Apache-2.0
import type { TSchema } from 'typebox'
import { type Text, textOf } from './form-text.ts'

/** A JSON Schema as it is stored: plain data, no functions. */
export interface FormNode {
  readonly type?: string
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, FormNode>>
  readonly required?: readonly string[]
  readonly items?: FormNode
  readonly enum?: readonly (string | number)[]
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly [extra: string]: unknown
}

/** A TypeBox schema, or the same schema read back from where it was stored. */
export type FormSchema = TSchema | FormNode

/** What a field is called and what helps to fill it in. */
export interface FieldText {
  readonly title: Text
  readonly help?: Text
}

/**
 * Options that give a field its Vietnamese and English text; `title` and `description` stay plain JSON Schema.
 * @example Type.String({ minLength: 1, ...titled({ vi: 'Lý do', en: 'Reason' }) })
 */
export const titled = (title: Text, help?: Text) => ({
  title: title.vi,
  ...(help ? { description: help.vi } : {}),
  'x-text': help ? { title, help } : { title },
})

/** Options that name the choices of an enumeration, in both languages. */
export const choices = (options: Readonly<Record<string, Text>>) => ({ 'x-choices': options })

/** A stored or TypeBox schema, read as plain data. */
export const formNode = (schema: FormSchema): FormNode => schema as FormNode

/** The fields of an object form, in the order they were written. */
export const formFields = (schema: FormSchema): readonly (readonly [string, FormNode])[] =>
  Object.entries(formNode(schema).properties ?? {})

/** Title and help of a field; undefined when the schema gives it no text in both languages. */
export const fieldText = (node: FormNode): FieldText | undefined => {
  const text = node['x-text'] as { title?: unknown; help?: unknown } | undefined
  const title = textOf(text?.title)
  const help = textOf(text?.help)
  return title && { title, ...(help ? { help } : {}) }
}

const choiceFaults = (node: FormNode, path: string): string[] => {
  const named = (node['x-choices'] ?? {}) as Record<string, unknown>
  return (node.enum ?? []).filter((value) => !textOf(named[String(value)])).map((value) => `${path}=${value}`)
}

/** JSON pointers of fields (and `field=choice`) that a person could not read; empty for a form fit to be shown. */
export const fieldsWithoutText = (schema: FormSchema, base = ''): string[] =>
  formFields(schema).flatMap(([name, node]) => {
    const path = `${base}/${name}`
    const own = fieldText(node) ? [] : [path]
    const inner = node.items ?? node
    return [...own, ...choiceFaults(inner, path), ...fieldsWithoutText(inner, path)]
  })
