// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  type FieldError,
  FormPage,
  fieldErrorsOf,
  formatDateTime,
  Note,
  PageHeader,
  uiTexts,
  useCommand,
  useDraft,
  useGo,
  useTexts,
} from '@tinhso/kernel/ui'
import type { CodeList } from '@tinhso/reference/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { emptyCodeList, missingParts, publicationOf } from './code-list-draft.ts'
import { CodeListFields } from './code-list-fields.tsx'
import { referenceTexts } from './reference-texts.ts'

const PLACES = { 'reference.duplicate-code-list': 'code' }

/** Publishes a code list; its codes are added or imported afterwards (R-REF-01). */
export function Page() {
  const t = useTexts(referenceTexts)
  const ui = useTexts(uiTexts)
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
      <FormPage
        errors={errors}
        onSubmit={submit}
        before={
          <>
            {found && (
              <Note actions={<Button onClick={drop}>{ui('draftDrop')}</Button>}>{ui('draftFound')}</Note>
            )}
            {publish.error && errors.length === 0 && <Failure problem={publish.error} />}
          </>
        }
        actions={
          <>
            <Button type="primary" htmlType="submit" loading={publish.isPending}>
              {t('publish')}
            </Button>
            {savedAt && (
              <span className="ts-quiet">{ui('draftKept', { time: formatDateTime(savedAt) })}</span>
            )}
          </>
        }
      >
        <CodeListFields {...{ draft, change, errors }} />
      </FormPage>
    </>
  )
}
