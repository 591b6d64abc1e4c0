// SPDX-License-Identifier: Apache-2.0
import {
  DraftForm,
  type FieldError,
  fieldErrorsOf,
  PageHeader,
  useCommand,
  useDraft,
  useGo,
  useTexts,
} from '@tinhso/kernel/ui'
import type { LegalDocument } from '@tinhso/legal-basis/contract'
import { useState } from 'react'
import { emptyDocument, missingParts, registrationOf } from './document-draft.ts'
import { DocumentFields } from './document-fields.tsx'
import { legalTexts } from './legal-texts.ts'

const PLACES = { 'legal-basis.duplicate-document': 'number', 'legal-basis.validity-order': 'validTo' }

/** Enters a legal document, so that procedures and lists can cite it. */
export function Page() {
  const t = useTexts(legalTexts)
  const go = useGo()
  const { value: draft, change, savedAt, found, drop } = useDraft('legal-basis.register', emptyDocument)
  const [missing, setMissing] = useState<FieldError[]>([])
  const register = useCommand<void, LegalDocument>(
    () => ({ path: '/api/legal-basis/documents', body: registrationOf(draft) }),
    ['/api/legal-basis'],
  )
  const errors = missing.length > 0 ? missing : fieldErrorsOf(register.error, PLACES)
  const submit = () => {
    const parts = missingParts(draft, t)
    setMissing(parts)
    if (parts.length > 0) return
    register.mutate(undefined, {
      onSuccess: ({ ref }) => {
        drop()
        go(`/van-ban/${encodeURIComponent(ref)}`)
      },
    })
  }
  return (
    <>
      <PageHeader
        title={t('register')}
        purpose={t('registerPurpose')}
        crumbs={[{ title: t('documents'), to: '/van-ban' }]}
      />
      <DraftForm
        draft={{ found, savedAt, drop }}
        errors={errors}
        problem={register.error}
        pending={register.isPending}
        submitLabel={t('register')}
        onSubmit={submit}
      >
        <DocumentFields {...{ draft, change, errors }} />
      </DraftForm>
    </>
  )
}
