// SPDX-License-Identifier: Apache-2.0

import type { Locale } from '../i18n/index.ts'
import { attributes, type Html, html } from './html.ts'
import { icon } from './icon.ts'
import { siteText } from './site-text.ts'

/** One mistake of a form: the field it belongs to and how to mend it. */
export interface FormError {
  readonly field: string
  readonly message: string
}

/** The list of mistakes on top of a form, each a link to its field; nothing when there are none. */
export function errorSummary(locale: Locale, errors: readonly FormError[]): Html {
  if (errors.length === 0) return html``
  return html`<div class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
<h2 id="error-summary-title">${icon('danger')}${siteText.errorSummary[locale]}</h2>
<ul>${errors.map((error) => html`<li><a href="#${error.field}">${error.message}</a></li>`)}</ul></div>`
}

/** What a field of a form is told; what a person typed goes back in `value`, except into a password field. */
export interface FieldOptions {
  readonly name: string
  readonly label: string
  readonly type?: 'text' | 'password' | 'search' | 'email' | 'tel' | 'date' | 'number'
  readonly value?: string | null | undefined
  readonly help?: string | undefined
  readonly error?: string | undefined
  readonly optional?: boolean
  readonly autocomplete?: string
  readonly inputmode?: 'text' | 'numeric' | 'email' | 'tel'
  readonly maxlength?: number
  readonly autofocus?: boolean
}

/** A labelled input: label above, help under the label, message at the field. */
export function field(locale: Locale, options: FieldOptions): Html {
  const type = options.type ?? 'text'
  const control = html`<input ${attributes({
    id: options.name,
    name: options.name,
    type,
    value: type === 'password' ? null : (options.value ?? null),
    required: !options.optional,
    autocomplete: options.autocomplete,
    inputmode: options.inputmode,
    maxlength: options.maxlength,
    autofocus: options.autofocus,
    ...descriptionOf(options),
  })}>`
  return fieldFrame(locale, options, control)
}

/** A labelled list to choose one from. */
export function selectField(
  locale: Locale,
  options: FieldOptions & { choices: readonly { value: string; label: string }[] },
): Html {
  const control = html`<select ${attributes({ id: options.name, name: options.name, required: !options.optional, ...descriptionOf(options) })}>${options.choices.map(
    (choice) =>
      html`<option ${attributes({ value: choice.value, selected: choice.value === (options.value ?? '') })}>${choice.label}</option>`,
  )}</select>`
  return fieldFrame(locale, options, control)
}

/** A button that sends its form, or with `url` a link that looks like one. */
export function button(options: {
  label: string
  kind?: 'primary' | 'secondary' | 'danger'
  url?: string
  name?: string
  value?: string
}): Html {
  const look = `button ${options.kind ?? 'primary'}`
  if (options.url !== undefined) return html`<a class="${look}" href="${options.url}">${options.label}</a>`
  return html`<button ${attributes({ class: look, type: 'submit', name: options.name, value: options.value })}>${options.label}</button>`
}

function descriptionOf(options: FieldOptions) {
  const ids = [options.help ? `${options.name}-help` : '', options.error ? `${options.name}-error` : '']
  return {
    'aria-describedby': ids.filter(Boolean).join(' ') || null,
    'aria-invalid': options.error ? 'true' : null,
  }
}

function fieldFrame(locale: Locale, options: FieldOptions, control: Html): Html {
  return html`<div class="${options.error ? 'field wrong' : 'field'}">
<label for="${options.name}">${options.label}${options.optional ? html` <span class="optional">(${siteText.optional[locale]})</span>` : null}</label>
${options.help ? html`<p class="help" id="${options.name}-help">${options.help}</p>` : null}
${options.error ? html`<p class="field-error" id="${options.name}-error">${icon('danger')}${options.error}</p>` : null}
${control}</div>`
}
