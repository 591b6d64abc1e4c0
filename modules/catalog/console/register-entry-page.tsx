// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  type FieldError,
  FormPage,
  formatDateTime,
  Note,
  PageHeader,
  uiTexts,
  useCommand,
  useDraft,
  useGo,
  useSearchValues,
  useSession,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { catalogTexts } from './catalog-texts.ts'
import { emptyDraft, missingParts, registrationOf } from './registration-draft.ts'
import { ClassificationFields, ContentFields, WhatFields } from './registration-fields.tsx'
import { SimilarNote, useSimilarEntries } from './similar-entries.tsx'

/** Registers a dataset and shows likely duplicates while it is being described (R-CAT-01, R-CAT-02). */
export function Page() {
  const t = useTexts(catalogTexts)
  const ui = useTexts(uiTexts)
  const go = useGo()
  const { account } = useSession()
  const { planned } = useSearchValues()
  const {
    value: draft,
    change,
    savedAt,
    found,
    drop,
  } = useDraft(`catalog.register.${planned ?? ''}`, emptyDraft)
  const [missing, setMissing] = useState<FieldError[]>([])
  const similar = useSimilarEntries(draft)
  const register = useCommand<void, { code: string; caseId: string }>(
    () => ({ path: '/api/catalog/entries', body: registrationOf(draft, planned) }),
    ['/api/catalog', '/api/procedures'],
  )
  const errors = missing.length > 0 ? missing : (register.error?.fields ?? [])
  const submit = () => {
    const parts = missingParts(draft, t)
    setMissing(parts)
    if (parts.length > 0) return
    register.mutate(undefined, {
      onSuccess: ({ caseId }) => {
        drop()
        go(`/ho-so/${caseId}`)
      },
    })
  }
  const owner = (
    <div className="ts-field">
      <span className="ts-field-label">{t('owner')}</span>
      <p className="ts-help">{t('ownerHelp')}</p>
      <p>{account.agencyName}</p>
    </div>
  )
  return (
    <>
      <PageHeader
        title={t('register')}
        purpose={t('registerPurpose')}
        crumbs={[{ title: t('catalog'), to: '/du-lieu' }]}
      />
      <FormPage
        errors={errors}
        onSubmit={submit}
        before={
          <>
            {found && (
              <Note actions={<Button onClick={drop}>{ui('draftDrop')}</Button>}>{ui('draftFound')}</Note>
            )}
            {register.error && errors.length === 0 && <Failure problem={register.error} />}
          </>
        }
        actions={
          <>
            <Button type="primary" htmlType="submit" loading={register.isPending}>
              {t('submit')}
            </Button>
            {savedAt && (
              <span className="ts-quiet">{ui('draftKept', { time: formatDateTime(savedAt) })}</span>
            )}
          </>
        }
      >
        <WhatFields {...{ draft, change, errors, owner }} />
        <SimilarNote items={similar} />
        <ContentFields {...{ draft, change, errors }} />
        <ClassificationFields {...{ draft, change, errors }} />
      </FormPage>
    </>
  )
}
