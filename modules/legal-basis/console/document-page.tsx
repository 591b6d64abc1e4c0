// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  Facts,
  Failure,
  formatDate,
  Loading,
  Note,
  PageHeader,
  Section,
  useApi,
  useLanguage,
  useMay,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import type { LegalDocument } from '@tinhso/legal-basis/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { DocumentStatusTag } from './document-list-page.tsx'
import { legalTexts } from './legal-texts.ts'
import { ValidityDialog } from './validity-dialog.tsx'

function DocumentFacts({ document }: { document: LegalDocument }) {
  const t = useTexts(legalTexts)
  const { locale } = useLanguage()
  const day = (value: string | null) => value && formatDate(value, locale)
  const { replacedBy } = document
  const cited = document.citations.map(({ seed, count }) => t('citedTimes', { seed, count })).join('; ')
  return (
    <Section title={t('about')}>
      <Facts
        missing={t('missing')}
        facts={[
          { name: t('type'), value: document.type },
          { name: t('issuer'), value: document.issuer },
          { name: t('level'), value: t(`level.${document.level}`) },
          { name: t('issuedOn'), value: day(document.issuedOn) },
          { name: t('validFrom'), value: day(document.validFrom) },
          { name: t('validTo'), value: day(document.validTo) },
          {
            name: t('replacedBy'),
            value: replacedBy && (
              <AppLink to={`/van-ban/${encodeURIComponent(replacedBy)}`}>{replacedBy}</AppLink>
            ),
          },
          { name: t('territory'), value: document.territory },
          { name: t('aliases'), value: document.aliases.join('; ') },
          { name: t('citations'), value: cited },
          { name: t('note'), value: document.note, wide: true },
        ]}
      />
    </Section>
  )
}

/** One legal document: what it is, when it holds, what replaced it, where it is cited. */
export function Page() {
  const t = useTexts(legalTexts)
  const may = useMay()
  const ref = usePathValue('ref')
  const [changing, setChanging] = useState(false)
  const found = useApi<LegalDocument>(`/api/legal-basis/documents/${encodeURIComponent(ref)}`)
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  const document = found.data
  return (
    <>
      <PageHeader
        title={document.number ?? document.ref}
        crumbs={[{ title: t('documents'), to: '/van-ban' }]}
        state={<DocumentStatusTag status={document.status} />}
        purpose={document.title}
        actions={
          may('legal-basis.document.manage') && (
            <Button onClick={() => setChanging(true)}>{t('changeValidity')}</Button>
          )
        }
      />
      {document.status === 'ended' && <Note meaning="warning">{t('endedNote')}</Note>}
      <DocumentFacts document={document} />
      {changing && <ValidityDialog document={document} onClose={() => setChanging(false)} />}
    </>
  )
}
