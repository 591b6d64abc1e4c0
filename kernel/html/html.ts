// SPDX-License-Identifier: Apache-2.0

import { type HoleContext, holeContexts } from './hole-context.ts'

/** Markup that is already safe to send; made only by `html`, `attributes` and `raw`. */
export class Html {
  readonly #markup: string
  constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
}

class AttributeList extends Html {}

/** What may stand in a hole: null, undefined and booleans leave it empty; arrays are joined. */
export type HtmlValue = Html | string | number | bigint | boolean | null | undefined | readonly HtmlValue[]

const contextsOf = new WeakMap<TemplateStringsArray, HoleContext[]>()
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const safeSchemes = new Set(['http', 'https', 'mailto', 'tel'])

/**
 * Builds markup from a template; every value is escaped for where it stands.
 * Throws TypeError when a hole stands where no escaping is safe, or for values that have no text (objects, functions).
 * @example html`<a href="${url}">${title}</a>`
 */
export function html(strings: TemplateStringsArray, ...values: HtmlValue[]): Html {
  let contexts = contextsOf.get(strings)
  if (!contexts) {
    contexts = holeContexts(strings)
    contextsOf.set(strings, contexts)
  }
  let markup = strings[0]!
  for (let index = 0; index < values.length; index += 1) {
    markup += render(values[index], contexts[index]!) + strings[index + 1]!
  }
  return new Html(markup)
}

/** Takes markup as it is. Only for markup made by this program, never for what a person or a file supplied. */
export function raw(markup: string): Html {
  return new Html(markup)
}

/** Replaces the five characters that mean something in markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character]!)
}

/** Writes a list of attributes, to stand inside a tag: null, undefined and false are left out, true has no value. */
export function attributes(list: Record<string, string | number | boolean | null | undefined>): Html {
  const written = Object.entries(list).flatMap(([name, value]) => {
    if (!/^[a-z][a-z0-9-]*$/.test(name) || name === 'style' || name === 'srcdoc' || name.startsWith('on')) {
      throw new TypeError(`html: “${name}” may not be written as an attribute`)
    }
    if (value === null || value === undefined || value === false) return []
    if (value === true) return [name]
    const isUrl = holeContexts([`<a ${name}="`, '']).at(0) === 'url'
    return [`${name}="${escapeHtml(isUrl ? safeUrl(String(value)) : String(value))}"`]
  })
  return new AttributeList(written.join(' '))
}

/** Lets relative, http(s), mailto and tel addresses through; anything else (javascript:, data:) becomes `#`. */
export function safeUrl(url: string): string {
  // Browsers ignore control characters and blanks inside a scheme.
  const bare = Array.from(url)
    .filter((character) => character > ' ')
    .join('')
  const scheme = /^([^/?#]*?):/.exec(bare)?.[1]
  return scheme === undefined || safeSchemes.has(scheme.toLowerCase()) ? url : '#'
}

function render(value: HtmlValue, context: HoleContext): string {
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (context === 'tag') {
    if (value instanceof AttributeList) return value.toString()
    throw new TypeError('html: only attributes({…}) may stand between attributes')
  }
  if (Array.isArray(value)) return value.map((item) => render(item, context)).join('')
  if (value instanceof Html) {
    if (context === 'text') return value.toString()
    throw new TypeError('html: markup may not stand inside an attribute')
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint') {
    throw new TypeError(`html: a value of type ${typeof value} has no text`)
  }
  const text = String(value)
  return escapeHtml(context === 'url' ? safeUrl(text) : text)
}
