// SPDX-License-Identifier: Apache-2.0
import type { Slip } from '@tinhso/identity/contract'
import {
  Failure,
  Field,
  FormPage,
  PageHeader,
  useCommand,
  useGo,
  useSession,
  useTexts,
} from '@tinhso/kernel/ui'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { identityTexts } from './identity-texts.ts'
import { SlipDialog } from './slip-dialog.tsx'

const FIELDS = ['displayName', 'personalIdentifier', 'agencyCode', 'position', 'email', 'phone'] as const
type Draft = Record<(typeof FIELDS)[number], string>
const REQUIRED = new Set<string>(['displayName', 'personalIdentifier', 'agencyCode'])

/** Makes an account or asks for one; the one-time password is shown once. */
export function Page() {
  const t = useTexts(identityTexts)
  const go = useGo()
  const { account } = useSession()
  const [draft, setDraft] = useState<Draft>({
    displayName: '',
    personalIdentifier: '',
    agencyCode: account.agencyCode ?? '',
    position: '',
    email: '',
    phone: '',
  })
  const create = useCommand<void, Slip>(() => {
    const filled = Object.entries(draft).filter(([key, value]) => REQUIRED.has(key) || value.trim() !== '')
    return {
      path: '/api/accounts',
      body: Object.fromEntries(filled.map(([key, value]) => [key, value.trim()])),
    }
  }, ['/api/accounts'])
  const errors = create.error?.fields ?? []
  const labels = {
    displayName: t('displayName'),
    personalIdentifier: t('identifier'),
    agencyCode: t('agencyCode'),
    position: t('position'),
    email: t('email'),
    phone: t('phone'),
  }
  const helps: Partial<Draft> = { personalIdentifier: t('identifierHelp'), agencyCode: t('agencyCodeHelp') }
  return (
    <>
      <PageHeader
        title={t('add')}
        purpose={t('addPurpose')}
        crumbs={[{ title: t('accounts'), to: '/tai-khoan' }]}
      />
      <FormPage
        errors={errors}
        onSubmit={() => create.mutate()}
        before={create.error && errors.length === 0 && <Failure problem={create.error} />}
        actions={
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {t('create')}
          </Button>
        }
      >
        {FIELDS.map((key) => (
          <Field
            key={key}
            path={key}
            label={labels[key]}
            help={helps[key]}
            optional={!REQUIRED.has(key)}
            errors={errors}
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={draft[key]}
                onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </FormPage>
      {create.data && (
        <SlipDialog
          slip={create.data}
          onClose={() => go(`/tai-khoan/${encodeURIComponent(create.data.username)}`)}
        />
      )}
    </>
  )
}
