// SPDX-License-Identifier: Apache-2.0
import { Facts, formatDateTime, Note, Section, StateTag, useTexts } from '@tinhso/kernel/ui'
import type { PurgeResult } from '@tinhso/security/contract'
import { PlacesTable } from './places-table.tsx'
import { securityTexts } from './security-texts.ts'

function Verdict({ result }: { result: PurgeResult }) {
  const t = useTexts(securityTexts)
  if (result.places.some(({ found }) => found > 0)) return <Note meaning="danger">{t('notClean')}</Note>
  if (result.samples === 0) return <Note meaning="warning">{t('noSamples')}</Note>
  if (!result.complete) return <Note meaning="warning">{t('incomplete')}</Note>
  return <Note meaning="success">{t('clean')}</Note>
}

/** What the search at the end found, and the backups that people must treat. */
export function PurgeOutcome({ result }: { result: PurgeResult }) {
  const t = useTexts(securityTexts)
  return (
    <>
      <Section title={t('result')}>
        <div className="ts-stack">
          <Verdict result={result} />
          {result.refused.length > 0 && (
            <Note meaning="warning">{t('refusedParts', { parts: result.refused.join('; ') })}</Note>
          )}
          {result.places.length > 0 && <PlacesTable places={result.places} />}
        </div>
      </Section>
      <Section title={t('backups')} note={t('backupsNote')}>
        {result.backups.length === 0 ? (
          <p>{t('noBackups')}</p>
        ) : (
          <Facts
            missing={t('missing')}
            facts={result.backups.map(({ name, madeAt, mayHold }) => ({
              name: madeAt ? `${name} (${formatDateTime(madeAt)})` : name,
              value: (
                <StateTag meaning={mayHold ? 'warning' : 'neutral'}>
                  {mayHold ? t('mayHold') : t('holdsNot')}
                </StateTag>
              ),
              wide: true,
            }))}
          />
        )}
      </Section>
    </>
  )
}
