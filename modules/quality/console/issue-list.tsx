// SPDX-License-Identifier: Apache-2.0
import { AppLink, DueDay, formatNumber, StateTag, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { Issue } from '@tinhso/quality/contract'
import { qualityTexts } from './quality-texts.ts'

const meaningOf = ({ closedAt, overdue }: Issue) => (closedAt ? 'success' : overdue ? 'danger' : 'warning')

/** Rows that failed and where they stand; each leads to the rows themselves. */
export function IssueList({ issues, named = true }: { issues: Issue[]; named?: boolean }) {
  const t = useTexts(qualityTexts)
  const { locale } = useLanguage()
  if (issues.length === 0) return <p className="ts-quiet">{t('issuesNone')}</p>
  return (
    <ul className="ts-work">
      {issues.map((issue) => (
        <li key={`${issue.dataset.code} ${issue.batch}`}>
          <div>
            <AppLink to={`/du-lieu/${encodeURIComponent(issue.dataset.code)}/lan-nap/${issue.batch}`}>
              {named ? issue.dataset.title : t('batchNumber', { number: issue.batch })}
            </AppLink>
            <p className="ts-quiet">
              {[
                named && t('batchNumber', { number: issue.batch }),
                named && issue.agencyName,
                `${t('rows')}: ${formatNumber(issue.openRows, locale)} / ${formatNumber(issue.rows, locale)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <div className="ts-row">
            <StateTag meaning={meaningOf(issue)}>{t(issue.state)}</StateTag>
            {issue.dueOn && !issue.closedAt && <DueDay due={issue.dueOn} overdue={issue.overdue} />}
          </div>
        </li>
      ))}
    </ul>
  )
}
