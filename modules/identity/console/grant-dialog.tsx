// SPDX-License-Identifier: Apache-2.0
import type { AccountDetail, NewGrant } from '@tinhso/identity/contract'
import {
  DayInput,
  Failure,
  Field,
  type ListPage,
  type Text,
  useApi,
  useCommand,
  useTextOf,
  useTexts,
} from '@tinhso/kernel/ui'
import { Checkbox, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { identityTexts } from './identity-texts.ts'

type GrantableRole = { role: string; title: Text; withoutAgency: boolean }

/** Grants a role for a time, by a decision; only roles the caller may grant are offered. */
export function GrantDialog({ account, onClose }: { account: AccountDetail; onClose: () => void }) {
  const t = useTexts(identityTexts)
  const textOf = useTextOf()
  const roles = useApi<ListPage<GrantableRole>>('/api/grantable-roles')
  const [draft, setDraft] = useState({
    role: '',
    agencyCode: account.agencyCode ?? '',
    includesChildren: false,
    validFrom: '',
    validTo: '',
    decisionNumber: '',
  })
  const chosen = roles.data?.items.find(({ role }) => role === draft.role)
  const grant = useCommand<void>(() => {
    const body: NewGrant = {
      role: draft.role,
      decisionNumber: draft.decisionNumber.trim(),
      includesChildren: draft.includesChildren,
      agencyCode: chosen?.withoutAgency && draft.agencyCode === '' ? null : draft.agencyCode,
      ...(draft.validFrom ? { validFrom: draft.validFrom } : {}),
      ...(draft.validTo ? { validTo: draft.validTo } : {}),
    }
    return { path: `/api/accounts/${encodeURIComponent(account.username)}/roles`, body }
  }, ['/api/accounts'])
  const errors = grant.error?.fields ?? []
  const line = (key: 'agencyCode' | 'decisionNumber', label: string, optional = false) => (
    <Field path={key} label={label} optional={optional} errors={errors}>
      {(control) => (
        <Input
          {...control}
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  )
  const day = (key: 'validFrom' | 'validTo', label: string) => (
    <Field path={key} label={label} optional errors={errors}>
      {(control) => (
        <DayInput
          {...control}
          value={draft[key]}
          onChange={(value) => setDraft({ ...draft, [key]: value })}
        />
      )}
    </Field>
  )
  return (
    <Modal
      open
      title={t('grant')}
      okText={t('grant')}
      okButtonProps={{ loading: grant.isPending, disabled: draft.role === '' }}
      onOk={() => grant.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {grant.error && <Failure problem={grant.error} />}
        <Field path="role" label={t('grantRole')} errors={errors}>
          {(control) => (
            <Select
              {...control}
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={t('choose')}
              value={draft.role || null}
              options={(roles.data?.items ?? []).map(({ role, title }) => ({
                value: role,
                label: textOf(title),
              }))}
              onChange={(role) => setDraft({ ...draft, role })}
            />
          )}
        </Field>
        {line('agencyCode', t('agencyCode'), chosen?.withoutAgency)}
        <Checkbox
          checked={draft.includesChildren}
          onChange={(event) => setDraft({ ...draft, includesChildren: event.target.checked })}
        >
          {t('grantChildren')}
        </Checkbox>
        {line('decisionNumber', t('grantDecision'))}
        {day('validFrom', t('grantFrom'))}
        {day('validTo', t('grantTo'))}
      </div>
    </Modal>
  )
}
