// SPDX-License-Identifier: Apache-2.0
import { DayInput, Failure, Field, useCommand, useTexts } from '@tinhso/kernel/ui'
import type { AddCode } from '@tinhso/reference/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { referenceTexts } from './reference-texts.ts'

/** Adds a code to a list, from a day on. */
export function AddCodeDialog({ list, onClose }: { list: string; onClose: () => void }) {
  const t = useTexts(referenceTexts)
  const [draft, setDraft] = useState({ code: '', vi: '', en: '', parentCode: '', from: '' })
  const path = `/api/reference/code-lists/${encodeURIComponent(list)}`
  const add = useCommand<void>(() => {
    const body: AddCode = {
      code: draft.code.trim(),
      name: { vi: draft.vi.trim(), ...(draft.en.trim() ? { en: draft.en.trim() } : {}) },
      ...(draft.parentCode.trim() ? { parentCode: draft.parentCode.trim() } : {}),
      ...(draft.from ? { from: draft.from } : {}),
    }
    return { path: `${path}/items`, body }
  }, [path])
  const errors = add.error?.fields ?? []
  const line = (
    key: 'code' | 'vi' | 'en' | 'parentCode',
    pointer: string,
    label: string,
    optional = false,
  ) => (
    <Field path={pointer} label={label} optional={optional} errors={errors}>
      {(control) => (
        <Input
          {...control}
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </Field>
  )
  return (
    <Modal
      open
      title={t('add')}
      okText={t('add')}
      okButtonProps={{ loading: add.isPending }}
      onOk={() => add.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {add.error && <Failure problem={add.error} />}
        {line('code', 'code', t('code'))}
        {line('vi', 'name/vi', t('name'))}
        {line('en', 'name/en', t('nameEn'), true)}
        {line('parentCode', 'parentCode', t('parent'), true)}
        <Field path="from" label={t('validFrom')} optional errors={errors}>
          {(control) => (
            <DayInput {...control} value={draft.from} onChange={(from) => setDraft({ ...draft, from })} />
          )}
        </Field>
      </div>
    </Modal>
  )
}
