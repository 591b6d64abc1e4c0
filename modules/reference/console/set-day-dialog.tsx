// SPDX-License-Identifier: Apache-2.0
import { DayInput, Failure, Field, useCommand, useTexts } from '@tinhso/kernel/ui'
import type { SetCalendarDay } from '@tinhso/reference/contract'
import { Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { referenceTexts } from './reference-texts.ts'

const KINDS = ['holiday', 'compensatory', 'swap-off', 'swap-work', 'local-off', 'local-work'] as const

/** Sets a day of the working calendar, by a document. */
export function SetDayDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts(referenceTexts)
  const [draft, setDraft] = useState({
    date: '',
    kind: 'local-off' as SetCalendarDay['kind'],
    name: '',
    basis: '',
  })
  const set = useCommand<void>(() => {
    const name = draft.name.trim()
    const body: SetCalendarDay = { kind: draft.kind, name: { vi: name, en: name }, basis: draft.basis.trim() }
    return { method: 'PUT', path: `/api/reference/working-calendar/days/${draft.date}`, body }
  }, ['/api/reference/working-calendar'])
  const errors = set.error?.fields ?? []
  return (
    <Modal
      open
      title={t('setDay')}
      okText={t('save')}
      okButtonProps={{ loading: set.isPending, disabled: draft.date === '' }}
      onOk={() => set.mutate(undefined, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="ts-stack">
        {set.error && <Failure problem={set.error} />}
        <Field path="date" label={t('day')} errors={errors}>
          {(control) => (
            <DayInput {...control} value={draft.date} onChange={(date) => setDraft({ ...draft, date })} />
          )}
        </Field>
        <Field path="kind" label={t('kind')} errors={errors}>
          {(control) => (
            <Select
              {...control}
              value={draft.kind}
              options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
              onChange={(kind) => setDraft({ ...draft, kind })}
            />
          )}
        </Field>
        <Field path="name/vi" label={t('dayName')} errors={errors}>
          {(control) => (
            <Input
              {...control}
              value={draft.name}
              onChange={(event) => setDraft({ ...draft, name: event.target.value })}
            />
          )}
        </Field>
        <Field path="basis" label={t('basis')} errors={errors}>
          {(control) => (
            <Input
              {...control}
              value={draft.basis}
              onChange={(event) => setDraft({ ...draft, basis: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Modal>
  )
}
