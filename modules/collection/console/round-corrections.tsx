// SPDX-License-Identifier: Apache-2.0
import type { CorrectionView, RoundDetail } from '@tinhso/collection/contract'
import {
  AppLink,
  EmptyState,
  Failure,
  formatDateTime,
  type ListPage,
  Loading,
  StateTag,
  useApi,
  useTexts,
} from '@tinhso/kernel/ui'
import { roundPath, taskPage } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

const meanings = { waiting: 'waiting', loaded: 'success', refused: 'danger' } as const

/** Corrections after locking: old and new value, why, who asked, in which batch. */
export function RoundCorrections({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const found = useApi<ListPage<CorrectionView>>(`${roundPath(round.code)}/corrections`)
  if (found.error) return <Failure problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={3} />
  if (found.data.items.length === 0)
    return <EmptyState title={t('noCorrections')}>{t('noCorrectionsHelp')}</EmptyState>
  const words = {
    waiting: t('correctionWaits'),
    loaded: t('correctionLoaded'),
    refused: t('correctionRefused'),
  }
  return (
    <ul className="ts-work">
      {found.data.items.map((one) => (
        <li key={`${one.batchNumber}${one.key}`}>
          <div>
            <AppLink to={taskPage(round.code, one.agency.code)}>{one.agency.name}</AppLink>
            <p>
              {one.changes
                .map(({ field, before, after }) => `${field}: ${before ?? '—'} → ${after ?? '—'}`)
                .join('; ')}
            </p>
            <p className="ts-quiet">
              {one.reason} · {one.askedBy}, {formatDateTime(one.askedAt)}
            </p>
          </div>
          <div className="ts-row">
            <StateTag meaning={meanings[one.status]}>{words[one.status]}</StateTag>
            <AppLink to={`/du-lieu/${encodeURIComponent(round.dataset.code)}/lan-nap/${one.batchNumber}`}>
              {t('batch', { number: one.batchNumber })}
            </AppLink>
          </div>
        </li>
      ))}
    </ul>
  )
}
