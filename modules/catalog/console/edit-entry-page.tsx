// SPDX-License-Identifier: Apache-2.0
import type { EntryPage } from '@tinhso/catalog/contract'
import {
  Failure,
  FormPage,
  Loading,
  PageHeader,
  uiTexts,
  useApi,
  useCommand,
  useGo,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { catalogTexts } from './catalog-texts.ts'
import { draftOf, registrationOf } from './registration-draft.ts'
import { ClassificationFields, ContentFields, WhatFields } from './registration-fields.tsx'

function EditForm({ entry }: { entry: EntryPage }) {
  const t = useTexts(catalogTexts)
  const ui = useTexts(uiTexts)
  const go = useGo()
  const [draft, setDraft] = useState(() => draftOf(entry))
  const change = (changes: Partial<typeof draft>) => setDraft((current) => ({ ...current, ...changes }))
  const path = `/du-lieu/${encodeURIComponent(entry.code)}`
  const save = useCommand<void>(() => {
    const { purpose, scope, sources, updateCycle, classification, legalBasis, personalDataPurpose } =
      registrationOf(draft, undefined)
    const kept = { purpose, scope, sources, updateCycle, classification, legalBasis, personalDataPurpose }
    return {
      method: 'PATCH',
      path: `/api/catalog/entries/${encodeURIComponent(entry.code)}`,
      body: { version: entry.version, ...kept },
    }
  }, ['/api/catalog'])
  const errors = save.error?.fields ?? []
  return (
    <FormPage
      errors={errors}
      onSubmit={() => save.mutate(undefined, { onSuccess: () => go(path) })}
      before={save.error && errors.length === 0 && <Failure problem={save.error} />}
      actions={
        <>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
          <Button onClick={() => go(path)}>{ui('cancel')}</Button>
        </>
      }
    >
      <WhatFields {...{ draft, change, errors }} fixed />
      <ContentFields {...{ draft, change, errors }} fixed />
      <ClassificationFields {...{ draft, change, errors }} />
    </FormPage>
  )
}

/** Changes the description of a dataset; the owner only. */
export function Page() {
  const t = useTexts(catalogTexts)
  const code = usePathValue('code')
  const entry = useApi<EntryPage>(`/api/catalog/entries/${encodeURIComponent(code)}`)
  if (entry.error) return <Failure page problem={entry.error} onRetry={() => entry.refetch()} />
  if (!entry.data) return <Loading />
  const crumbs = [
    { title: t('catalog'), to: '/du-lieu' },
    { title: entry.data.title, to: `/du-lieu/${encodeURIComponent(code)}` },
  ]
  return (
    <>
      <PageHeader title={t('edit')} purpose={t('editPurpose')} crumbs={crumbs} />
      <EditForm key={entry.data.version} entry={entry.data} />
    </>
  )
}
