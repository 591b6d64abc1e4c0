// SPDX-License-Identifier: Apache-2.0
import { type DraftSave, MOST_ROWS, type RowChange } from '../src/contract/index.ts'

type Post = Readonly<Record<string, string | readonly string[] | undefined>>

const name = /^v\.([A-Za-z0-9_-]{1,40})\.(f[1-9][0-9]{0,3})$/
const last = (value: string | readonly string[] | undefined): string =>
  (typeof value === 'string' ? value : (value?.at(-1) ?? '')).slice(0, 100_000)

/**
 * The rows of a posted form as a save of the draft; a row that is wholly empty and not known yet is none. `removed` is the row whose
 * remove button was pressed.
 */
export const readPost = (post: Post, known: ReadonlySet<string>): DraftSave => {
  const rows = new Map<string, RowChange['values']>()
  for (const [key, value] of Object.entries(post)) {
    const [, row, field] = name.exec(key) ?? []
    if (!row || !field || rows.size > MOST_ROWS) continue
    const text = last(value).trim()
    rows.set(row, { ...rows.get(row), [field]: text === '' ? null : text })
  }
  const gone = last(post['bo'])
  const filled = ([key, values]: [string, RowChange['values']]) =>
    key !== gone && (known.has(key) || Object.values(values).some((value) => value !== null))
  return {
    version: Number.parseInt(last(post['phien-ban']), 10) || 0,
    changes: [...rows].filter(filled).map(([key, values]) => ({ key, values })),
    removed: known.has(gone) ? [gone] : [],
  }
}
