// SPDX-License-Identifier: Apache-2.0
import { DayInput, Failure, Field, useCommand, useTextOf, useTexts } from '@tinhso/kernel/ui'
import type { CloseCode, CodeItem } from '@tinhso/reference/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { referenceTexts } from './reference-texts.ts'

/** Closes a code from a day on, or supersedes it; nothing is deleted (R-REF-03). */
export function CloseCodeDialog({
  list,
  item,
  onClose,
}: {
  list: string
  item: CodeItem
  onClose: () => void
}) {
  const t = useTexts(referenceTexts)
  const textOf = useTextOf()
  const [on, setOn] = useState('')
  const [supersededBy, setSupersededBy] = useState('')
  const path = `/api/reference/code-lists/${encodeURIComponent(list)}`
  const close = useCommand<void>(() => {
    const body: CloseCode = { on, ...(supersededBy.trim() ? { supersededBy: supersededBy.trim() } : {}) }
    return { path: `${path}/items/${encodeURIComponent(item.code)}/close`, body }
  }, [path])
  const errors = close.error?.fields ?? []
  return (
    <Modal
      open
      title={`${t('close')}: ${textOf(item.name)}`}
      okText={t('close')}
      okButtonProps={{ loading: close.isPending, danger: true, disabled: on === '' }}
      onOk={() => close.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="ts-stack">
        <p>{t('closeWill')}</p>
        {close.error && <Failure problem={close.error} />}
        <Field path="on" label={t('closeOn')} errors={errors}>
          {(control) => <DayInput {...control} value={on} onChange={setOn} />}
        </Field>
        <Field path="supersededBy" label={t('supersededBy')} optional errors={errors}>
          {(control) => (
            <Input
              {...control}
              value={supersededBy}
              onChange={(event) => setSupersededBy(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}
