// SPDX-License-Identifier: Apache-2.0
import type { RoundDetail } from '@tinhso/collection/contract'
import {
  Failure,
  Figures,
  Loading,
  Note,
  PageHeader,
  PageTabs,
  ServerLink,
  useApi,
  usePathValue,
  useSearchValues,
  useTexts,
  WorkingDays,
} from '@tinhso/kernel/ui'
import { AgencyTable } from './agency-table.tsx'
import { AgencyTiles } from './agency-tiles.tsx'
import './collection.css'
import { RoundTag } from './contribution-status.tsx'
import { RoundAbout } from './round-about.tsx'
import { RoundActions } from './round-actions.tsx'
import { roundPage, roundPath } from './round-api.ts'
import { RoundChecks } from './round-checks.tsx'
import { RoundCorrections } from './round-corrections.tsx'
import { RoundForm } from './round-form.tsx'
import { RoundSurvey } from './round-survey.tsx'
import { roundTexts } from './round-texts.ts'

const polled = (round: RoundDetail | undefined) => (round?.status === 'consolidating' ? 2000 : 30_000)

function BatchNote({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const { batchNumber, tally, status } = round
  if (batchNumber === null || !tally || status === 'open') return null
  const values = { number: batchNumber, contributed: tally.contributed, stored: tally.stored }
  const link = `/console/du-lieu/${encodeURIComponent(round.dataset.code)}/lan-nap/${batchNumber}`
  const whole = tally.contributed === tally.stored
  return (
    <Note
      meaning={status === 'consolidating' ? 'information' : whole ? 'success' : 'warning'}
      actions={<ServerLink href={link}>{t('batch', { number: batchNumber })}</ServerLink>}
    >
      {t(status === 'consolidating' ? 'batchWaits' : 'batchLoaded', values)}
    </Note>
  )
}

function Counts({ round: { counts } }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  return (
    <Figures
      figures={[
        { name: t('notOpened'), value: counts.notOpened },
        { name: t('drafting'), value: counts.drafting + counts.awaitingApproval },
        { name: t('sent'), value: counts.sent, ...(counts.sent ? { tone: 'success' } : {}) },
        { name: t('accepted'), value: counts.accepted, ...(counts.accepted ? { tone: 'success' } : {}) },
        { name: t('returned'), value: counts.returned, ...(counts.returned ? { tone: 'danger' } : {}) },
        { name: t('late'), value: counts.late, ...(counts.late ? { tone: 'warning' } : {}) },
        { name: t('rows'), value: counts.rows },
      ]}
    />
  )
}

function Part({ round, tab }: { round: RoundDetail; tab: string }) {
  if (tab === 'map') return <AgencyTiles round={round} />
  if (tab === 'corrections') return <RoundCorrections round={round} />
  if (tab === 'checks')
    return (
      <>
        <RoundChecks round={round} />
        <RoundForm round={round} />
      </>
    )
  if (tab === 'about') return <RoundAbout round={round} />
  return <AgencyTable round={round} />
}

/** One round: who stands where, what can be done now. */
export function Page() {
  const t = useTexts(roundTexts)
  const code = usePathValue('code')
  const { tab = 'agencies' } = useSearchValues()
  const found = useApi<RoundDetail>(roundPath(code), {}, { pollEvery: polled })
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={8} />
  const round = found.data
  const tabs = (['agencies', 'map', 'checks', 'corrections', 'about'] as const).map((key) => ({
    key,
    title: t(key),
    to: `${roundPage(code)}?tab=${key}`,
  }))
  return (
    <>
      <PageHeader
        title={round.title}
        purpose={`${round.dataset.title} · ${round.period.value}`}
        crumbs={[{ title: t('rounds'), to: '/thu-thap' }]}
        state={
          <span className="co-tags">
            <RoundTag status={round.status} />
            {round.status === 'open' && (
              <WorkingDays deadline={{ due: round.dueOn, left: round.daysLeft, ledger: round.ledger }} />
            )}
          </span>
        }
        actions={<RoundActions round={round} />}
      />
      <BatchNote round={round} />
      <RoundSurvey round={round} />
      <Counts round={round} />
      <PageTabs label={t('parts')} tabs={tabs} active={tab} />
      <Part round={round} tab={tab} />
    </>
  )
}
