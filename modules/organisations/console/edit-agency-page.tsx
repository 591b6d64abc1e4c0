// SPDX-License-Identifier: Apache-2.0
import {
  Failure,
  Field,
  type FieldError,
  FormPage,
  fieldErrorsOf,
  Loading,
  PageHeader,
  uiTexts,
  useApi,
  useCommand,
  useGo,
  usePathValue,
  useTexts,
} from '@tinhso/kernel/ui'
import type { AgencyPage } from '@tinhso/organisations/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { draftOf, faultsOf, particularChecks, updateOf } from './agency-draft.ts'
import { ContactFields, PlaceFields } from './agency-fields.tsx'
import { agencyFormTexts } from './agency-form-texts.ts'
import { organisationsTexts } from './organisations-texts.ts'

const PLACES = {
  'organisations.org-cycle': 'parentCode',
  'organisations.agency-not-found': 'parentCode',
  'organisations.agency-closed': 'parentCode',
}

function EditForm({ agency }: { agency: AgencyPage }) {
  const t = useTexts(agencyFormTexts)
  const ui = useTexts(uiTexts)
  const words = useTexts(organisationsTexts)
  const go = useGo()
  const [draft, setDraft] = useState(() => draftOf(agency))
  const [missing, setMissing] = useState<FieldError[]>([])
  const change = (changes: Partial<typeof draft>) => setDraft((current) => ({ ...current, ...changes }))
  const page = `/co-quan/${encodeURIComponent(agency.code)}`
  const save = useCommand<void>(
    () => ({
      method: 'PATCH',
      path: `/api/organisations/agencies/${encodeURIComponent(agency.code)}`,
      body: updateOf(draft, agency.version),
    }),
    ['/api/organisations'],
  )
  const errors = missing.length > 0 ? missing : fieldErrorsOf(save.error, PLACES)
  const submit = () => {
    const faults = faultsOf(particularChecks(draft), t)
    setMissing(faults)
    if (faults.length === 0) save.mutate(undefined, { onSuccess: () => go(page) })
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
      <PlaceFields {...{ draft, change, errors }} code={agency.code} />
      <ContactFields {...{ draft, change, errors }}>
        <Field path="head" label={words('head')} optional errors={errors}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={draft.head}
              onChange={(event) => change({ head: event.target.value })}
            />
          )}
        </Field>
      </ContactFields>
    </FormPage>
  )
}

/** Changes the particulars of an agency; name and code have their own steps because they are dated. */
export function Page() {
  const t = useTexts(agencyFormTexts)
  const words = useTexts(organisationsTexts)
  const code = usePathValue('code')
  const found = useApi<AgencyPage>(`/api/organisations/agencies/${encodeURIComponent(code)}`)
  if (found.error) return <Failure page problem={found.error} onRetry={() => found.refetch()} />
  if (!found.data) return <Loading lines={8} />
  const crumbs = [
    { title: words('agencies'), to: '/co-quan' },
    { title: found.data.name, to: `/co-quan/${encodeURIComponent(code)}` },
  ]
  return (
    <>
      <PageHeader title={t('edit')} purpose={t('editPurpose')} crumbs={crumbs} />
      <EditForm key={found.data.version} agency={found.data} />
    </>
  )
}
