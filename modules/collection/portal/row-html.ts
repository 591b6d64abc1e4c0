// SPDX-License-Identifier: Apache-2.0
import { attributes, type Html, html } from '@tinhso/kernel/html'
import type { Locale } from '@tinhso/kernel/i18n'
import type { Task, TaskField, TaskRow } from '../src/contract/index.ts'
import { formTexts as text } from './form-texts.ts'

/** What a row is drawn for. */
export interface RowDrawing {
  readonly task: Task
  readonly locale: Locale
  readonly editable: boolean
}

/** Fields that a person fills in; those with a value of their own are only told. */
export const openFields = (task: Task): TaskField[] => task.fields.filter(({ fixed }) => fixed === null)

const numbers = new Set(['integer', 'decimal', 'money', 'percentage', 'year'])
const isoDay = /^\d{4}-\d{2}-\d{2}$/

const option = (value: string, label: string, chosen: string) =>
  html`<option ${attributes({ value, selected: value === chosen })}>${label}</option>`

const select = (shared: object, value: string, options: readonly [string, string][], locale: Locale) => {
  const known = options.some(([one]) => one === value)
  return html`<select ${attributes({ ...shared })}>${option('', text.choose[locale], value)}${
    value !== '' && !known ? option(value, value, value) : null
  }${options.map(([one, label]) => option(one, label, value))}</select>`
}

const choicesOf = ({ choices = [] }: TaskField, value: string): [string, string][] => {
  const byName = choices.find(({ name }) => name === value)
  return choices.map(({ code, name }) => [byName?.code === code ? value : code, name])
}

const yesNo = (locale: Locale): [string, string][] => [
  ['true', text.yes[locale]],
  ['false', text.no[locale]],
]

const control = (field: TaskField, value: string, shared: object, locale: Locale): Html => {
  if (field.choices) return select(shared, value, choicesOf(field, value), locale)
  if (field.type === 'boolean') return select(shared, value, yesNo(locale), locale)
  if (field.type === 'date' && (value === '' || isoDay.test(value)))
    return html`<input ${attributes({ ...shared, type: 'date', value })}>`
  if (numbers.has(field.type))
    return html`<input ${attributes({ ...shared, type: 'text', inputmode: 'decimal', value })}>`
  if ((field.length?.max ?? 0) > 200)
    return html`<textarea ${attributes({ ...shared, rows: 3 })}>${value}</textarea>`
  return html`<input ${attributes({ ...shared, type: 'text', value })}>`
}

const faultsOf = (row: TaskRow, field: string | null, locale: Locale): string[] =>
  row.faults.filter((fault) => fault.field === field).map(({ message }) => message[locale])

const fieldHtml = (row: TaskRow, field: TaskField, { locale }: RowDrawing): Html => {
  const id = `v.${row.key}.${field.id}`
  const faults = faultsOf(row, field.id, locale)
  const shared = {
    id,
    name: id,
    'data-field': field.id,
    'aria-describedby': `${id}.faults`,
    'aria-invalid': faults.length > 0 ? 'true' : null,
  }
  const title = field.title[locale] ?? field.title.vi
  const unit = field.unit && !title.includes(`(${field.unit})`) ? ` (${field.unit})` : ''
  return html`<div class="field">
<label for="${id}">${title}${unit}${field.required ? html` <span class="optional">(${text.required[locale]})</span>` : null}</label>
${control(field, row.values[field.id] ?? '', shared, locale)}
<p class="field-error" id="${`${id}.faults`}" data-faults="${field.id}">${faults.join(' ')}</p></div>`
}

const plainFields = (row: TaskRow, { task }: RowDrawing): Html =>
  html`<dl class="phieu-values">${openFields(task).map(
    (field) => html`<div><dt>${field.title.vi}</dt><dd>${row.values[field.id] ?? '—'}</dd></div>`,
  )}</dl>`

const labelOf = (row: TaskRow, number: number, { task, locale }: RowDrawing): string => {
  const shown = openFields(task)
    .slice(0, 2)
    .flatMap(({ id }) => row.values[id] ?? [])
  return shown.join(' · ') || text.row[locale].replace('{number}', String(number))
}

/** One row as a card that opens; its script finds it by `data-row`. */
export const rowHtml = (row: TaskRow, number: number, drawing: RowDrawing): Html => {
  const { locale, editable, task } = drawing
  const errors = row.faults.filter(({ severity }) => severity === 'error').length
  const isNew = Object.keys(row.values).length === 0
  const open = editable && (isNew || errors > 0 || row.returnReason !== null || task.rows.length <= 1)
  const general = faultsOf(row, null, locale)
  return html`<details ${attributes({ class: 'phieu-row', 'data-row': row.key, 'data-position': row.position, open })}>
<summary><span class="phieu-label">${labelOf(row, number, drawing)}</span>${
    row.origin === 'prefilled' ? html` <small class="phieu-origin">${text.prefilled[locale]}</small>` : null
  } <small class="phieu-wrong" ${attributes({ hidden: errors === 0 })}>${text.faults[locale]}</small></summary>
${row.returnReason ? html`<p class="field-error">${row.returnReason}</p>` : null}
<p class="field-error" data-faults="">${general.join(' ')}</p>
${editable ? openFields(task).map((field) => fieldHtml(row, field, drawing)) : plainFields(row, drawing)}
${editable ? html`<button ${attributes({ class: 'button secondary', type: 'submit', name: 'bo', value: row.key })}>${text.remove[locale]}</button>` : null}
</details>`
}

/** A row that is not there yet. */
export const emptyRow = (key: string, position: number): TaskRow => ({
  key,
  position,
  values: {},
  origin: 'typed',
  version: 0,
  faults: [],
  returnReason: null,
})
