// SPDX-License-Identifier: Apache-2.0
import {
  type Column,
  DataTable,
  Failure,
  formatDateTime,
  formatNumber,
  Section,
  useApi,
  useCommand,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import type { DatasetSchema, RowsReadLine, RowsReadPage } from '@tinhso/warehouse/contract'
import { Button, Input } from 'antd'
import { Search } from 'lucide-react'
import { useId, useState } from 'react'
import { datasetPath } from '../batch-api.ts'
import { personalTexts } from './personal-texts.ts'

const HOUSE_PURPOSES = [
  'owner-agency',
  'state-agency',
  'open-data',
  'personal-data-scan',
  'fix-rows',
] as const

function useColumns(): Column<RowsReadLine>[] {
  const t = useTexts(personalTexts)
  const { locale } = useLanguage()
  const purposeOf = (purpose: string) => {
    const known = HOUSE_PURPOSES.find((one) => one === purpose)
    return known ? t(`purpose.${known}`) : purpose
  }
  return [
    { key: 'at', title: t('when'), text: ({ at }) => formatDateTime(at, locale) },
    { key: 'name', title: t('who'), text: ({ name }) => name },
    { key: 'purpose', title: t('purpose'), text: ({ purpose }) => purposeOf(purpose) },
    {
      key: 'rows',
      title: t('rows'),
      align: 'end',
      text: ({ rows }) => formatNumber(rows, locale),
    },
    { key: 'unmasked', title: t('inFull'), text: ({ unmasked }) => unmasked.join(', ') },
    { key: 'fields', title: t('readFields'), text: ({ fields }) => fields.join(', '), hidden: true },
    { key: 'filters', title: t('readFilters'), text: ({ filters }) => filters.join(', '), hidden: true },
  ]
}

function FoundReads({ found }: { found: RowsReadPage }) {
  const t = useTexts(personalTexts)
  const columns = useColumns()
  if (found.items.length === 0) return <p className="ts-quiet">{t('readsNone')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="ts-table-scroll" aria-label={t('readsOfRecord')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('certainty')}</th>
            {columns.slice(0, 5).map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.items.map((line) => (
            <tr key={`${line.at} ${line.name} ${line.filters.join()}`}>
              <td data-label={t('certainty')}>{t(line.sure ? 'sure' : 'maybe')}</td>
              {columns.slice(0, 5).map(({ key, title, text }) => (
                <td key={key} data-label={title}>
                  {text(line)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RecordSearch({ code }: { code: string }) {
  const t = useTexts(personalTexts)
  const id = useId()
  const schema = useApi<DatasetSchema | null>(`${datasetPath(code)}/schema`)
  const [values, setValues] = useState<Record<string, string>>({})
  const find = useCommand<string[], RowsReadPage>((key) => ({
    path: `${datasetPath(code)}/reads/of-record`,
    body: { key },
  }))
  const key = (schema.data?.keys[0] ?? []).flatMap(
    (field) => schema.data?.fields.find((one) => one.id === field) ?? [],
  )
  if (key.length === 0) return null
  return (
    <form
      className="ts-stack"
      onSubmit={(event) => {
        event.preventDefault()
        find.mutate(key.map((field) => values[field.id] ?? ''))
      }}
    >
      <h3>{t('readsOfRecord')}</h3>
      <div className="ts-row">
        {key.map((field) => (
          <div className="ts-field" key={field.id}>
            <label htmlFor={`${id}-${field.id}`}>{field.title.vi}</label>
            <Input
              id={`${id}-${field.id}`}
              autoComplete="off"
              value={values[field.id] ?? ''}
              onChange={(event) => setValues({ ...values, [field.id]: event.target.value })}
            />
          </div>
        ))}
        <Button htmlType="submit" icon={<Search size={16} />} loading={find.isPending}>
          {t('readsFind')}
        </Button>
      </div>
      {find.error && <Failure problem={find.error} />}
      {find.data && <FoundReads found={find.data} />}
    </form>
  )
}

/** Who read the rows, when and for what; and the answer to a person who asks who read their data. */
export function ReadsSection({ code }: { code: string }) {
  const t = useTexts(personalTexts)
  const columns = useColumns()
  const path = `${datasetPath(code)}/reads`
  return (
    <Section title={t('readsTitle')} note={t('readsHelp')}>
      <div className="ts-stack">
        <RecordSearch code={code} />
        <DataTable<RowsReadLine>
          name={`luot-xem-${code}`}
          label={t('readsTitle')}
          path={path}
          columns={columns}
          searchable={false}
          exportPath={`${path}.csv`}
          rowKey={(line) => JSON.stringify(line)}
          empty={{ title: t('readsNone'), help: t('readsHelp') }}
        />
      </div>
    </Section>
  )
}
