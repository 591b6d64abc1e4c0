// SPDX-License-Identifier: Apache-2.0

import {
  Facts,
  Figures,
  formatBytes,
  formatDateTime,
  formatNumber,
  Section,
  useLanguage,
  useTexts,
} from '@tinhso/kernel/ui'
import type { BatchDetail } from '@tinhso/warehouse/contract'
import { warehouseTexts } from './warehouse-texts.ts'

/** Every record of the file accounted for (R-WH-02). */
export function BatchFigures({ counts }: { counts: NonNullable<BatchDetail['counts']> }) {
  const t = useTexts(warehouseTexts)
  return (
    <Figures
      figures={[
        { name: t('figurePhysical'), value: counts.physical },
        { name: t('figureGood'), value: counts.good, tone: 'success' },
        {
          name: t('figureBad'),
          value: counts.quarantined,
          ...(counts.quarantined > 0 ? { tone: 'warning' as const } : {}),
        },
        { name: t('figureNonData'), value: counts.nonData, note: t('figureNonDataNote') },
        ...(counts.discarded > 0 ? [{ name: t('figureDiscarded'), value: counts.discarded }] : []),
        ...(counts.warned > 0 ? [{ name: t('figureWarned'), value: counts.warned }] : []),
      ]}
    />
  )
}

/** Who brought what, who decided, and the evidence of the file. */
export function BatchFacts({ batch }: { batch: BatchDetail }) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const by = (person: { name: string; at: string } | null) =>
    person && t('byWhen', { name: person.name, when: formatDateTime(person.at, locale) })
  const size = batch.fileSize === null ? '' : ` (${formatBytes(batch.fileSize, locale)})`
  const facts = [
    { name: t('file'), value: batch.fileName && `${batch.fileName}${size}` },
    { name: t('loadMode'), value: t(`mode.${batch.mode}`) },
    { name: t('source'), value: batch.source },
    { name: t('note'), value: batch.note },
    { name: t('uploadedBy'), value: by(batch.uploaded) },
    { name: t('submittedBy'), value: by(batch.submitted) },
    { name: t('decidedBy'), value: by(batch.decided) },
    { name: t('loadedAt'), value: batch.loadedAt && formatDateTime(batch.loadedAt, locale) },
    { name: t('closedRows'), value: batch.closedRows ? formatNumber(batch.closedRows, locale) : null },
    { name: t('reason'), value: batch.leftOutReason ?? batch.decisionReason },
    {
      name: t('hash'),
      value: batch.fileHash && <code className="ts-hash">{batch.fileHash}</code>,
      wide: true,
    },
  ]
  return (
    <Section title={t('detail')}>
      <Facts facts={facts.filter(({ value }) => value)} missing={t('missing')} />
    </Section>
  )
}
