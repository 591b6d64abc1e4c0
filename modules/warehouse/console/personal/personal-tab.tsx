// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import { Facts, Failure, Loading, Note, Section, useApi, useTexts } from '@tinhso/kernel/ui'
import type { PersonalData } from '@tinhso/warehouse/contract'
import '../warehouse.css'
import { datasetPath } from '../batch-api.ts'
import { PurposeLink } from './lowering-reason.tsx'
import { personalTexts } from './personal-texts.ts'
import { ReadsSection } from './reads-section.tsx'
import { ScanSection } from './scan-section.tsx'

function useMissingWords() {
  const t = useTexts(personalTexts)
  return (missing: readonly string[]) =>
    missing.map((gap) => t(`missing.${gap}` as 'missing.purpose')).join(', ')
}

function Basis({ about, code }: { about: PersonalData; code: string }) {
  const t = useTexts(personalTexts)
  const missing = useMissingWords()
  return (
    <Section title={t('basisTitle')}>
      {about.missing.length > 0 && (
        <Note meaning="warning" title={`${t('missing')}: ${missing(about.missing)}`}>
          <p>{t('basisMissing')}</p>
          <PurposeLink code={code} />
        </Note>
      )}
      <Facts
        missing={t('none')}
        facts={[
          { name: t('purpose'), value: about.purpose, wide: true },
          { name: t('legalBasis'), value: about.legalBasis.join('; ') },
          {
            name: t('protectedFields'),
            value: about.fields.map(({ title, level }) => `${title} (${t(`level.${level}`)})`).join(', '),
          },
        ]}
      />
    </Section>
  )
}

function Lowered({ lowered }: { lowered: PersonalData['lowered'] }) {
  const t = useTexts(personalTexts)
  if (lowered.length === 0) return null
  return (
    <Section title={t('lowered')}>
      <ul className="ts-lines">
        {lowered.map((line) => (
          <li key={`${line.schemaVersion} ${line.title}`}>
            {t('loweredLine', {
              ...line,
              proposed: t(`level.${line.proposed}`),
              chosen: t(`level.${line.chosen}`),
            })}{' '}
            <span className="ts-quiet">({line.name})</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Personal data of a dataset: what it is for, what is protected, what the scan found, who read it. */
export function Slot({ subject }: { subject: EntryPage }) {
  const about = useApi<PersonalData>(`${datasetPath(subject.code)}/personal-data`)
  if (about.error) return <Failure problem={about.error} onRetry={() => about.refetch()} />
  if (!about.data) return <Loading />
  return (
    <>
      <Basis about={about.data} code={subject.code} />
      <Lowered lowered={about.data.lowered} />
      <ScanSection about={about.data} code={subject.code} />
      {about.data.maySeeReads && <ReadsSection code={subject.code} />}
    </>
  )
}
