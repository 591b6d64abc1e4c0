// SPDX-License-Identifier: Apache-2.0
import { type RoundSummary, roundTitles } from '@tinhso/collection/contract'
import {
  type Column,
  DataTable,
  DueDay,
  PageHeader,
  useGo,
  useMay,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { Plus } from 'lucide-react'
import { RoundTag } from './contribution-status.tsx'
import { roundPage } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

const done = ({ counts }: RoundSummary) => counts.sent + counts.accepted

function useColumns(): Column<RoundSummary>[] {
  const t = useTexts(roundTexts)
  const textOf = useTextOf()
  const share = (round: RoundSummary) => t('ofAgencies', { done: done(round), all: round.counts.agencies })
  return [
    { key: 'title', title: t('title'), text: ({ title }) => title, width: 280 },
    { key: 'dataset', title: t('dataset'), text: ({ dataset }) => dataset.title },
    { key: 'period', title: t('period'), text: ({ period }) => period.value },
    {
      key: 'status',
      title: t('state'),
      text: ({ status }) => textOf(roundTitles[status]),
      render: ({ status }) => <RoundTag status={status} />,
    },
    { key: 'progress', title: t('progress'), text: share },
    { key: 'late', title: t('lateCount'), align: 'end', text: ({ counts }) => String(counts.late) },
    {
      key: 'due',
      title: t('due'),
      text: ({ dueOn }) => dueOn,
      render: ({ dueOn, daysLeft, status }) => (
        <DueDay due={dueOn} overdue={status === 'open' && daysLeft < 0} />
      ),
    },
  ]
}

/** Rounds that the person may follow. */
export function Page() {
  const t = useTexts(roundTexts)
  const go = useGo()
  const may = useMay()
  const columns = useColumns()
  const open = may('collection.round.manage') && (
    <Button type="primary" icon={<Plus size={16} />} onClick={() => go('/thu-thap/mo')}>
      {t('open')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('rounds')} purpose={t('roundsPurpose')} actions={open} />
      <DataTable
        name="dot-thu-thap"
        label={t('rounds')}
        path="/api/collection/rounds"
        pageSize={null}
        searchable={false}
        columns={columns}
        rowKey={({ code }) => code}
        rowLink={({ code }) => roundPage(code)}
        empty={{ title: t('empty'), help: t('emptyHelp'), action: open }}
      />
    </>
  )
}
