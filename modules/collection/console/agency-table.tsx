// SPDX-License-Identifier: Apache-2.0
import type { RoundAgency, RoundDetail } from '@tinhso/collection/contract'
import { AppLink, DueDay, formatDateTime, ReasonDialog, useTexts } from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { ContributionTag } from './contribution-status.tsx'
import { taskPage, useRoundAct } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

const rank = ({ status, late }: RoundAgency) =>
  (late && status !== 'sent' && status !== 'accepted' ? 0 : 10) + order.indexOf(status)
const order: readonly string[] = [
  'returned',
  'not-opened',
  'drafting',
  'awaiting-approval',
  'sent',
  'accepted',
]

function ReturnButton({ round, line }: { round: RoundDetail; line: RoundAgency }) {
  const t = useTexts(roundTexts)
  const [asking, setAsking] = useState(false)
  const act = useRoundAct(round.code)
  const close = () => {
    setAsking(false)
    act.reset()
  }
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('giveBack')}
      </Button>
      <ReasonDialog
        open={asking}
        title={`${t('giveBack')}: ${line.agency.name}`}
        consequence={t('giveBackConsequence')}
        confirm={t('giveBack')}
        danger
        busy={act.isPending}
        problem={act.error}
        onConfirm={(reason) =>
          act.mutate(
            { act: `agencies/${encodeURIComponent(line.agency.code)}/return`, body: { reason } },
            { onSuccess: close },
          )
        }
        onClose={close}
      />
    </>
  )
}

function LineActions({ round, line }: { round: RoundDetail; line: RoundAgency }) {
  const t = useTexts(roundTexts)
  const act = useRoundAct(round.code)
  const may = (action: RoundAgency['allowed'][number]) => line.allowed.includes(action)
  const shown = line.status === 'sent' || line.status === 'accepted' || line.status === 'returned'
  return (
    <div className="co-line-actions">
      {shown && <AppLink to={taskPage(round.code, line.agency.code)}>{t('see')}</AppLink>}
      {may('accept') && (
        <Button
          size="small"
          loading={act.isPending}
          onClick={() => act.mutate({ act: `agencies/${encodeURIComponent(line.agency.code)}/accept` })}
        >
          {t('accept')}
        </Button>
      )}
      {may('return') && <ReturnButton {...{ round, line }} />}
    </div>
  )
}

/** Every agency, those that need a look first: late, returned, not opened, drafting, sent, accepted. */
export function AgencyTable({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const lines = [...round.agencies].sort((one, other) => rank(one) - rank(other))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="co-grid" aria-label={t('agencies')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('agency')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('due')}</th>
            <th scope="col" className="co-number">
              {t('rows')}
            </th>
            <th scope="col">{t('sentAt')}</th>
            <th scope="col">{t('filledBy')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.agency.code}>
              <th scope="row">{line.agency.name}</th>
              <td>
                <ContributionTag status={line.status} late={line.late} />
                {line.status === 'returned' && line.returnReason && (
                  <small className="co-reason">{line.returnReason}</small>
                )}
              </td>
              <td data-label={t('due')}>
                <DueDay due={line.dueOn} overdue={line.late} />
              </td>
              <td className="co-number" data-label={t('rows')}>
                {line.nothingToReport ? t('nothing') : line.status === 'not-opened' ? '—' : line.rowCount}
              </td>
              <td data-label={t('sentAt')}>{line.sentAt ? formatDateTime(line.sentAt) : '—'}</td>
              <td data-label={t('filledBy')}>{line.filledBy ?? '—'}</td>
              <td>
                <LineActions {...{ round, line }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
