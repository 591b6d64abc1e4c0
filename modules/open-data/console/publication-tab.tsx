// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import { Failure, Loading, useApi, useTexts } from '@tinhso/kernel/ui'
import type { Publication } from '@tinhso/open-data/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { openDataTexts } from './open-data-texts.ts'
import { PreparePublication } from './prepare-publication.tsx'
import { PublicationFacts } from './publication-facts.tsx'

const ended = new Set(['refused', 'withdrawn'])

/** Where a dataset stands on its way to the public, and the owner's next step (R-OPN-06). */
export function Slot({ subject }: { subject: EntryPage }) {
  const t = useTexts(openDataTexts)
  const [again, setAgain] = useState(false)
  const publication = useApi<Publication>(
    `/api/open-data/publications/${encodeURIComponent(subject.code)}`,
    undefined,
    { pollEvery: (latest) => (latest?.status === 'confirmed' ? 3000 : false) },
  )
  if (publication.error && publication.error.status !== 404)
    return <Failure problem={publication.error} onRetry={() => publication.refetch()} />
  if (publication.isPending) return <Loading />
  const found = publication.data
  if (!found) return <PreparePublication entry={subject} />
  const action = ended.has(found.status) && subject.mayEdit && !again && (
    <Button onClick={() => setAgain(true)}>{t('again')}</Button>
  )
  return (
    <>
      <PublicationFacts publication={found} action={action} />
      {again && <PreparePublication entry={subject} />}
    </>
  )
}
