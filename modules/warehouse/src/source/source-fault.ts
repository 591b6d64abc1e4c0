// SPDX-License-Identifier: Apache-2.0
import { fill } from '@tinhso/kernel/i18n'
import { type DatasetSchema, sourceConflictRule, storeFaults } from '../contract/index.ts'

/** The fault of a record that contradicts another source, without the values, which stay in store and record. */
export const sourceFault = (
  schema: DatasetSchema,
  conflict: {
    readonly fieldIds: readonly string[]
    readonly storedSource: string
    readonly storedNumber: number
  },
) => {
  const fields = schema.fields.filter(({ id }) => conflict.fieldIds.includes(id))
  const values = {
    titles: fields.map(({ title }) => title.vi).join(', '),
    source: conflict.storedSource,
    number: conflict.storedNumber,
  }
  const { vi, en } = storeFaults['warehouse.source-conflict']
  return {
    field: fields[0]?.id ?? '',
    rule: sourceConflictRule,
    code: 'warehouse.source-conflict' as const,
    severity: 'error' as const,
    value: null,
    message: { vi: fill(vi, values), en: fill(en, values) },
  }
}
