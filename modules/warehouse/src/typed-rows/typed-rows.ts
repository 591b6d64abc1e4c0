// SPDX-License-Identifier: Apache-2.0
import { compileRowCheck } from '../checking/check-row.ts'
import { readCodeLists } from '../code-lists.ts'
import type { DatasetSchema, RowFaultView } from '../contract/index.ts'
import { findSchema } from '../dataset-store/dataset-store.ts'
import { createFieldSeal, openRow, sealRow } from '../dataset-store/field-seal.ts'
import { unitBookOf } from '../units/unit-port.ts'
import type { WarehouseParts } from '../warehouse-parts.ts'

/** Values of a row as written, by field id. */
export type TypedRow = Readonly<Record<string, string | null>>

/** The verdict on a typed row: canonical values, and faults as screens show them. */
export interface TypedVerdict {
  readonly normalised: Readonly<Record<string, string | null>>
  readonly faults: readonly RowFaultView[]
}

/**
 * Rows that people type for a dataset before they become a batch: judged one by one by the rules of the present schema,
 * as the check process judges a file (without uniqueness and references against the store), and sealed where they rest.
 */
export interface TypedRows {
  readonly schema: DatasetSchema
  judge(row: TypedRow): TypedVerdict
  /** Items of the code list of a field that are valid today; null for a field without one. */
  choicesOf(fieldId: string): readonly { readonly code: string; readonly name: string }[] | null
  /** A canonical value as a person would type it into this field. */
  write(fieldId: string, canonical: string): string
  seal(row: TypedRow): Record<string, string | null>
  open(row: TypedRow): Record<string, string | null>
}

/** Types whose values are written with a decimal comma unless the column says otherwise. */
const numbers: ReadonlySet<string> = new Set(['decimal', 'money', 'percent'])

const listsOf = (schema: DatasetSchema): string[] => {
  const inFields = schema.fields.flatMap(({ codeList }) => codeList?.list ?? [])
  const inRules = schema.rules.flatMap((rule) => (rule.kind === 'code-list' ? rule.codeList.list : []))
  return [...new Set([...inFields, ...inRules])]
}

/** Opens the rules and seals of a dataset for typed rows; null before its schema was confirmed. */
export const openTypedRows = async (parts: WarehouseParts, datasetId: string): Promise<TypedRows | null> => {
  const { database, clock, keys } = parts.kernel
  const schema = await findSchema(database.read, datasetId)
  if (!schema) return null
  const today = clock.today()
  const codeLists = await readCodeLists(parts.reference, listsOf(schema))
  const units = await unitBookOf(parts, schema, datasetId, database.read)
  const judge = compileRowCheck(schema, { codeLists, units, referenceDate: today })
  const seal = createFieldSeal(keys, datasetId)
  const titles = new Map(schema.fields.map(({ id, title }) => [id, title.vi]))
  return {
    schema,
    judge: (row) => {
      const { normalised, faults } = judge(row)
      return {
        normalised,
        faults: faults.map((fault) => ({ ...fault, title: titles.get(fault.field ?? '') ?? null })),
      }
    },
    choicesOf: (fieldId) => {
      const list = schema.fields.find(({ id }) => id === fieldId)?.codeList?.list
      if (!list) return null
      return (codeLists[list] ?? [])
        .filter(
          ({ validFrom, validTo }) =>
            (validFrom === null || validFrom <= today) && (validTo === null || validTo > today),
        )
        .map(({ code, name }) => ({ code, name }))
    },
    write: (fieldId, canonical) => {
      const field = schema.fields.find(({ id }) => id === fieldId)
      const decimal = field && numbers.has(field.type) && field.format !== 'en'
      return decimal ? canonical.replace('.', ',') : canonical
    },
    seal: (row) => sealRow(seal, schema, row),
    open: (row) => openRow(seal, schema, row),
  }
}
