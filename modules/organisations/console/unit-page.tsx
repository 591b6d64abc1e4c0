// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  Facts,
  Failure,
  formatDate,
  formatNumber,
  Loading,
  Note,
  PageHeader,
  Section,
  useApi,
  useLanguage,
  usePathValue,
  useSearchValues,
  useTexts,
} from '@tinhso/kernel/ui'
import type { Unit, UnitPage, UnitStep } from '@tinhso/organisations/contract'
import { AsOf } from './as-of.tsx'
import { organisationsTexts } from './organisations-texts.ts'
import { lastDayBefore, usePeriod } from './period.tsx'

function UnitLink({ unit }: { unit: Unit }) {
  // a code may have been used again since, so the link names a day on which it was this unit
  const day = unit.validFrom ?? (unit.validTo && lastDayBefore(unit.validTo))
  const date = day ? `?date=${day}` : ''
  return <AppLink to={`/don-vi-hanh-chinh/${encodeURIComponent(unit.code)}${date}`}>{unit.name}</AppLink>
}

function Steps({ title, steps }: { title: string; steps: UnitStep[] }) {
  const t = useTexts(organisationsTexts)
  const { locale } = useLanguage()
  if (steps.length === 0) return null
  return (
    <Section title={title}>
      <ul className="ts-work">
        {steps.map((step) => (
          <li key={step.unit.id}>
            <span>
              <UnitLink unit={step.unit} /> ({t(step.extent === 'full' ? 'whole' : 'partial')})
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

/** One administrative unit on a day: figures, what it came from, what it became. */
export function Page() {
  const t = useTexts(organisationsTexts)
  const period = usePeriod()
  const { locale } = useLanguage()
  const code = usePathValue('code')
  const { date } = useSearchValues()
  const found = useApi<UnitPage>(`/api/organisations/units/${encodeURIComponent(code)}`, { date })
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={8} />
  const unit = found.data
  return (
    <>
      <PageHeader
        title={unit.name}
        crumbs={[{ title: t('units'), to: '/don-vi-hanh-chinh' }]}
        purpose={
          <>
            <code>{unit.code}</code> · {unit.kind} · {period(unit.validFrom, unit.validTo)}
          </>
        }
      />
      <AsOf />
      {!unit.checked && (
        <div className="ts-before-table">
          <Note meaning="warning">{t('uncheckedHelp')}</Note>
        </div>
      )}
      <Section title={t('about')}>
        <Facts
          missing={t('missing')}
          facts={[
            { name: t('unitParent'), value: unit.parent && <UnitLink unit={unit.parent} /> },
            { name: t('area'), value: unit.areaKm2 && formatNumber(unit.areaKm2, locale) },
            {
              name: t('population'),
              value: unit.population === null ? null : formatNumber(unit.population, locale),
            },
            { name: t('seat'), value: unit.seat },
            { name: t('basis'), value: unit.decision },
            { name: t('source'), value: unit.source },
          ]}
        />
      </Section>
      <Steps title={t('predecessors')} steps={unit.predecessors} />
      <Steps title={t('successors')} steps={unit.successors} />
      {unit.versions.length > 1 && (
        <Section title={t('versions')}>
          <ul className="ts-work">
            {unit.versions.map((version) => (
              <li key={version.id}>
                <UnitLink unit={version} />
                <span className="ts-quiet">{period(version.validFrom, version.validTo)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
