// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import { EmptyState, Failure, Loading, StateTag, useApi, useTextOf, useTexts } from '@tinhso/kernel/ui'
import { type DatasetSchema, dataTypes, type Field } from '@tinhso/warehouse/contract'
import { Columns3 } from 'lucide-react'
import './warehouse.css'
import { datasetPath } from './batch-api.ts'
import { warehouseTexts } from './warehouse-texts.ts'

function useRuleWords() {
  const t = useTexts(warehouseTexts)
  return (field: Field): string =>
    [
      field.unique && t('ruleUnique'),
      field.codeList && t('ruleList', { list: field.codeList.list }),
      field.range && t('ruleRange', { min: field.range.min ?? '…', max: field.range.max ?? '…' }),
      field.length && t('ruleLength', { min: field.length.min ?? 0, max: field.length.max ?? '…' }),
      field.pattern && t('rulePattern', { pattern: field.pattern }),
    ]
      .filter(Boolean)
      .join('; ')
}

/** The schema in force: every field with its type, duties and rules. */
export function Slot({ subject }: { subject: EntryPage }) {
  const t = useTexts(warehouseTexts)
  const textOf = useTextOf()
  const rulesOf = useRuleWords()
  const schema = useApi<DatasetSchema | null>(`${datasetPath(subject.code)}/schema`)
  if (schema.error && schema.error.status !== 404)
    return <Failure problem={schema.error} onRetry={() => schema.refetch()} />
  if (schema.isPending) return <Loading />
  if (!schema.data) {
    return (
      <EmptyState icon={Columns3} title={t('schemaEmpty')}>
        {t('schemaEmptyHelp')}
      </EmptyState>
    )
  }
  const { fields, keys } = schema.data
  const heads = [
    'columnField',
    'fieldCode',
    'columnType',
    'columnRequired',
    'columnSensitive',
    'fieldRules',
  ] as const
  return (
    <>
      <p className="ts-quiet ts-tab-note">
        {t('dataVersion')}: {schema.data.version}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="ts-table-scroll" aria-label={t('tabSchema')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.id}>
                <td>
                  {field.title.vi}{' '}
                  {keys[0]?.includes(field.id) && <StateTag meaning="information">{t('columnKey')}</StateTag>}
                  {field.description && <p className="ts-help">{field.description.vi}</p>}
                </td>
                <td data-label={t('fieldCode')}>
                  <code>{field.name}</code>
                </td>
                <td data-label={t('columnType')}>
                  {textOf(dataTypes[field.type].title)}
                  {field.unit && ` (${field.unit})`}
                </td>
                <td data-label={t('columnRequired')}>{t(field.required ? 'yes' : 'no')}</td>
                <td data-label={t('columnSensitive')}>{t(`sensitive.${field.sensitive}`)}</td>
                <td data-label={t('fieldRules')}>{rulesOf(field) || <span className="ts-quiet">—</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
