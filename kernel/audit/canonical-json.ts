// SPDX-License-Identifier: Apache-2.0

/**
 * One text for one JSON value, as RFC 8785 (JCS) writes it: no blanks, object keys sorted by UTF-16 code units, numbers
 * and strings as ECMAScript writes them, fields that are undefined left out. Throws on NaN and infinities.
 */
export const canonicalJson = (value: unknown): string => {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError('a number without a JSON form')
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`
}
