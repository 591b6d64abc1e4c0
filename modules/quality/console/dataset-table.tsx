// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  type Column,
  DataTable,
  DueDay,
  formatShare,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import { type DatasetMeasure, dimensions } from '@tinhso/quality/contract'
import { Share } from './measures.tsx'
import { qualityTexts } from './quality-texts.ts'

const linkOf = ({ code }: DatasetMeasure) => `/du-lieu/${encodeURIComponent(code)}?tab=quality`

function useColumns(): Column<DatasetMeasure>[] {
  const t = useTexts(qualityTexts)
  const { locale } = useLanguage()
  const words = (share: number | null) => (share === null ? '—' : formatShare(share, locale))
  return [
    {
      key: 'title',
      title: t('dataset'),
      width: 220,
      text: ({ title }) => title,
      render: (row) => <AppLink to={linkOf(row)}>{row.title}</AppLink>,
    },
    { key: 'agency', title: t('agency'), width: 150, text: ({ agencyName }) => agencyName ?? '' },
    ...(['overall', ...dimensions] as const).map(
      (measure): Column<DatasetMeasure> => ({
        key: measure,
        title: t(measure),
        text: ({ shares }) => words(shares[measure]),
        render: ({ shares }) => <Share share={shares[measure]} />,
      }),
    ),
    {
      key: 'openRows',
      title: t('openRows'),
      align: 'end',
      text: ({ openRows }) => String(openRows),
    },
    {
      key: 'due',
      title: t('due'),
      text: ({ dueOn }) => dueOn ?? t('noCycle'),
      render: ({ dueOn, overdue }) =>
        dueOn ? <DueDay due={dueOn} overdue={overdue} /> : <span className="ts-quiet">{t('noCycle')}</span>,
    },
  ]
}

/** Every dataset with its measures, the weakest first. */
export function DatasetTable({ agency }: { agency: string | undefined }) {
  const t = useTexts(qualityTexts)
  const columns = useColumns()
  return (
    <DataTable
      name="quality-datasets"
      label={t('byDataset')}
      path="/api/quality/datasets"
      query={{ agency }}
      columns={columns}
      rowKey={({ code }) => code}
      searchable={false}
      pageSize={null}
      empty={{ title: t('empty'), help: t('emptyHelp') }}
    />
  )
}
