// SPDX-License-Identifier: Apache-2.0
import type { WorkbookCell } from '@tinhso/kernel/print'
import { describeDataType, type Field } from '../contract/index.ts'
import { type ColumnForm, dayNumber } from './column-form.ts'
import type { ColumnList } from './column-lists.ts'

const EXACT_NUMBER = /^-?(?=[\d.]{1,16}$)\d{1,15}(\.\d+)?$/
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/

/** A canonical value as a person would have entered it into the template. */
export const templateCell = (
  field: Field,
  form: ColumnForm,
  list: ColumnList | undefined,
  value: string | null,
): WorkbookCell => {
  const cell = (given: string | number | null) => ({ value: given, style: { border: true, ...form.style } })
  if (value === null || value === '') return cell(null)
  if (list) return cell(list.shown.find(({ code }) => code === value)?.text ?? value)
  if (field.type === 'boolean') return cell(value === 'true' ? 'Có' : value === 'false' ? 'Không' : value)
  if (field.type === 'date')
    return cell(/^\d{4}-\d{2}-\d{2}$/.test(value) && dayNumber(value) > 60 ? dayNumber(value) : value)
  if (field.type === 'datetime') {
    const [, date, hours, minutes] = MOMENT.exec(value) ?? []
    return cell(date ? dayNumber(date) + (Number(hours) * 60 + Number(minutes)) / 1440 : value)
  }
  const numeric = ['bigint', 'numeric', 'smallint'].includes(describeDataType(field.type).storage)
  return cell(numeric && EXACT_NUMBER.test(value) ? Number(value) : value)
}
