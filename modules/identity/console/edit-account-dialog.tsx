// SPDX-License-Identifier: Apache-2.0
import type { AccountChange, AccountDetail } from '@tinhso/identity/contract'
import { ErrorSummary, Failure, Field, type FieldError, useCommand, useTexts } from '@tinhso/kernel/ui'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { identityTexts } from './identity-texts.ts'

const FIELDS = ['displayName', 'position', 'email', 'phone'] as const
type Draft = Record<(typeof FIELDS)[number], string>
const TYPES: Partial<Record<keyof Draft, string>> = { email: 'email', phone: 'tel' }

/** Changes name, position and addresses of an account; the home agency changes by leaving it. */
export function EditAccountDialog({ account, onClose }: { account: AccountDetail; onClose: () => void }) {
  const t = useTexts(identityTexts)
  const [draft, setDraft] = useState<Draft>({
    displayName: account.displayName,
    position: account.position ?? '',
    email: account.email ?? '',
    phone: account.phone ?? '',
  })
  const [missing, setMissing] = useState<FieldError[]>([])
  const save = useCommand<void>(() => {
    const orNull = (text: string) => text.trim() || null
    const body: AccountChange = {
      version: account.version,
      displayName: draft.displayName.trim(),
      position: orNull(draft.position),
      email: orNull(draft.email),
      phone: orNull(draft.phone),
    }
    return { method: 'PATCH', path: `/api/accounts/${encodeURIComponent(account.username)}`, body }
  }, ['/api/accounts'])
  const errors = missing.length > 0 ? missing : (save.error?.fields ?? [])
  const send = () => {
    const faults: FieldError[] = []
    if (draft.displayName.trim().length < 2) faults.push({ path: 'displayName', message: t('errorName') })
    if (!/^([^@\s]+@[^@\s]+)?$/.test(draft.email.trim()))
      faults.push({ path: 'email', message: t('errorEmail') })
    setMissing(faults)
    if (faults.length === 0) save.mutate(undefined, { onSuccess: onClose })
  }
  return (
    <Modal
      open
      title={t('may.change')}
      okText={t('save')}
      okButtonProps={{ loading: save.isPending }}
      onOk={send}
      onCancel={onClose}
    >
      <div className="ts-stack">
        <ErrorSummary errors={errors} />
        {save.error && errors.length === 0 && <Failure problem={save.error} />}
        {FIELDS.map((key) => (
          <Field key={key} path={key} label={t(key)} optional={key !== 'displayName'} errors={errors}>
            {(control) => (
              <Input
                {...control}
                type={TYPES[key] ?? 'text'}
                autoComplete="off"
                value={draft[key]}
                onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </Modal>
  )
}
