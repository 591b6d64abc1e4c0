// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  EmptyState,
  Failure,
  Figures,
  Loading,
  PageHeader,
  Section,
  useApi,
  useSearchChange,
  useSearchValues,
  useTexts,
} from '@tinhso/kernel/ui'
import type { Issue, Overview } from '@tinhso/quality/contract'
import { Select } from 'antd'
import { Gauge } from 'lucide-react'
import { Fragment } from 'react'
import { DatasetTable } from './dataset-table.tsx'
import { IssueList } from './issue-list.tsx'
import { Measures, Share } from './measures.tsx'
import { qualityTexts } from './quality-texts.ts'
import { Trend } from './trend.tsx'

function Agencies({ agencies }: { agencies: Overview['agencies'] }) {
  const t = useTexts(qualityTexts)
  return (
    <div className="q-agencies">
      {agencies.map(({ code, name, overall, overdueDatasets, datasets }) => (
        <Fragment key={code}>
          <AppLink to={`/chat-luong?agency=${encodeURIComponent(code)}`}>{name}</AppLink>
          <Share share={overall} />
          <span className="ts-quiet">
            {[
              `${t('datasets')}: ${datasets}`,
              overdueDatasets > 0 && `${t('overdueDatasets')}: ${overdueDatasets}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </Fragment>
      ))}
    </div>
  )
}

function AgencyChoice({ agencies, agency }: { agencies: Overview['agencies']; agency: string | undefined }) {
  const t = useTexts(qualityTexts)
  const change = useSearchChange()
  if (agencies.length < 2 && agency === undefined) return null
  return (
    <Select
      aria-label={t('agency')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('allAgencies')}
      style={{ width: 'min(320px, 100%)' }}
      value={agency ?? null}
      onChange={(value: string | null) => change({ agency: value })}
      options={agencies.map(({ code, name }) => ({ value: code, label: name }))}
    />
  )
}

function Whole({ overview, agency }: { overview: Overview; agency: string | undefined }) {
  const t = useTexts(qualityTexts)
  const issues = useApi<{ items: Issue[] }>('/api/quality/issues', { agency })
  const { shares, agencies, trend, overdueDatasets, overdueIssues } = overview
  return (
    <>
      <Figures
        figures={[
          { name: t('datasets'), value: overview.datasets },
          {
            name: t('overdueDatasets'),
            value: overdueDatasets,
            ...(overdueDatasets > 0 ? { tone: 'danger' as const } : {}),
          },
          { name: t('openIssues'), value: overview.openIssues },
          {
            name: t('overdueIssues'),
            value: overdueIssues,
            ...(overdueIssues > 0 ? { tone: 'danger' as const } : {}),
          },
          { name: t('openRows'), value: overview.openRows },
        ]}
      />
      <Section title={t('title')} note={t('method')}>
        <Measures shares={shares} />
      </Section>
      <Section title={t('issues')}>
        {issues.error && <Failure problem={issues.error} onRetry={() => issues.refetch()} />}
        {issues.isPending && <Loading lines={3} />}
        {issues.data && <IssueList issues={issues.data.items} />}
      </Section>
      <Section title={t('byDataset')}>
        <DatasetTable agency={agency} />
      </Section>
      {agencies.length > 1 && (
        <Section title={t('agencies')}>
          <Agencies agencies={agencies} />
        </Section>
      )}
      <Section title={t('trend')} note={t('trendNote')}>
        <Trend points={trend} />
      </Section>
    </>
  )
}

/** Quality one can steer by: the whole, the weakest first, and the rows behind the figures (R-WH-14). */
export function Page() {
  const t = useTexts(qualityTexts)
  const { agency } = useSearchValues()
  const every = useApi<Overview>('/api/quality/overview')
  const found = useApi<Overview>('/api/quality/overview', { agency })
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        actions={<AgencyChoice agencies={every.data?.agencies ?? []} agency={agency} />}
      />
      {found.data.datasets === 0 ? (
        <EmptyState icon={Gauge} title={t('empty')}>
          {t('emptyHelp')}
        </EmptyState>
      ) : (
        <Whole overview={found.data} agency={agency} />
      )}
    </>
  )
}
