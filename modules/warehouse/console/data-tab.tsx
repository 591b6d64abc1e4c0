// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  type Column,
  CopyButton,
  DataTable,
  EmptyState,
  Failure,
  Figures,
  formatDate,
  formatDateTime,
  formatNumber,
  formatRelative,
  Loading,
  useApi,
  useLanguage,
  useMay,
  useTexts,
} from '@tinhso/kernel/ui'
import {
  type DatasetSchema,
  type DatasetStatistics,
  dataTypes,
  exportFormats,
  type Field,
} from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import { Download, Table2 } from 'lucide-react'
import { useState } from 'react'
import './warehouse.css'
import { datasetPath } from './batch-api.ts'
import { CorrectByKey, CorrectChosen } from './correct-by-key.tsx'
import { ReadInFull } from './personal/read-in-full.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

type Row = Record<string, unknown>

const NUMERIC = new Set(['bigint', 'numeric'])

/** A stored value in the reader's form; identifiers and phones are grouped when read, never when stored. */
function shown(field: Field, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  const { storage } = dataTypes[field.type]
  if (NUMERIC.has(storage) && /^-?\d+(\.\d+)?$/.test(text)) return formatNumber(text)
  if (storage === 'date') return formatDate(text)
  if (storage === 'timestamptz') return formatDateTime(text)
  if (field.type === 'citizen-id' && /^\d{12}$/.test(text)) return text.replace(/(\d{3})(?=\d)/g, '$1 ')
  if (field.type === 'phone' && /^\d{10}$/.test(text))
    return text.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
  return text
}

const titled = ({ title, unit }: Field) =>
  unit && !title.vi.includes(unit) ? `${title.vi} (${unit})` : title.vi

/** Whether a field is not of the file but tells the unit that another field means. */
const isBesideUnit = (field: Field, fields: readonly Field[]) =>
  fields.some(({ type, name }) => type === 'admin-unit' && field.name.startsWith(`${name}_ma`))

function columnsOf(fields: readonly Field[]): Column<Row>[] {
  return fields.map((field, index) => ({
    key: field.name,
    title: titled(field),
    ...(field.type === 'text' && index > 0 ? { width: 160 } : {}),
    text: (row) => (row[field.name] === null ? '' : String(row[field.name] ?? '')),
    render: (row) =>
      field.type === 'text' ? (
        shown(field, row[field.name])
      ) : (
        <span className="wh-nowrap">{shown(field, row[field.name])}</span>
      ),
    ...(field.sensitive === 'none' ? { sort: { up: field.name, down: `-${field.name}` } } : {}),
    ...(NUMERIC.has(dataTypes[field.type].storage) ? { align: 'end' as const } : {}),
    // codes of units stand ready behind “columns”; their names say more at a glance
    hidden: index >= 12 || (field.type === 'admin-unit-code' && isBesideUnit(field, fields)),
  }))
}

function StoreFigures({ statistics }: { statistics: DatasetStatistics }) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const { rows, batches, lastBatchAt, schemaVersion } = statistics
  return (
    <Figures
      figures={[
        { name: t('dataRows'), value: rows },
        { name: t('dataUpdated'), value: lastBatchAt && formatRelative(lastBatchAt, locale) },
        { name: t('dataBatches'), value: batches },
        { name: t('dataVersion'), value: schemaVersion },
      ]}
    />
  )
}

/** The rows in the store as this person may read them, and the ways to take them along. */
export function Slot({ subject }: { subject: EntryPage }) {
  const t = useTexts(warehouseTexts)
  const path = datasetPath(subject.code)
  const rowsPath = `/api/data/${encodeURIComponent(subject.code)}/rows`
  const schema = useApi<{ fields: Field[] }>(`/api/data/${encodeURIComponent(subject.code)}/schema`)
  const [full, setFull] = useState(false)
  const statistics = useApi<DatasetStatistics>(`${path}/statistics`)
  const whole = useApi<DatasetSchema | null>(`${path}/schema`)
  const may = useMay()
  const correctable = subject.mayEdit && may('warehouse.batch.upload') ? whole.data : null
  const failure = [schema.error, statistics.error].find((problem) => problem && problem.status !== 404)
  if (failure) return <Failure problem={failure} onRetry={() => schema.refetch()} />
  if (schema.isPending || statistics.isPending) return <Loading />
  if (!schema.data || !statistics.data || statistics.data.batches === 0) {
    return (
      <EmptyState icon={Table2} title={t('dataEmpty')}>
        {t('dataEmptyHelp')}
      </EmptyState>
    )
  }
  return (
    <div className="ts-stack">
      <StoreFigures statistics={statistics.data} />
      <div className="ts-row">
        {exportFormats
          .filter((format) => format !== 'csv')
          .map((format) => (
            <Button
              key={format}
              href={`${rowsPath}.${format}${full ? '?unmasked=true' : ''}`}
              icon={<Download size={16} />}
            >
              {t('dataDownload', { format: format.toUpperCase() })}
            </Button>
          ))}
        <CopyButton text={`${location.origin}${rowsPath}`} label={t('dataApi')} />
        {correctable && <CorrectByKey code={subject.code} schema={correctable} />}
      </div>
      <ReadInFull code={subject.code} fields={schema.data.fields} full={full} onChange={setFull} />
      <DataTable<Row>
        key={String(full)}
        name={`du-lieu-${subject.code}`}
        label={t('tabData')}
        path={rowsPath}
        query={full ? { count: true, unmasked: true } : { count: true }}
        columns={columnsOf(schema.data.fields)}
        searchable={false}
        exportPath={`${rowsPath}.csv`}
        rowKey={(row) => JSON.stringify(row)}
        {...(correctable && correctable.keys.length > 0
          ? {
              bulkActions: (rows, clear) => (
                <CorrectChosen code={subject.code} schema={correctable} rows={rows} onDone={clear} />
              ),
            }
          : {})}
        empty={{ title: t('dataEmpty'), help: t('dataEmptyHelp') }}
      />
    </div>
  )
}
