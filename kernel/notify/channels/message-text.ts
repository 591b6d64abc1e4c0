// SPDX-License-Identifier: Apache-2.0

/** The places that a text for outside may have. No other: what is told inside the house cannot slip out. */
export type MessageValues = Readonly<
  Record<'count' | 'house' | 'link' | 'phone' | 'localPhone' | 'sender' | 'reference' | 'text', string>
>

const places = new Set(['count', 'house', 'link', 'phone', 'localPhone', 'sender', 'reference', 'text'])

/** Throws when a template has a place that nothing fills; `name` is the setting it stands in. */
export const checkTemplate = (name: string, template: string): string => {
  const unknown = [...template.matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1]!)
    .filter((place) => !places.has(place))
  if (unknown.length > 0) throw new Error(`${name}: nothing fills {${unknown.join('}, {')}}`)
  return template
}

/** Fills the places of a text. */
export const fillText = (template: string, values: Partial<MessageValues>): string =>
  template.replace(/\{(\w+)\}/g, (whole, place: keyof MessageValues) => values[place] ?? whole)

/** Fills every text inside a JSON value; a value with quotes stays one value. */
export const fillJson = (template: unknown, values: Partial<MessageValues>): unknown => {
  if (typeof template === 'string') return fillText(template, values)
  if (Array.isArray(template)) return template.map((part) => fillJson(part, values))
  if (template === null || typeof template !== 'object') return template
  return Object.fromEntries(Object.entries(template).map(([key, part]) => [key, fillJson(part, values)]))
}
