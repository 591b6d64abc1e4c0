// SPDX-License-Identifier: Apache-2.0
import { formatShare, useLanguage, useTexts } from '@tinhso/kernel/ui'
import { dimensions, type Shares } from '@tinhso/quality/contract'
import './quality.css'
import { qualityTexts } from './quality-texts.ts'

const levelOf = (share: number | null) =>
  share === null ? undefined : share >= 0.95 ? 'good' : share >= 0.8 ? 'fair' : 'weak'

/** A share in words with a bar under it; the bar only repeats what the words say. */
export function Share({ share }: { share: number | null }) {
  const { locale } = useLanguage()
  return (
    <span className="q-share" data-level={levelOf(share)}>
      {share === null ? '—' : formatShare(share, locale)}
      <i aria-hidden>
        <b style={{ width: `${Math.round((share ?? 0) * 100)}%` }} />
      </i>
    </span>
  )
}

/** Đúng – Đủ – Sạch – Sống – Thống nhất side by side, each with what it means. */
export function Measures({ shares }: { shares: Shares }) {
  const t = useTexts(qualityTexts)
  return (
    <dl className="q-measures">
      {dimensions.map((dimension) => (
        <div key={dimension}>
          <dt>{t(dimension)}</dt>
          <dd>
            <Share share={shares[dimension]} />
            <small>{t(`${dimension}Help`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
