// SPDX-License-Identifier: Apache-2.0

import { formatNumber, ProgressLine, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { BatchDetail } from '@tinhso/warehouse/contract'
import { warehouseTexts } from './warehouse-texts.ts'

function useWords(batch: BatchDetail) {
  const t = useTexts(warehouseTexts)
  const { locale } = useLanguage()
  const { progress, status } = batch
  if (progress?.step === 'waiting') return t('movingWaiting')
  const what = t(
    status === 'approved' ? 'movingLoading' : status === 'checking' ? 'movingChecking' : 'movingReading',
  )
  if (!progress || progress.done === 0) return what
  const done = formatNumber(progress.done, locale)
  if (progress.total === null) return t('movingCount', { what, done })
  return t('movingCountOf', { what, done, total: formatNumber(progress.total, locale) })
}

/** What the house is doing with the batch now; the page may be left. */
export function BatchMoving({ batch }: { batch: BatchDetail }) {
  const t = useTexts(warehouseTexts)
  const words = useWords(batch)
  const { progress } = batch
  const share = progress?.total ? progress.done / progress.total : undefined
  return (
    <div className="ts-panel">
      <ProgressLine label={words} share={share} />
      <p className="ts-quiet">{t('movingLeave')}</p>
    </div>
  )
}
