// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  EmptyState,
  Failure,
  Loading,
  PageHeader,
  StateTag,
  useApi,
  useTexts,
} from '@tinhso/kernel/ui'
import type { MissingFocalReport } from '@tinhso/organisations/contract'
import { CircleCheckBig } from 'lucide-react'
import { organisationsTexts } from './organisations-texts.ts'

/** Agencies that manage data and have not named their officers (R-ORG-05). */
export function Page() {
  const t = useTexts(organisationsTexts)
  const report = useApi<MissingFocalReport>('/api/organisations/reports/missing-focal-officers')
  const items = report.data?.items ?? []
  return (
    <>
      <PageHeader
        title={t('missingFocal')}
        purpose={t('missingFocalPurpose')}
        crumbs={[{ title: t('agencies'), to: '/co-quan' }]}
      />
      {report.error && <Failure problem={report.error} onRetry={() => report.refetch()} />}
      {report.isPending && <Loading />}
      {report.data && items.length === 0 && (
        <EmptyState icon={CircleCheckBig} title={t('missingFocalNone')} />
      )}
      {items.length > 0 && (
        <>
          <p className="ts-quiet ts-tab-note">
            {t('missingFocalCount', { count: items.length, checked: report.data?.checked ?? 0 })}
          </p>
          <ul className="ts-work">
            {items.map(({ agency, missing }) => (
              <li key={agency.id}>
                <AppLink to={`/co-quan/${encodeURIComponent(agency.code)}`}>{agency.name}</AppLink>
                <span className="ts-row">
                  {missing.map((rank) => (
                    <StateTag key={rank} meaning="warning">
                      {t('missingWhat')}: {t(rank === 'main' ? 'focalMain' : 'focalDeputy')}
                    </StateTag>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
