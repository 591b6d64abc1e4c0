// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  Facts,
  Failure,
  formatDate,
  Loading,
  PageHeader,
  Section,
  StateTag,
  useApi,
  useLanguage,
  usePathValue,
  useSearchValues,
  useTexts,
} from '@tinhso/kernel/ui'
import type { AgencyPage } from '@tinhso/organisations/contract'
import { AgencyActions } from './agency-actions.tsx'
import { AsOf } from './as-of.tsx'
import { FocalOfficers } from './focal-officers.tsx'
import { organisationsTexts } from './organisations-texts.ts'
import { usePeriod } from './period.tsx'

function AgencyLink({ agency }: { agency: { code: string; name: string } }) {
  return <AppLink to={`/co-quan/${encodeURIComponent(agency.code)}`}>{agency.name}</AppLink>
}

function About({ agency }: { agency: AgencyPage }) {
  const t = useTexts(organisationsTexts)
  const period = usePeriod()
  const parent = agency.parents.at(-1)
  return (
    <Section title={t('about')}>
      <Facts
        missing={t('missing')}
        facts={[
          { name: t('shortName'), value: agency.shortName },
          { name: t('level'), value: t(`level.${agency.level}`) },
          { name: t('parent'), value: parent && <AgencyLink agency={parent} /> },
          { name: t('sector'), value: agency.sector },
          { name: t('head'), value: agency.head },
          { name: t('address'), value: agency.address },
          { name: t('budgetCode'), value: agency.budgetCode },
          { name: t('domain'), value: agency.domain },
          { name: t('managesData'), value: t(agency.managesData ? 'yes' : 'no') },
          { name: t('validity'), value: period(agency.validFrom, agency.validTo) },
          { name: t('noteLabel'), value: agency.note },
          { name: t('source'), value: agency.source },
        ]}
      />
    </Section>
  )
}

function Dated({
  title,
  lines,
}: {
  title: string
  lines: { key: string; what: string; when: string; decision?: string | null }[]
}) {
  const t = useTexts(organisationsTexts)
  if (lines.length === 0) return null
  return (
    <Section title={title}>
      <ul className="ts-work">
        {lines.map(({ key, what, when, decision }) => (
          <li key={key}>
            <strong>{what}</strong>
            <span className="ts-quiet">
              {[when, decision && t('decision', { decision })].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Steps({ agency }: { agency: AgencyPage }) {
  const t = useTexts(organisationsTexts)
  const { locale } = useLanguage()
  const steps = [
    ...agency.predecessors.map((step) => ({ ...step, word: t('predecessors') })),
    ...agency.successors.map((step) => ({ ...step, word: t('successors') })),
  ]
  if (steps.length === 0) return null
  return (
    <Section title={t('steps')}>
      <ul className="ts-work">
        {steps.map((step) => (
          <li key={`${step.word}${step.agency.id}`}>
            <span>
              {step.word}: <AgencyLink agency={step.agency} />
            </span>
            <span className="ts-quiet">
              {[
                formatDate(step.effectiveOn, locale),
                step.decision && t('decision', { decision: step.decision }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Children({ agency }: { agency: AgencyPage }) {
  const t = useTexts(organisationsTexts)
  if (agency.children.length === 0) return null
  return (
    <Section title={t('children')}>
      <ul className="ts-columns">
        {agency.children.map((child) => (
          <li key={child.id}>
            <AgencyLink agency={child} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** One agency: particulars, officers, names and codes over time, what it came from and became. */
export function Page() {
  const t = useTexts(organisationsTexts)
  const period = usePeriod()
  const code = usePathValue('code')
  const { date } = useSearchValues()
  const found = useApi<AgencyPage>(`/api/organisations/agencies/${encodeURIComponent(code)}`, { date })
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={8} />
  const agency = found.data
  const state = agency.active ? 'active' : 'inactive'
  return (
    <>
      <PageHeader
        title={agency.name}
        crumbs={[{ title: t('agencies'), to: '/co-quan' }]}
        state={<StateTag meaning={agency.active ? 'success' : 'neutral'}>{t(state)}</StateTag>}
        purpose={
          <>
            <code>{agency.code}</code> {agency.provisionalCode && `(${t('provisional')})`}
          </>
        }
        actions={
          <>
            <AppLink to={`/du-lieu?owner=${encodeURIComponent(agency.code)}`}>{t('datasets')}</AppLink>
            {!date && <AgencyActions agency={agency} />}
          </>
        }
      />
      <AsOf />
      <About agency={agency} />
      <FocalOfficers agency={agency} />
      <Steps agency={agency} />
      <Dated
        title={t('names')}
        lines={agency.names.map((line) => ({
          key: `${line.name}${line.validFrom}`,
          what: line.name,
          when: period(line.validFrom, line.validTo),
          decision: line.decision,
        }))}
      />
      <Dated
        title={t('codes')}
        lines={agency.codes.map((line) => ({
          key: line.code,
          what: line.provisional ? `${line.code} (${t('provisional')})` : line.code,
          when: period(line.validFrom, line.validTo),
        }))}
      />
      <Children agency={agency} />
    </>
  )
}
