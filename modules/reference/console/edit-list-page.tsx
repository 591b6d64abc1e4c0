// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  type FieldError,
  FormPage,
  Loading,
  PageHeader,
  uiTexts,
  useApi,
  useCommand,
  useGo,
  usePathValue,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import type { CodeListPage } from '@tinhso/reference/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { changeOf, draftOf, missingParts } from './code-list-draft.ts'
import { CodeListFields } from './code-list-fields.tsx'
import { referenceTexts } from './reference-texts.ts'

function EditForm({ list }: { list: CodeListPage }) {
  const t = useTexts(referenceTexts)
  const ui = useTexts(uiTexts)
  const go = useGo()
  const [draft, setDraft] = useState(() => draftOf(list))
  const [missing, setMissing] = useState<FieldError[]>([])
  const change = (changes: Partial<typeof draft>) => setDraft((current) => ({ ...current, ...changes }))
  const page = `/danh-muc/${encodeURIComponent(list.code)}`
  const save = useCommand<void>(
    () => ({
      method: 'PATCH',
      path: `/api/reference/code-lists/${encodeURIComponent(list.code)}`,
      body: changeOf(draft, list.version),
    }),
    ['/api/reference'],
  )
  const errors = missing.length > 0 ? missing : (save.error?.fields ?? [])
  const submit = () => {
    const parts = missingParts(draft, t)
    setMissing(parts)
    if (parts.length === 0) save.mutate(undefined, { onSuccess: () => go(page) })
  }
  return (
    <FormPage
      errors={errors}
      onSubmit={submit}
      before={save.error && errors.length === 0 && <Failure problem={save.error} />}
      actions={
        <>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {t('save')}
          </Button>
          <Button onClick={() => go(page)}>{ui('cancel')}</Button>
        </>
      }
    >
      <CodeListFields {...{ draft, change, errors }} fixed />
    </FormPage>
  )
}

/** Changes the head of a code list; its codes have their own steps because they are dated. */
export function Page() {
  const t = useTexts(referenceTexts)
  const textOf = useTextOf()
  const code = usePathValue('list')
  const found = useApi<CodeListPage>(`/api/reference/code-lists/${encodeURIComponent(code)}`)
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading />
  const crumbs = [
    { title: t('lists'), to: '/danh-muc' },
    { title: textOf(found.data.name), to: `/danh-muc/${encodeURIComponent(code)}` },
  ]
  return (
    <>
      <PageHeader title={t('editList')} purpose={t('editListPurpose')} crumbs={crumbs} />
      <EditForm key={found.data.version} list={found.data} />
    </>
  )
}
