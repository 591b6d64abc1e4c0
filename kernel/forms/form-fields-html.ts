// SPDX-License-Identifier: Apache-2.0
import { attributes, type Html, html } from '../html/index.ts'
import type { Locale } from '../i18n/index.ts'
import { describeForm, type FieldDescription } from './describe-form.ts'
import type { FormSchema } from './form-schema.ts'

/** Faults of fields, ready to be read, by JSON pointer. */
export type FieldFaultTexts = ReadonlyMap<string, string>

interface Drawing {
  readonly values: Readonly<Record<string, unknown>>
  readonly faults: FieldFaultTexts
  readonly locale: Locale
}

const nameOf = (field: FieldDescription) => field.path.slice(1)
const idOf = (field: FieldDescription) => `field-${nameOf(field).replaceAll('/', '-')}`

const valueAt = (values: unknown, path: string): unknown =>
  path
    .slice(1)
    .split('/')
    .reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], values)

const inputTypes: Readonly<Record<string, string>> = { date: 'date', integer: 'number', number: 'number' }

const common = (field: FieldDescription, drawing: Drawing) => {
  const described = [
    ...(field.help ? [`${idOf(field)}-help`] : []),
    ...(drawing.faults.has(field.path) ? [`${idOf(field)}-fault`] : []),
  ]
  return {
    id: idOf(field),
    name: nameOf(field),
    required: field.required,
    'aria-describedby': described.length > 0 ? described.join(' ') : null,
    'aria-invalid': drawing.faults.has(field.path) ? 'true' : null,
  }
}

const input = (field: FieldDescription, value: unknown, drawing: Drawing): Html => {
  const limits = {
    minlength: field.limits['minLength'] ?? null,
    maxlength: field.limits['maxLength'] ?? null,
    min: field.limits['minimum'] ?? null,
    max: field.limits['maximum'] ?? null,
  }
  const own = { type: inputTypes[field.kind] ?? 'text', value: value === undefined ? null : String(value) }
  return html`<input ${attributes({ ...common(field, drawing), ...own, ...limits })}>`
}

const area = (field: FieldDescription, text: string, drawing: Drawing): Html =>
  html`<textarea ${attributes({ ...common(field, drawing), rows: 4 })}>${text}</textarea>`

const select = (field: FieldDescription, chosen: readonly unknown[], drawing: Drawing): Html => {
  const options = (field.choices ?? []).map(
    (choice) =>
      html`<option ${attributes({ value: choice.value, selected: chosen.includes(choice.value) })}>${choice.title[drawing.locale]}</option>`,
  )
  const several = field.kind === 'choices'
  const empty = several ? null : html`<option value=""></option>`
  return html`<select ${attributes({ ...common(field, drawing), multiple: several })}>${empty}${options}</select>`
}

const control = (field: FieldDescription, drawing: Drawing): Html => {
  const value = valueAt(drawing.values, field.path) ?? field.initial
  if (field.kind === 'choice') return select(field, [value], drawing)
  if (field.kind === 'choices') return select(field, (value as unknown[] | undefined) ?? [], drawing)
  if (field.kind === 'long-text') return area(field, String(value ?? ''), drawing)
  if (field.kind === 'list') return area(field, ((value as unknown[] | undefined) ?? []).join('\n'), drawing)
  if (field.kind === 'yes-no') {
    return html`<input ${attributes({ ...common(field, drawing), required: false, type: 'checkbox', value: 'true', checked: value === true })}>`
  }
  return input(field, value, drawing)
}

const perLine = { vi: 'Mỗi dòng ghi một mục.', en: 'One item per line.' }

const fieldHtml = (field: FieldDescription, drawing: Drawing): Html => {
  const { locale } = drawing
  if (field.kind === 'group') {
    const inner = (field.fields ?? []).map((child) => fieldHtml(child, drawing))
    return html`<fieldset class="form-group"><legend>${field.title[locale]}</legend>${inner}</fieldset>`
  }
  const help = [field.help?.[locale], field.kind === 'list' ? perLine[locale] : undefined].filter(
    (part) => part !== undefined,
  )
  const fault = drawing.faults.get(field.path)
  const mark = field.required && field.kind !== 'yes-no' ? html` <span aria-hidden="true">*</span>` : null
  return html`<div class="form-field">
<label for="${idOf(field)}">${field.title[locale]}${mark}</label>
${help.length > 0 ? html`<p class="form-help" id="${`${idOf(field)}-help`}">${help.join(' ')}</p>` : null}
${control(field, drawing)}
${fault ? html`<p class="form-fault" id="${`${idOf(field)}-fault`}">${fault}</p>` : null}
</div>`
}

/** Draws the fields of a form for pages that work without JavaScript; lists of text take one item per line. */
export const formFieldsHtml = (
  schema: FormSchema,
  options: { values?: Readonly<Record<string, unknown>>; faults?: FieldFaultTexts; locale: Locale },
): Html => {
  const drawing: Drawing = {
    values: options.values ?? {},
    faults: options.faults ?? new Map(),
    locale: options.locale,
  }
  return html`${describeForm(schema).map((field) => fieldHtml(field, drawing))}`
}

type Post = Readonly<Record<string, string | readonly string[] | undefined>>

const lines = (posted: string | readonly string[] | undefined): string[] =>
  (Array.isArray(posted) ? (posted as string[]) : String(posted ?? '').split(/\r?\n/))
    .map((line) => line.trim())
    .filter((line) => line !== '')

const toNumber = (text: string): unknown =>
  text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)

const readField = (field: FieldDescription, post: Post): unknown => {
  const posted = post[nameOf(field)]
  if (field.kind === 'group') return readFields(field.fields ?? [], post)
  if (field.kind === 'list' || field.kind === 'choices') return lines(posted)
  const text = Array.isArray(posted) ? String(posted[0] ?? '') : String(posted ?? '')
  if (field.kind === 'yes-no') return text === 'true'
  if (field.kind === 'integer' || field.kind === 'number') return toNumber(text)
  return field.choices?.find((choice) => String(choice.value) === text)?.value ?? text
}

const readFields = (fields: readonly FieldDescription[], post: Post): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, readField(field, post)]))

/** Reads what a browser posted for this form into typed values, ready for `judgeForm`; other posted fields are ignored. */
export const readFormPost = (schema: FormSchema, post: Post): Record<string, unknown> =>
  readFields(describeForm(schema), post)
