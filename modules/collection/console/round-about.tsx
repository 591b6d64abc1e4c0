// SPDX-License-Identifier: Apache-2.0
import type { RoundDetail } from '@tinhso/collection/contract'
import {
  AppLink,
  Facts,
  formatDate,
  formatDateTime,
  ReasonDialog,
  Section,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { useRoundAct } from './round-api.ts'
import { roundTexts } from './round-texts.ts'

function CancelRound({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const [asking, setAsking] = useState(false)
  const act = useRoundAct(round.code)
  if (!round.allowed.includes('cancel')) return null
  const close = () => {
    act.reset()
    setAsking(false)
  }
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        {t('cancel')}
      </Button>
      <ReasonDialog
        open={asking}
        title={t('cancel')}
        consequence={t('cancelConsequence')}
        confirm={t('cancel')}
        danger
        busy={act.isPending}
        problem={act.error}
        onConfirm={(reason) => act.mutate({ act: 'cancel', body: { reason } }, { onSuccess: close })}
        onClose={close}
      />
    </>
  )
}

/** What the round asks for, on which ground, and who did what with it. */
export function RoundAbout({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const { opened, locked } = round
  return (
    <Section title={t('about')} actions={<CancelRound round={round} />}>
      <Facts
        missing={t('missing')}
        facts={[
          {
            name: t('dataset'),
            value: (
              <AppLink to={`/du-lieu/${encodeURIComponent(round.dataset.code)}`}>
                {round.dataset.title}
              </AppLink>
            ),
          },
          { name: t('period'), value: round.period.value },
          { name: t('due'), value: formatDate(round.dueOn) },
          { name: t('scope'), value: round.scope.title },
          { name: t('openedBy'), value: `${opened.name}, ${formatDateTime(opened.at)}` },
          { name: t('lockedBy'), value: locked && `${locked.name}, ${formatDateTime(locked.at)}` },
          { name: t('legalBasis'), value: round.legalBasis.join('; ') },
          { name: t('case'), value: <AppLink to={`/ho-so/${round.caseId}`}>{t('case')}</AppLink> },
          {
            name: t('instructions'),
            value: round.instructions && <span className="co-text">{round.instructions}</span>,
            wide: true,
          },
        ]}
      />
    </Section>
  )
}
