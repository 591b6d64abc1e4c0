// SPDX-License-Identifier: Apache-2.0

/** The languages of the house; Vietnamese is the one that is always complete first. */
export type Locale = 'vi' | 'en'

/** A text a person reads, in both languages. */
export interface Text {
  readonly vi: string
  readonly en: string
}

/** Message texts by key; a key is `module.kebab-code`, and a code without both languages does not compile. */
export type Messages = Readonly<Record<string, Text>>

export const defineMessages = <const M extends Messages>(messages: M): M => messages

/** Fills `{name}` places of a text; a place without a value stays as it is, so that the fault shows. */
export const fill = (text: string, values: Readonly<Record<string, unknown>> = {}): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) =>
    values[name] === undefined ? place : String(values[name]),
  )

/** The text of a message in one language. */
export const translate = (text: Text, locale: Locale, values?: Readonly<Record<string, unknown>>): string =>
  fill(text[locale], values)

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && typeof (value as { vi?: unknown }).vi === 'string'

/** Values of a message as one language needs them: a value that is a text itself gives that language's words. */
export const valuesIn = (
  locale: Locale,
  values: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, isText(value) ? value[locale] : value]),
  )

/** A message filled in both languages. */
export const fillText = (text: Text, values: Readonly<Record<string, unknown>> = {}): Text => ({
  vi: fill(text.vi, valuesIn('vi', values)),
  en: fill(text.en, valuesIn('en', values)),
})
