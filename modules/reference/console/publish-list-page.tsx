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
import type { CodeList } from '@tinhso/reference/contract'
import { useState } from 'react'
import { emptyCodeList, missingParts, publicationOf } from './code-list-draft.ts'
import { CodeListFields } from './code-list-fields.tsx'
import { referenceTexts } from './reference-texts.ts'

const PLACES = { 'reference.duplicate-code-list': 'code' }

/** Publishes a code list; its codes are added or imported afterwards (R-REF-01). */
export function Page() {
  const t = useTexts(referenceTexts)
  const go = useGo()
  const { value: draft, change, savedAt, found, drop } = useDraft('reference.publish', emptyCodeList)
  const [missing, setMissing] = useState<FieldError[]>([])
  const publish = useCommand<void, CodeList>(
    () => ({ path: '/api/reference/code-lists', body: publicationOf(draft) }),
    ['/api/reference'],
  )
  const errors = missing.length > 0 ? missing : fieldErrorsOf(publish.error, PLACES)
  const submit = () => {
    const parts = missingParts(draft, t)
    setMissing(parts)
    if (parts.length > 0) return
    publish.mutate(undefined, {
      onSuccess: ({ code }) => {
        drop()
        go(`/danh-muc/${encodeURIComponent(code)}`)
      },
    })
  }
  return (
    <>
      <PageHeader
        title={t('publish')}
        purpose={t('publishPurpose')}
        crumbs={[{ title: t('lists'), to: '/danh-muc' }]}
      />
      <DraftForm
        draft={{ found, savedAt, drop }}
        errors={errors}
        problem={publish.error}
        pending={publish.isPending}
        submitLabel={t('publish')}
        onSubmit={submit}
      >
        <CodeListFields {...{ draft, change, errors }} />
      </DraftForm>
    </>
  )
}
