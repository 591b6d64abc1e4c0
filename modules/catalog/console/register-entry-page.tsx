// SPDX-License-Identifier: Apache-2.0
import {
  DraftForm,
  type FieldError,
  PageHeader,
  useCommand,
  useDraft,
  useGo,
  useSearchValues,
  useSession,
  useTexts,
} from '@tinhso/kernel/ui'
import { useState } from 'react'
import { catalogTexts } from './catalog-texts.ts'
import { emptyDraft, missingParts, registrationOf } from './registration-draft.ts'
import { ClassificationFields, ContentFields, WhatFields } from './registration-fields.tsx'
import { SimilarNote, useSimilarEntries } from './similar-entries.tsx'

/** Registers a dataset and shows likely duplicates while it is being described (R-CAT-01, R-CAT-02). */
export function Page() {
  const t = useTexts(catalogTexts)
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
      <DraftForm
        draft={{ found, savedAt, drop }}
        errors={errors}
        problem={register.error}
        pending={register.isPending}
        submitLabel={t('submit')}
        onSubmit={submit}
      >
        <WhatFields {...{ draft, change, errors, owner }} />
        <SimilarNote items={similar} />
        <ContentFields {...{ draft, change, errors }} />
        <ClassificationFields {...{ draft, change, errors }} />
      </DraftForm>
    </>
  )
}
