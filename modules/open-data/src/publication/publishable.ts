// SPDX-License-Identifier: Apache-2.0
import { type AppError, createRefusal } from '@tinhso/kernel/errors'
import type { OpenFinding } from '@tinhso/warehouse'
import type { Field } from '@tinhso/warehouse/contract'
import { messages } from '../contract/index.ts'
import type { SourceDataset } from '../source/dataset-source.ts'

const refuse = createRefusal(messages)

/** The columns that become public when the owner chooses none: all that are not personal. */
export const defaultFieldIds = (dataset: SourceDataset): string[] =>
  (dataset.schema?.fields ?? []).filter((field) => field.sensitive === 'none').map((field) => field.id)

/** The chosen columns in the order of the schema. */
export const chosenFields = (dataset: SourceDataset, fieldIds: readonly string[]): Field[] =>
  (dataset.schema?.fields ?? []).filter((field) => fieldIds.includes(field.id))

/**
 * Why a dataset may not go public now, or null (R-OPN-06; 000/002 Đ20.1, Đ26.4, Đ30.2). Checked when it is proposed,
 * again when it is confirmed, and again before its files are written: the classification may have changed between.
 */
export const whyNotPublishable = (dataset: SourceDataset, fieldIds: readonly string[]): AppError | null =>
  classificationFault(dataset) ?? dataFault(dataset) ?? fieldFault(dataset, fieldIds)

/**
 * Why the scan for personal data keeps these columns from going public, or null (R-SEC-14; 004 VI.3.2.3). What is found in two columns
 * together counts when both become public.
 */
export const whyScanForbids = (
  dataset: SourceDataset,
  fieldIds: readonly string[],
  findings: readonly OpenFinding[] | null,
): AppError | null => {
  if (findings === null) return refuse('conflict', 'open-data.scan-pending')
  const found = findings.filter(
    ({ fieldId, besideId }) =>
      fieldIds.includes(fieldId) && (besideId === null || fieldIds.includes(besideId)),
  )
  if (found.length === 0) return null
  const rowsOf = Map.groupBy(found, ({ fieldId }) => fieldId)
  const fields = chosenFields(dataset, [...rowsOf.keys()]).map(
    ({ id, title }) => `${title.vi} (${Math.max(...rowsOf.get(id)!.map(({ rows }) => rows))})`,
  )
  return refuse('forbidden', 'open-data.personal-data-found', { fields: fields.join(', ') })
}

const classificationFault = ({ status, classification }: SourceDataset): AppError | null => {
  if (classification.security !== 'public') return refuse('forbidden', 'open-data.restricted')
  if (classification.personalData === 'sensitive') {
    return refuse('forbidden', 'open-data.sensitive-data')
  }
  if (status !== 'registered') return refuse('conflict', 'open-data.not-registered')
  if (classification.access !== 'open') return refuse('invalid', 'open-data.not-open')
  return null
}

const dataFault = ({ schema, lastLoad }: SourceDataset): AppError | null =>
  schema === null || lastLoad === null ? refuse('conflict', 'open-data.no-data') : null

const fieldFault = (dataset: SourceDataset, fieldIds: readonly string[]): AppError | null => {
  const fields = chosenFields(dataset, fieldIds)
  const unknown = fieldIds.find((id) => !fields.some((field) => field.id === id))
  if (unknown !== undefined) return refuse('invalid', 'open-data.unknown-field', { field: unknown })
  const personal = fields.filter((field) => field.sensitive !== 'none').map((field) => field.title.vi)
  if (personal.length > 0)
    return refuse('forbidden', 'open-data.personal-data', { fields: personal.join(', ') })
  if (fields.length === 0) {
    // every column of the dataset is personal
    return refuse('forbidden', 'open-data.personal-data', {
      fields: (dataset.schema?.fields ?? []).map((field) => field.title.vi).join(', '),
    })
  }
  return null
}
