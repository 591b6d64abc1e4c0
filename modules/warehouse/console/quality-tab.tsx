// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  EmptyState,
  Failure,
  Figures,
  formatNumber,
  formatShare,
  Loading,
  Section,
  SlotContent,
  useApi,
  useLanguage,
  useSlot,
  useTexts,
} from '@tinhso/kernel/ui'
import type { DatasetQuality, DatasetSchema } from '@tinhso/warehouse/contract'
import { Gauge } from 'lucide-react'
import { Fragment } from 'react'
import './warehouse.css'
import { datasetPath } from './batch-api.ts'
import { useRuleName } from './rule-names.ts'
import { warehouseTexts } from './warehouse-texts.ts'

type Bar = { name: string; share: number; value: string }

/** Named bars with their values in words beside them, so that nothing is told by length alone. */
function Bars({ bars }: { bars: Bar[] }) {
  return (
    <div className="wh-bars">
      {bars.map(({ name, share, value }) => (
        <Fragment key={name}>
          <span>{name}</span>
          <div className="wh-bar" aria-hidden>
            <span style={{ width: `${Math.round(share * 100)}%` }} />
          </div>
          <span>{value}</span>
        </Fragment>
      ))}
    </div>
  )
}

/** How good the data is: what passes, what fails most, how full each field is, how it went over the batches (R-WH-14). */
export function Slot({ subject }: { subject: EntryPage }) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const path = datasetPath(subject.code)
  const quality = useApi<DatasetQuality>(`${path}/quality`)
  const schema = useApi<DatasetSchema | null>(`${path}/schema`)
  const nameOf = useRuleName(schema.data)
  const measures = useSlot('datasetQuality.measures')
  if (quality.error && quality.error.status !== 404)
    return <Failure problem={quality.error} onRetry={() => quality.refetch()} />
  if (quality.isPending) return <Loading />
  if (!quality.data || quality.data.batches === 0) {
    return (
      <EmptyState icon={Gauge} title={t('qualityEmpty')}>
        {t('dataEmptyHelp')}
      </EmptyState>
    )
  }
  const { passingShare, checkedRows, daysSinceLoad, faultsByRule, completeness, history } = quality.data
  const faults = Object.entries(faultsByRule).sort((left, right) => right[1] - left[1])
  const most = faults[0]?.[1] ?? 1
  const percent = (share: number | null) => (share === null ? '—' : formatShare(share, locale))
  return (
    <>
      {measures.map((filling) => (
        <SlotContent key={filling.key} filling={filling} subject={subject} />
      ))}
      <Figures
        figures={[
          { name: t('qualityShare'), value: percent(passingShare) },
          { name: t('qualityChecked'), value: checkedRows },
          { name: t('qualityAge'), value: daysSinceLoad },
        ]}
      />
      {faults.length > 0 && (
        <Section title={t('qualityFaults')}>
          <Bars
            bars={faults.slice(0, 12).map(([rule, count]) => ({
              name: nameOf(rule),
              share: count / most,
              value: formatNumber(count, locale),
            }))}
          />
        </Section>
      )}
      <Section title={t('qualityCompleteness')}>
        <Bars
          bars={completeness.map(({ title, share }) => ({
            name: title,
            share: share ?? 0,
            value: percent(share),
          }))}
        />
      </Section>
      {history.length > 1 && (
        <Section title={t('qualityHistory')}>
          <Bars
            bars={history.map(({ batch, checked, passed }) => ({
              name: t('batchNumber', { number: batch }),
              share: checked === 0 ? 0 : passed / checked,
              value: percent(checked === 0 ? null : passed / checked),
            }))}
          />
        </Section>
      )}
    </>
  )
}
