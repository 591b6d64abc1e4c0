// SPDX-License-Identifier: Apache-2.0
import { Section, useApi, useTexts } from '@tinhso/kernel/ui'
import type { Issue, Point, Shares } from '@tinhso/quality/contract'
import { IssueList } from './issue-list.tsx'
import { Measures } from './measures.tsx'
import { qualityTexts } from './quality-texts.ts'
import { Trend } from './trend.tsx'

type DatasetMeasures = { shares: Shares | null; trend: Point[]; issues: Issue[] }

/** The five measures of one dataset, how they went, and its failed rows; nothing while it was never measured. */
export function Slot({ subject }: { subject: { code: string } }) {
  const t = useTexts(qualityTexts)
  const found = useApi<DatasetMeasures>(`/api/quality/datasets/${encodeURIComponent(subject.code)}`)
  if (!found.data?.shares) return null
  const { shares, trend, issues } = found.data
  return (
    <>
      <Section title={t('title')} note={t('method')}>
        <Measures shares={shares} />
      </Section>
      {trend.length > 1 && (
        <Section title={t('trend')} note={t('trendNote')}>
          <Trend points={trend} />
        </Section>
      )}
      {issues.length > 0 && (
        <Section title={t('issues')}>
          <IssueList issues={issues} named={false} />
        </Section>
      )}
    </>
  )
}
