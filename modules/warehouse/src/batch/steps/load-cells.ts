// SPDX-License-Identifier: Apache-2.0
import type { DatasetSchema } from '../../contract/index.ts'
import type { FieldSeal } from '../../dataset-store/field-seal.ts'
import { isSealed } from '../../dataset-store/physical-model.ts'
import { keepsUnit } from '../../units/unit-field.ts'
import type { CsvRecord } from '../csv-records.ts'

/** Cells of the load table for one row of canonical values: sensitive ones encrypted, with their HMAC beside; units beside their writing. */
export const loadCells = (
  schema: DatasetSchema,
  seal: FieldSeal,
  record: string,
  values: readonly (string | null)[],
): CsvRecord => {
  const given = values.values()
  return [
    record,
    ...schema.fields.flatMap((field) => {
      const value = given.next().value ?? null
      if (keepsUnit(field)) return [value, given.next().value ?? null]
      if (!isSealed(field)) return [value]
      return value === null ? [null, null] : [seal.seal(field.id, value), seal.mac(field, value)]
    }),
  ]
}
