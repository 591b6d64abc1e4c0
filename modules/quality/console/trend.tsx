// SPDX-License-Identifier: Apache-2.0
import { formatDate, formatShare, useLanguage, useTexts } from '@tinhso/kernel/ui'
import type { Point } from '@tinhso/quality/contract'
import './quality.css'
import { qualityTexts } from './quality-texts.ts'

const [width, height, left, bottom] = [720, 200, 44, 24]

type Known = Point & { overall: number }

/** How the overall measure went, week by week: a line, and the same as a table for who cannot see it. */
export function Trend({ points }: { points: Point[] }) {
  const t = useTexts(qualityTexts)
  const { locale } = useLanguage()
  const known = points.filter((point): point is Known => point.overall !== null)
  if (known.length < 2) return <p className="ts-quiet">{t('trendShort')}</p>
  const lowest = Math.min(0.5, Math.floor(Math.min(...known.map(({ overall }) => overall)) * 10) / 10)
  const x = (index: number) => left + 8 + (index / (known.length - 1)) * (width - left - 60)
  const y = (share: number) => 10 + ((1 - share) / (1 - lowest)) * (height - bottom - 20)
  const first = known[0]!
  const last = known.at(-1)!
  return (
    <figure className="q-trend">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={t('trend')}>
        {[1, (1 + lowest) / 2, lowest].map((share) => (
          <g key={share}>
            <line x1={left} x2={width} y1={y(share)} y2={y(share)} />
            <text x={0} y={y(share) + 4}>
              {formatShare(share, locale)}
            </text>
          </g>
        ))}
        <polyline points={known.map(({ overall }, index) => `${x(index)},${y(overall)}`).join(' ')} />
        <circle cx={x(known.length - 1)} cy={y(last.overall)} r={4} />
        <text x={x(known.length - 1) + 8} y={y(last.overall) + 4}>
          {formatShare(last.overall, locale)}
        </text>
        <text x={left} y={height - 4}>
          {formatDate(first.day, locale)}
        </text>
        <text x={width - 52} y={height - 4} textAnchor="end">
          {formatDate(last.day, locale)}
        </text>
      </svg>
      <table className="ts-sr">
        <caption>{t('trend')}</caption>
        <thead>
          <tr>
            <th>{t('week')}</th>
            <th>{t('overall')}</th>
          </tr>
        </thead>
        <tbody>
          {known.map(({ day, overall }) => (
            <tr key={day}>
              <td>{formatDate(day, locale)}</td>
              <td>{formatShare(overall, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
