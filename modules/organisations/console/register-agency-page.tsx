// SPDX-License-Identifier: Apache-2.0
import {
  DayInput,
  DraftForm,
  Field,
  type FieldError,
  fieldErrorsOf,
  PageHeader,
  useCommand,
  useDraft,
  useGo,
  useTexts,
} from '@tinhso/kernel/ui'
import type { Agency } from '@tinhso/organisations/contract'
import { Input } from 'antd'
import { useState } from 'react'
import {
  emptyAgency,
  faultsOf,
  type NewAgencyDraft,
  particularChecks,
  registrationOf,
} from './agency-draft.ts'
import { ContactFields, PlaceFields } from './agency-fields.tsx'
import { agencyFormTexts } from './agency-form-texts.ts'
import { organisationsTexts } from './organisations-texts.ts'

const PLACES = {
  'organisations.duplicate-agency-code': 'code',
  'organisations.agency-code-format': 'code',
  'organisations.agency-not-found': 'parentCode',
  'organisations.agency-closed': 'parentCode',
}

function NameFields({
  draft,
  change,
  errors,
}: {
  draft: NewAgencyDraft
  change: (changes: Partial<NewAgencyDraft>) => void
  errors: readonly FieldError[]
}) {
  const t = useTexts(agencyFormTexts)
  const words = useTexts(organisationsTexts)
  const line = (
    key: 'name' | 'shortName' | 'code' | 'decision',
    label: string,
    { help, optional = true }: { help?: string; optional?: boolean } = {},
  ) => (
    <Field path={key} label={label} help={help} optional={optional} errors={errors}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={draft[key]}
          onChange={(event) => change({ [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <fieldset>
      <legend>{t('groupName')}</legend>
      {line('name', t('name'), { help: t('nameHelp'), optional: false })}
      {line('shortName', words('shortName'))}
      {line('code', t('code'), { help: t('codeHelp') })}
      <Field path="validFrom" label={t('validFrom')} errors={errors}>
        {(control) => (
          <DayInput {...control} value={draft.validFrom} onChange={(validFrom) => change({ validFrom })} />
        )}
      </Field>
      {line('decision', t('decision'))}
    </fieldset>
  )
}

/** Enters an agency into the register (R-ORG-01). */
export function Page() {
  const t = useTexts(agencyFormTexts)
  const words = useTexts(organisationsTexts)
  const go = useGo()
  const { value: draft, change, savedAt, found, drop } = useDraft('organisations.register', emptyAgency)
  const [missing, setMissing] = useState<FieldError[]>([])
  const register = useCommand<void, Agency>(
    () => ({ path: '/api/organisations/agencies', body: registrationOf(draft) }),
    ['/api/organisations'],
  )
  const errors = missing.length > 0 ? missing : fieldErrorsOf(register.error, PLACES)
  const submit = () => {
    const named = draft.name.trim().length >= 3
    const faults = faultsOf(
      [
        ['name', named, 'errorName'],
        ['validFrom', draft.validFrom !== '', 'errorDay'],
        ...particularChecks(draft),
      ],
      t,
    )
    setMissing(faults)
    if (faults.length > 0) return
    register.mutate(undefined, {
      onSuccess: ({ code }) => {
        drop()
        go(`/co-quan/${encodeURIComponent(code)}`)
      },
    })
  }
  return (
    <>
      <PageHeader
        title={t('register')}
        purpose={t('registerPurpose')}
        crumbs={[{ title: words('agencies'), to: '/co-quan' }]}
      />
      <DraftForm
        draft={{ found, savedAt, drop }}
        errors={errors}
        problem={register.error}
        pending={register.isPending}
        submitLabel={t('register')}
        onSubmit={submit}
      >
        <NameFields {...{ draft, change, errors }} />
        <PlaceFields {...{ draft, change, errors }} />
        <ContactFields {...{ draft, change, errors }} />
      </DraftForm>
    </>
  )
}
