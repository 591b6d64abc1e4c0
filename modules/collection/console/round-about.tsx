// SPDX-License-Identifier: Apache-2.0
import type { RoundDetail } from '@tinhso/collection/contract'
import { AppLink, Facts, formatDate, formatDateTime, Section, useTexts } from '@tinhso/kernel/ui'
import { roundTexts } from './round-texts.ts'

/** What the round asks for, on which ground, and who did what with it. */
export function RoundAbout({ round }: { round: RoundDetail }) {
  const t = useTexts(roundTexts)
  const { opened, locked } = round
  return (
    <Section title={t('about')}>
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
