// SPDX-License-Identifier: Apache-2.0

import { AppLink, Failure, type ListPage, Loading, RelativeTime, useApi, useTexts } from '@tinhso/kernel/ui'
import type { Batch } from '@tinhso/warehouse/contract'
import { batchPage } from './batch-api.ts'
import { BatchStatusTag } from './batch-status.tsx'
import { warehouseTexts } from './warehouse-texts.ts'

/** Batches that wait for this person: to confirm, to fix, to submit, to approve. */
export function Slot() {
  const t = useTexts(warehouseTexts)
  const work = useApi<ListPage<Batch>>('/api/warehouse/work', { limit: 20 }, { pollEvery: 30_000 })
  if (work.error) return <Failure problem={work.error} onRetry={() => work.refetch()} />
  if (!work.data) return <Loading lines={3} />
  if (work.data.items.length === 0) return <p className="ts-quiet">{t('workNone')}</p>
  return (
    <ul className="ts-work">
      {work.data.items.map((batch) => (
        <li key={`${batch.dataset.code}/${batch.number}`}>
          <div>
            <AppLink to={batchPage({ code: batch.dataset.code, number: batch.number })}>
              {batch.dataset.title}
            </AppLink>
            <p className="ts-quiet">
              {t('batchNumber', { number: batch.number })} · {batch.uploaded.name} ·{' '}
              <RelativeTime at={batch.uploaded.at} />
            </p>
          </div>
          <BatchStatusTag status={batch.status} />
        </li>
      ))}
    </ul>
  )
}
