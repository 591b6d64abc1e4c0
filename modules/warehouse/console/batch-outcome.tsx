// SPDX-License-Identifier: Apache-2.0

import { formatNumber, Note, useGo, useLanguage, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { BatchDetail } from '@tinhso/warehouse/contract'
import { Button } from 'antd'
import type { BatchAddress } from './batch-api.ts'
import { warehouseTexts } from './warehouse-texts.ts'

/** The state of the batch as one message with the next step. */
export function BatchOutcome({ batch, address }: { batch: BatchDetail; address: BatchAddress }) {
  const t = useTexts(warehouseTexts)
  const textOf = useTextOf()
  const go = useGo()
  const { locale } = useLanguage()
  const dataset = `/du-lieu/${encodeURIComponent(address.code)}`
  const again = <Button onClick={() => go(`${dataset}/nap`)}>{t('uploadAgain')}</Button>
  switch (batch.status) {
    case 'ready':
      return (
        <Note meaning="success" title={t('readyTitle')}>
          {t('readyHelp')}
        </Note>
      )
    case 'submitted':
      return batch.allowed.includes('approve') ? (
        <Note title={t('approveTitle')}>{t('approveHelp')}</Note>
      ) : (
        <Note title={t('submittedTitle')}>{t('submittedHelp')}</Note>
      )
    case 'loaded':
      return (
        <Note
          meaning="success"
          title={t('loadedTitle')}
          actions={<Button onClick={() => go(`${dataset}?tab=data`)}>{t('seeData')}</Button>}
        >
          {t('loadedHelp', { count: formatNumber(batch.counts?.good ?? 0, locale) })}
        </Note>
      )
    case 'returned':
      return (
        <Note meaning="danger" title={t('returnedTitle')} actions={again}>
          {batch.decisionReason}
        </Note>
      )
    case 'failed':
      return (
        <Note meaning="danger" title={t('failedTitle')} actions={again}>
          {textOf(batch.problem?.message)}
        </Note>
      )
    default:
      return null
  }
}
