// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  type Column,
  DataTable,
  formatDateTime,
  formatNumber,
  RelativeTime,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import { type Batch, batchStatuses } from '@tinhso/warehouse/contract'
import { batchPage, datasetPath } from './batch-api.ts'
import { BatchStatusTag } from './batch-status.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

/** Every delivery of data of a dataset, newest first; the evidence of what is in the store. */
export function Slot({ subject }: { subject: EntryPage }) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const count = (value: number | undefined) => (value === undefined ? '' : formatNumber(value, locale))
  const columns: Column<Batch>[] = [
    {
      key: 'number',
      title: t('columnBatch'),
      text: (batch) =>
        `${t('batchNumber', { number: batch.number })}${batch.fileName ? ` · ${batch.fileName}` : ''}`,
    },
    {
      key: 'status',
      title: t('columnStatus'),
      text: (batch) => t(`status.${batch.status}`),
      render: (batch) => <BatchStatusTag status={batch.status} />,
    },
    { key: 'mode', title: t('loadMode'), text: (batch) => t(`mode.${batch.mode}`) },
    { key: 'good', title: t('columnRows'), align: 'end', text: (batch) => count(batch.counts?.good) },
    { key: 'bad', title: t('columnBad'), align: 'end', text: (batch) => count(batch.counts?.quarantined) },
    { key: 'by', title: t('columnBy'), text: (batch) => batch.uploaded.name },
    {
      key: 'at',
      title: t('columnUploaded'),
      text: (batch) => formatDateTime(batch.uploaded.at, locale),
      render: (batch) => <RelativeTime at={batch.uploaded.at} />,
    },
  ]
  return (
    <DataTable
      name={`lan-nap-${subject.code}`}
      label={t('tabBatches')}
      path={`${datasetPath(subject.code)}/batches`}
      columns={columns}
      searchable={false}
      filters={[
        {
          key: 'status',
          title: t('columnStatus'),
          options: batchStatuses.map((status) => ({ value: status, label: t(`status.${status}`) })),
        },
      ]}
      rowKey={(batch) => String(batch.number)}
      rowLink={(batch) => batchPage({ code: subject.code, number: batch.number })}
      empty={{ title: t('batchesEmpty'), help: t('batchesEmptyHelp') }}
    />
  )
}
