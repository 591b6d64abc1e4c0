// SPDX-License-Identifier: Apache-2.0
import { DayInput, Failure, Field, useCommand, useTexts } from '@tinhso/kernel/ui'
import type { LegalDocument, UpdateValidity } from '@tinhso/legal-basis/contract'
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { legalTexts } from './legal-texts.ts'

type Draft = Record<'validFrom' | 'validTo' | 'replacedBy' | 'note', string>

/** Records from when to when a document holds and what replaced it. */
export function ValidityDialog({ document, onClose }: { document: LegalDocument; onClose: () => void }) {
  const t = useTexts(legalTexts)
  const [draft, setDraft] = useState<Draft>({
    validFrom: document.validFrom ?? '',
    validTo: document.validTo ?? '',
    replacedBy: document.replacedBy ?? '',
    note: document.note ?? '',
  })
  const path = `/api/legal-basis/documents/${encodeURIComponent(document.ref)}`
  const save = useCommand<void>(() => {
    const body: UpdateValidity = {
      validFrom: draft.validFrom || null,
      validTo: draft.validTo || null,
      replacedBy: draft.replacedBy || null,
      note: draft.note || null,
      version: document.version,
    }
    return { method: 'PATCH', path, body }
  }, ['/api/legal-basis'])
  const errors = save.error?.fields ?? []
  const line = (key: keyof Draft, kind: 'day' | 'text') => (
    <Field path={key} label={t(key)} optional errors={errors}>
      {(control) =>
        kind === 'day' ? (
          <DayInput {...control} value={draft[key]} onChange={(day) => setDraft({ ...draft, [key]: day })} />
        ) : (
          <Input
            {...control}
            value={draft[key]}
            onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
          />
        )
      }
    </Field>
  )
  return (
    <Modal
      open
      title={t('changeValidity')}
      okText={t('save')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => save.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {save.error && <Failure problem={save.error} />}
        {line('validFrom', 'day')}
        {line('validTo', 'day')}
        {line('replacedBy', 'text')}
        {line('note', 'text')}
      </div>
    </Modal>
  )
}
