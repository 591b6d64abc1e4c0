// SPDX-License-Identifier: Apache-2.0
import type { TypedRows, TypedVerdict } from '@tinhso/warehouse'
import type { RowValues } from '../contract/index.ts'

export type RowFaults = TypedVerdict['faults']

/** Rows to judge together: each by the rules of the dataset, and no two with the same key. */
export const judgeRows = (
  typed: Pick<TypedRows, 'schema' | 'judge'>,
  rows: readonly { readonly key: string; readonly values: RowValues }[],
): Map<string, RowFaults> => {
  const verdicts = rows.map((row) => ({ row, verdict: typed.judge(row.values) }))
  const [keyFields] = typed.schema.keys
  const holders = new Map<string, string[]>()
  const keyOf = ({ normalised }: TypedVerdict): string | null => {
    const parts = (keyFields ?? []).map((field) => normalised[field] ?? null)
    return parts.length === 0 || parts.includes(null) ? null : JSON.stringify(parts)
  }
  for (const { row, verdict } of verdicts) {
    const key = keyOf(verdict)
    if (key !== null) holders.set(key, [...(holders.get(key) ?? []), row.key])
  }
  return new Map(
    verdicts.map(({ row, verdict }) => {
      const key = keyOf(verdict)
      const same = key === null ? [] : (holders.get(key) ?? [])
      const faults =
        same.length > 1 ? [...verdict.faults, repeated(typed, keyFields!, row.values)] : verdict.faults
      return [row.key, faults]
    }),
  )
}

const repeated = (typed: Pick<TypedRows, 'schema'>, keyFields: readonly string[], values: RowValues) => {
  const field = keyFields.at(-1)!
  const title = typed.schema.fields.find(({ id }) => id === field)?.title.vi ?? null
  return {
    field,
    title,
    rule: 'collection.repeated-row',
    severity: 'error' as const,
    code: 'collection.repeated-row',
    value: values[field] ?? null,
    message: {
      vi: 'Có hai dòng trùng khóa trong bản này. Giữ một dòng.',
      en: 'Two rows of this contribution have the same key. Keep one.',
    },
  }
}

/** Whether a row has a fault that stands against sending it; warnings do not. */
export const isFaulty = (faults: RowFaults): boolean => faults.some(({ severity }) => severity === 'error')

/** Faults as they are kept: what a person wrote into a sensitive field stays out. */
export const keptFaults = (typed: Pick<TypedRows, 'schema'>, faults: RowFaults): RowFaults => {
  const sensitive = new Set(
    typed.schema.fields.filter((field) => field.sensitive !== 'none').map(({ id }) => id),
  )
  return faults.map((fault) =>
    fault.field && sensitive.has(fault.field) ? { ...fault, value: null } : fault,
  )
}
