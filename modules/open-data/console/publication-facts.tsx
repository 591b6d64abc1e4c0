// SPDX-License-Identifier: Apache-2.0
import {
  AppLink,
  Facts,
  Failure,
  formatDate,
  Note,
  Section,
  useCommand,
  useMay,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { licences, type Publication } from '@tinhso/open-data/contract'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { openDataTexts } from './open-data-texts.ts'
import { PublicationStatusTag } from './publication-status.tsx'

function UpdateButton({ code }: { code: string }) {
  const t = useTexts(openDataTexts)
  const path = `/api/open-data/publications/${encodeURIComponent(code)}`
  const update = useCommand<void>(() => ({ path: `${path}/versions` }), [path])
  return (
    <>
      {update.error && <Failure problem={update.error} />}
      {update.isSuccess && <Note meaning="success">{t('updateAsked')}</Note>}
      <Button loading={update.isPending} onClick={() => update.mutate()}>
        {t('update')}
      </Button>
    </>
  )
}

/** The state of a publication, what stands on the portal, and the ways on. */
export function PublicationFacts({ publication, action }: { publication: Publication; action: ReactNode }) {
  const t = useTexts(openDataTexts)
  const textOf = useTextOf()
  const may = useMay()
  const { status, datasetCode, caseId, currentVersion, publishedAt, nextUpdateDue, overdue } = publication
  const due = nextUpdateDue && `${formatDate(nextUpdateDue)}${overdue ? ` (${t('overdue')})` : ''}`
  const isPublic = currentVersion !== null
  return (
    <Section
      title={t('tab')}
      actions={
        <>
          {caseId && <AppLink to={`/ho-so/${caseId}`}>{t('openCase')}</AppLink>}
          {isPublic && <a href={`/du-lieu/${encodeURIComponent(datasetCode)}`}>{t('openPortal')}</a>}
          {status === 'published' && may('open-data.publication.update') && (
            <UpdateButton code={datasetCode} />
          )}
          {action}
        </>
      }
    >
      <Facts
        missing={t('missing')}
        facts={[
          {
            name: t('status'),
            value: <PublicationStatusTag status={status} />,
          },
          { name: t('version'), value: currentVersion },
          { name: t('publishedAt'), value: publishedAt && formatDate(publishedAt) },
          { name: t('nextUpdate'), value: due },
          { name: t('licence'), value: textOf(licences[publication.licence]) },
          ...(publication.withdrawalReason
            ? [{ name: t('reason'), value: publication.withdrawalReason, wide: true }]
            : []),
        ]}
      />
    </Section>
  )
}
