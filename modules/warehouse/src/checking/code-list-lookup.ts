// SPDX-License-Identifier: Apache-2.0
import type { CodeListUse, Field } from '../contract/schema.ts'
import type { CodeListItem, CodeLists } from './job.ts'

/** What became of a value that should be in a code list: the value to keep, and how it failed if it did. */
export type Resolved = { value: string; fault: 'code-list.unknown' | 'code-list.ambiguous' | null }

/** Tones on the second vowel and on the first: hoà and hòa, thuý and thúy are written by different habits. */
const TONES = 'oà òa oá óa oả ỏa oã õa oạ ọa oè òe oé óe oẻ ỏe oẽ õe oẹ ọe uỳ ùy uý úy uỷ ủy uỹ ũy uỵ ụy'
const movedTones = [...TONES.matchAll(/(\S+) (\S+)/g)].map(([, from, to]) => [from!, to!] as const)

/** The form in which names of code lists are compared: without regard to capitals, blanks and the place of tones. */
export function nameKey(name: string): string {
  const plain = name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase()
  return movedTones.reduce((text, [from, to]) => text.replaceAll(from, to), plain)
}

/** The same in DuckDB SQL. */
export function nameKeySql(sql: string): string {
  const plain = `lower(trim(regexp_replace(${sql}, '\\s+', ' ', 'g')))`
  return movedTones.reduce((text, [from, to]) => `replace(${text}, '${from}', '${to}')`, plain)
}

/** The date on which a row's code must be valid: of the field named by `asOf`, a year meaning its last day. */
export function validityDate(field: Field | undefined, value: string | null, referenceDate: string): string {
  if (!field || value === null) return referenceDate
  return field.type === 'year' ? `${value}-12-31` : value.slice(0, 10)
}

/** Looks a canonical value up in the items of its list that are valid on a date. */
export function resolveCode(value: string, use: CodeListUse, date: string, lists: CodeLists): Resolved {
  const { byCode, byName } = indexOf(lists, use.list)
  const accept = use.accept ?? 'code'
  const valid = (items: CodeListItem[] | undefined) => (items ?? []).filter((item) => isValidOn(item, date))
  if (accept !== 'name' && valid(byCode.get(value)).length > 0) return { value, fault: null }
  if (accept === 'code') return { value, fault: 'code-list.unknown' }
  const codes = new Set(valid(byName.get(nameKey(value))).map(({ code }) => code))
  if (codes.size === 0) return { value, fault: 'code-list.unknown' }
  if (accept === 'name') return { value, fault: null }
  return codes.size === 1 ? { value: [...codes][0]!, fault: null } : { value, fault: 'code-list.ambiguous' }
}

type ListIndex = { byCode: Map<string, CodeListItem[]>; byName: Map<string, CodeListItem[]> }
const indexes = new WeakMap<CodeListItem[], ListIndex>()

function indexOf(lists: CodeLists, list: string): ListIndex {
  const items = lists[list] ?? []
  const known = indexes.get(items)
  if (known) return known
  const index = {
    byCode: Map.groupBy(items, ({ code }) => code),
    byName: Map.groupBy(items, ({ name }) => nameKey(name)),
  }
  indexes.set(items, index)
  return index
}

function isValidOn(item: CodeListItem, date: string): boolean {
  return (item.validFrom === null || item.validFrom <= date) && (item.validTo === null || date < item.validTo)
}
