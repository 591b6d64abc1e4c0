// SPDX-License-Identifier: Apache-2.0
import type { RoundChecks as Checks, RoundDetail } from '@tinhso/collection/contract'
import { AppLink, Failure, formatNumber, Loading, Note, Section, useApi, useTexts } from '@tinhso/kernel/ui'
import { roundPath, taskPage } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

const percent = (value: number | null) =>
  value === null ? '—' : `${value > 0 ? '+' : ''}${formatNumber(value)} %`

function Sums({ checks }: { checks: Checks }) {
  const t = useTexts(roundTexts)
  return (
    <div className="co-grid">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('figure')}</th>
            <th scope="col" className="co-number">
              {t('total')}
            </th>
            <th scope="col" className="co-number">
              {t('lastPeriod')}
            </th>
            <th scope="col" className="co-number">
              {t('change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.sums.map((sum) => (
            <tr key={sum.field}>
              <th scope="row">{sum.field}</th>
              <td className="co-number" data-label={t('total')}>
                {formatNumber(sum.total)}
              </td>
              <td className="co-number" data-label={t('lastPeriod')}>
                {formatNumber(sum.last)}
              </td>
              <td className="co-number" data-label={t('change')}>
                {percent(sum.changePercent)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Warnings({ checks, code }: { checks: Checks; code: string }) {
  const t = useTexts(roundTexts)
  if (checks.warnings.length === 0) return <Note meaning="success">{t('nothingStandsOut')}</Note>
  return (
    <ul className="ts-work">
      {checks.warnings.map((warning) => (
        <li key={`${warning.kind}${warning.agency.code}${warning.field}`}>
          <div>
            <AppLink to={taskPage(code, warning.agency.code)}>{warning.agency.name}</AppLink>
            <p className="ts-quiet">
              {warning.kind === 'outlier'
                ? t('warnOutlier', { field: warning.field, value: formatNumber(warning.value) })
                : t('warnChanged', {
                    field: warning.field,
                    value: formatNumber(warning.value),
                    last: formatNumber(warning.last),
                    change: percent(warning.changePercent),
                  })}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Sums over all agencies, what stands out, and who is missing. */
export function RoundChecks({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const found = useApi<Checks>(`${roundPath(round.code)}/checks`)
  if (found.error) return <Failure problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={5} />
  const checks = found.data
  return (
    <>
      <Section
        title={t('sums')}
        note={
          checks.comparedWith
            ? t('comparedWith', { title: checks.comparedWith.title })
            : t(checks.basis === 'store' ? 'comparedWithStore' : 'nothingBefore')
        }
      >
        <Sums checks={checks} />
      </Section>
      <Section title={t('standsOut')} note={t('toleranceIs', { percent: checks.tolerancePercent })}>
        <Warnings checks={checks} code={round.code} />
      </Section>
      {checks.missing.length > 0 && (
        <Section title={t('missingAgencies', { count: checks.missing.length })}>
          <p>{checks.missing.map(({ name }) => name).join('; ')}</p>
        </Section>
      )}
    </>
  )
}
